import Foundation
import Glibc

/// A folder that is there as long as something is tried in it.
enum ScratchFolder {
  /// Makes the folder, and takes it away with all that is in it.
  static func use<Result>(_ body: (URL) throws -> Result) throws -> Result {
    var name = Array((FileManager.default.temporaryDirectory.path + "/peil-testing-XXXXXX").utf8CString)
    guard mkdtemp(&name) != nil else { throw CocoaError(.fileWriteUnknown) }
    let path = name.withUnsafeBufferPointer {
      String(decoding: $0.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(URL(fileURLWithPath: path))
  }
}
