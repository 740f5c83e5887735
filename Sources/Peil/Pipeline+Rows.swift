public import PeilCore
import PeilDiagnostics
import PeilEngine

extension Pipeline {
  /// The first rows of a source or dataset after one of its stages (nil: the last; 0: before the first).
  ///
  /// An unknown name or stage is an error that says what there is.
  public func rows(
    of name: String, afterStage stage: Int?, limit: Int, options: RunOptions, engine: any Engine = NativeEngine()
  ) throws -> ExportedRows {
    let sources = plan.sources.map(\.name)
    let names = sources + plan.datasets.map(\.name)
    guard names.contains(name) else {
      let guess = nearestName(to: name, among: names).map { "did you mean '\($0)'?" }
      throw DiagnosticsError([
        .error(
          "unknown-dataset", "no source or dataset '\(name)' in \(file)",
          details: [guess, "there are: \(listed(names, limit: 20))"].compactMap(\.self))
      ])
    }
    let stages = plan.datasets.first { $0.name == name }?.stages ?? []
    if let stage, !(0...stages.count).contains(stage) {
      let list = stages.map { "\($0.number) \($0.kind)" }.joined(separator: ", ")
      throw DiagnosticsError([
        .error(
          "unknown-stage", "'\(name)' has no stage \(stage)",
          details: [stages.isEmpty ? "it has no stages" : "its stages are: \(list)"])
      ])
    }
    return try engine.rows(of: name, afterStage: stage, limit: limit, in: plan, options: options)
  }
}
