import Glibc
import PeilSampleData

/// The folder on disk that the files go to.
struct SampleFolder {
  /// What the system refused, and on which path.
  struct Failure: Error, CustomStringConvertible {
    let action: String
    let path: String
    let code: Int32

    var description: String {
      "cannot \(action) '\(path)': \(String(cString: strerror(code)))"
    }
  }

  let path: String

  /// Writes every file beside its place and then moves it there, so that no file is ever there by half.
  func write(_ files: [SampleFile]) throws {
    for file in files {
      let target = "\(path)/\(file.path)"
      try makeFolders(above: target)
      let draft = target + ".draft"
      try write(file.bytes, to: draft)
      guard rename(draft, target) == 0 else {
        let code = errno
        unlink(draft)
        throw Failure(action: "replace", path: target, code: code)
      }
    }
  }

  private func makeFolders(above target: String) throws {
    for place in target.indices where target[place] == "/" && place != target.startIndex {
      let folder = String(target[..<place])
      if mkdir(folder, 0o777) != 0 && errno != EEXIST {
        throw Failure(action: "make the folder", path: folder, code: errno)
      }
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0 else { throw Failure(action: "write", path: path, code: errno) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        let code = errno
        unlink(path)
        throw Failure(action: "write", path: path, code: code)
      }
      written += count
    }
  }
}
