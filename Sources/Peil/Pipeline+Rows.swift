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
    let stages = try stages(of: name)
    if let stage, !(0...stages.count).contains(stage) {
      throw DiagnosticsError([unknownStage("'\(name)' has no stage \(stage)", stages)])
    }
    return try engine.rows(of: name, afterStage: stage, limit: limit, in: plan, options: options)
  }

  /// The number of the stage that a word means: the number itself, or the kind of a stage that stands there once.
  ///
  /// A kind that stands there several times, or not at all, is an error that lists the stages.
  public func stage(_ word: String, of name: String) throws -> Int {
    if let number = Int(word) { return number }
    let stages = try stages(of: name)
    let numbers = stages.filter { $0.kind == word }.map(\.number)
    if numbers.count == 1 { return numbers[0] }
    if numbers.isEmpty {
      let guess = nearestName(to: word, among: stages.map(\.kind)).map { "did you mean '\($0)'?" }
      throw DiagnosticsError([unknownStage("'\(name)' has no stage '\(word)'", stages, guess)])
    }
    throw DiagnosticsError([
      unknownStage("'\(name)' has \(numbers.count) stages '\(word)'", stages, "name one by its number")
    ])
  }

  private func stages(of name: String) throws(DiagnosticsError) -> [PlannedStage] {
    let names = plan.sources.map(\.name) + plan.datasets.map(\.name)
    guard names.contains(name) else {
      let guess = nearestName(to: name, among: names).map { "did you mean '\($0)'?" }
      throw DiagnosticsError([
        .error(
          "unknown-dataset", "no source or dataset '\(name)' in \(file)",
          details: [guess, "there are: \(listed(names, limit: 20))"].compactMap(\.self))
      ])
    }
    return plan.datasets.first { $0.name == name }?.stages ?? []
  }

  private func unknownStage(_ message: String, _ stages: [PlannedStage], _ hint: String? = nil) -> Diagnostic {
    let list = stages.map { "\($0.number) \($0.kind)" }.joined(separator: ", ")
    return .error(
      "unknown-stage", message,
      details: [hint, stages.isEmpty ? "it has no stages" : "its stages are: \(list)"].compactMap(\.self))
  }
}
