import Glibc

/// The folder the command runs in.
enum WorkingFolder {
  /// Its absolute path; nil where it is gone.
  static var path: String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}
