/// Paths inside a pipeline file, which are relative to it.
public enum PipelinePath {
  /// A path of the pipeline file as seen from where the command runs.
  static func resolved(_ path: String, in pipeline: String) -> String {
    guard !path.hasPrefix("/"), !isAddress(path), let slash = pipeline.lastIndex(of: "/") else { return path }
    return String(pipeline[...slash]) + path
  }

  /// Whether a path says what kind of storage it is on, as `s3://…` does, which only an outside engine reads.
  public static func isAddress(_ path: String) -> Bool {
    guard let scheme = path.firstRange(of: "://") else { return false }
    return path[..<scheme.lowerBound].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+") }
      && path.first?.isLetter == true
  }

  /// The folders of a path with a slash at their end; empty for a name alone.
  static func folder(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// The last part of a path, without its folders.
  static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
