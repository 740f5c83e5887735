import Glibc
import Peil

/// The file of a text that quotes figures.
enum DraftFile {
  /// Its bytes; a file that cannot be read is an error with exit status 66.
  static func contents(of path: String) throws(DiagnosticsError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreadable(path, errno) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0, errno != EINTR { throw unreadable(path, errno) }
      bytes.append(contentsOf: buffer[..<max(count, 0)])
    }
  }

  private static func unreadable(_ path: String, _ number: Int32) -> DiagnosticsError {
    DiagnosticsError([
      .error("unreadable-draft", "cannot read '\(path)': \(String(cString: strerror(number)))", exit: .noInput)
    ])
  }
}
