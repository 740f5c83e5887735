import PeilCore
import PeilDiagnostics
import PeilTable

extension Planner {
  /// Plans the datasets, each after those it reads; what cannot be planned leaves the others alone.
  func planDatasets() {
    let entries = entries("datasets").filter { reportTakenName($0.key) }
    let declared = Dictionary(entries.map { ($0.key.text, $0) }, uniquingKeysWith: { first, _ in first })
    var visited: Set<String> = []
    var path: [String] = []

    func visit(_ entry: Setting.Entry) {
      let name = entry.key.text
      guard !visited.contains(name) else { return }
      path.append(name)
      defer {
        path.removeLast()
        visited.insert(name)
      }
      for dependency in dependencies(of: entry.value) {
        if let start = path.firstIndex(of: dependency.text) {
          reportCycle(path[start...] + [dependency.text], at: dependency)
        } else if let other = declared[dependency.text] {
          visit(other)
        }
      }
      plan(entry)
    }

    for entry in entries { visit(entry) }
  }

  /// Sources and datasets share one name space.
  private func reportTakenName(_ name: SourceText) -> Bool {
    guard let source = entries("sources").first(where: { $0.key.text == name.text }) else { return true }
    report(
      .error(
        "taken-name", "'\(name.text)' is also a source", at: name.span,
        label: "give the dataset another name", details: ["the source stands on line \(source.key.span.start.line)"]))
    return false
  }

  private func reportCycle(_ names: ArraySlice<String>, at name: SourceText) {
    report(
      .error(
        "cycle", "datasets go round in a circle: \(names.joined(separator: " → "))", at: name.span,
        label: "a dataset cannot be made of itself: begin one of them with a source"))
  }

  /// The sources and datasets a dataset names.
  private func dependencies(of setting: Setting) -> [SourceText] {
    var names: [SourceText] = []
    collectDatasets(setting, .options(language.dataset), into: &names)
    return names
  }

  private func collectDatasets(_ setting: Setting, _ kind: Parameter.Kind, into names: inout [SourceText]) {
    switch kind {
    case .dataset: if let name = setting.text, !name.text.isEmpty { names.append(name) }
    case .either(let kinds):
      if let fitting = kinds.first(where: { $0.admits(setting) }) { collectDatasets(setting, fitting, into: &names) }
    case .oneOrMore(let item) where item.admits(setting): collectDatasets(setting, item, into: &names)
    case .list(let item), .oneOrMore(let item):
      for entry in setting.list ?? [] { collectDatasets(entry, item, into: &names) }
    case .map(_, let value): for entry in setting.map ?? [] { collectDatasets(entry.value, value, into: &names) }
    case .options(let parameters):
      for entry in setting.map ?? [] {
        guard let parameter = parameters.first(where: { $0.name == entry.key.text }) else { continue }
        collectDatasets(entry.value, parameter.kind, into: &names)
      }
    default: break
    }
  }

  private func plan(_ entry: Setting.Entry) {
    let names = dependencies(of: entry.value)
    used.formUnion(names.map(\.text))
    for name in names where !relationNames.contains(name.text) { reportUnknownDataset(name) }
    guard let from = entry.value["from"]?.text?.text, let schema = schemas[from] else { return }
    var state = StageState(schema: schema)
    for (place, stage) in (entry.value["stages"]?.list ?? []).enumerated() {
      guard plan(stage, number: place + 1, dataset: entry.key.text, from: from, &state) else { return }
    }
    schemas[entry.key.text] = state.schema
    datasets.append(PlannedDataset(name: entry.key.text, from: from, stages: state.stages, schema: state.schema))
  }

  private struct StageState {
    var schema: Schema
    var stages: [PlannedStage] = []
  }

  /// Plans one stage; false where the columns after it are unknown.
  private func plan(
    _ setting: Setting, number: Int, dataset: String, from origin: String, _ state: inout StageState
  ) -> Bool {
    guard let entries = setting.map, let entry = entries.first, entries.count == 1 else {
      reportStageForm(setting)
      return false
    }
    guard let stage = catalogue.stage(entry.key.text), isSound(entry.value, stage.page.setting),
      dependencies(ofStage: entry).allSatisfy({ schemas[$0.text] != nil })
    else { return false }
    let context = context(dataset, from: origin)
    let relation = stage.relation(entry.value, input: state.schema, context: context)
    diagnostics += context.diagnostics
    guard let relation else { return false }
    state.stages.append(
      PlannedStage(
        number: number, kind: stage.page.name, input: state.schema, relation: relation, span: entry.key.span))
    state.schema = relation.schema
    return true
  }

  private func dependencies(ofStage entry: Setting.Entry) -> [SourceText] {
    var names: [SourceText] = []
    collectDatasets(
      Setting(.map([entry]), span: entry.value.span), .options(language.stageOptions), into: &names)
    return names
  }

  /// The shape check has seen to unknown words; what is left is a map with none or several.
  private func reportStageForm(_ setting: Setting) {
    guard let entries = setting.map else { return }
    if let second = entries.dropFirst().first {
      report(
        .error(
          "stage-form", "two stages stand in one item of the list", at: second.key.span,
          label: "begin it with '- ' on a line of its own"))
    } else {
      report(.error("stage-form", "here stands no stage", at: setting.span, label: "write '- filter: …' or another"))
    }
  }
}
