/// Paths inside a pipeline file, which are relative to it.
enum PipelinePath {
  /// A path of the pipeline file as seen from where the command runs.
  static func resolved(_ path: String, in pipeline: String) -> String {
    guard !path.hasPrefix("/"), let slash = pipeline.lastIndex(of: "/") else { return path }
    return String(pipeline[...slash]) + path
  }

  /// The folders of a path with a slash at their end; empty for a name alone.
  static func folder(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// The last part of a path, without its folders.
  static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
