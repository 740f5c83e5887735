public import PeilDiagnostics

extension Diagnostic {
  /// A name that no source or dataset has, with the nearest one, or where to declare it.
  public static func unknownRelation(_ name: SourceText, among names: [String]) -> Diagnostic {
    let near = nearestName(to: name.text, among: names)
    return .error(
      "unknown-dataset", "no source or dataset '\(name.text)'", at: name.span,
      label: near.map { "did you mean '\($0)'?" } ?? "declare it under 'sources' or 'datasets', or name another",
      details: ["there are: \(listed(names, limit: 20))"])
  }
}
