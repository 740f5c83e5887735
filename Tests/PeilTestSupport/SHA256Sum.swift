package import Foundation

/// Hashes by the system's own program, and not by the code under test.
package enum SHA256Sum {
  /// The hash of a text's bytes.
  package static func of(_ text: String) -> String { run([], Data(text.utf8)) }

  /// The hash of a file.
  package static func of(file: URL) -> String { run([file.path], nil) }

  private static func run(_ arguments: [String], _ input: Data?) -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    process.arguments = arguments
    let (given, output) = (Pipe(), Pipe())
    process.standardInput = given
    process.standardOutput = output
    do { try process.run() } catch { preconditionFailure("sha256sum does not start: \(error)") }
    if let input { given.fileHandleForWriting.write(input) }
    given.fileHandleForWriting.closeFile()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return String(said.prefix(64))
  }
}
