import Glibc
import PeilDiagnostics

/// Names with wildcards, as a shell reads them.
public enum FilePattern {
  /// Whether a path has a wildcard (`*`, `?` or `[`) in it.
  public static func isPattern(_ path: String) -> Bool { path.contains { "*?[".contains($0) } }

  /// The files that a pattern names, in the order of their bytes; throws where there are none, with what the folder holds.
  ///
  /// A file whose own name is the pattern is that file.
  public static func files(_ pattern: String) throws(SourceError) -> [String] {
    if access(pattern, F_OK) == 0 { return [pattern] }
    var found = glob_t()
    defer { globfree(&found) }
    let status = glob(pattern, GLOB_NOSORT, nil, &found)
    guard status == 0 || status == GLOB_NOMATCH else { throw SourceError(path: pattern, reason: .unreadable(errno)) }
    let paths = (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
      .filter { !isFolder($0) }
    guard !paths.isEmpty else {
      throw SourceError(path: pattern, reason: .noMatch(NearestFile.names(beside: pattern)))
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
