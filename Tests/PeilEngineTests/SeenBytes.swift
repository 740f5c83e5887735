import Foundation
import PeilCore
import Synchronization

/// Keeps what an observer is shown.
final class SeenBytes: InputObserver {
  private let seen = Mutex<[String: [UInt8]]>([:])

  func observe(_ bytes: UnsafeRawBufferPointer, of source: String, file: Int, size: Int) {
    let copy = Array(bytes)
    seen.withLock { $0[source, default: []] += copy }
  }

  func bytes(of source: String) -> [UInt8] { seen.withLock { $0[source] ?? [] } }
}

func fileBytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
