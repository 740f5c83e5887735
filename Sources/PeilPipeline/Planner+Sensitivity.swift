import PeilCore
import PeilDiagnostics
import PeilMeasures
import PeilTable

extension Planner {
  private static let sensitivitySuffix = "_sensitivity"

  /// The table that `sensitivity` adds: the published figure, the figures of other reasonable choices, and their range.
  func sensitivity(
    _ setting: Setting, of table: PlannedTable, _ shape: TableShape, _ guards: GuardMaker
  ) -> [PlannedTable] {
    guard let written = setting["sensitivity"], let name = (written["measure"] ?? written).text, !name.text.isEmpty,
      let entry = published(name, in: setting, of: table),
      let own = table.measures.first(where: { $0.name == name.text })
    else { return [] }
    let choices =
      alternatives(to: entry, of: shape, from: table.from, guards)
      + (written["beside"]?.map ?? []).flatMap { plan(measure: $0, of: shape, from: table.from, guards) }
    let all = [own.published] + choices.map { $0.saying(only: table.condition, in: shape.schema) }
    guard all.count > 1 else {
      // What was wrong with a choice of the author's is reported already.
      if written["beside"]?.map?.isEmpty ?? true { reportNoChoices(name, own.kind) }
      return []
    }
    let ends = FigureRange.End.allCases.compactMap { end in
      FigureRange.bound(end, of: all.map(\.bound)).map { bound in
        PlannedMeasure(
          name: "\(name.text)_\(end.rawValue)", kind: "sensitivity", label: end.label, note: nil,
          decimals: own.decimals,
          bound: bound, guards: guards.guards(for: bound))
      }
    }
    return [
      PlannedTable(
        name: table.name + Self.sensitivitySuffix,
        title: table.title.followed(
          by: LocalizedText(nl: "hoe het cijfer verandert met de keuzes", en: "how the figure changes with the choices")
        ),
        note: nil, from: table.from, condition: table.condition, dimensions: table.dimensions, totals: table.totals,
        measures: all + ends, hidesEmpty: table.hidesEmpty)
    ]
  }

  /// The name of the table of other definitions; no name of an author's holds a blank.
  static func otherDefinitionsName(of table: String) -> String { table + " other definitions" }

  /// The table of what other reasonable choices give for the measure that is explained; none where no others are known.
  func otherDefinitions(
    _ setting: Setting, of table: PlannedTable, _ shape: TableShape, _ guards: GuardMaker
  ) -> [PlannedTable] {
    guard let explained, explained.table == table.name,
      let entry = setting["measures"]?.map?.first(where: { $0.key.text == explained.measure })
    else { return [] }
    // What is wrong with a choice that nobody wrote is no fault of the file's.
    let known = diagnostics
    let choices = alternatives(to: entry, of: shape, from: table.from, guards)
    diagnostics = known
    guard !choices.isEmpty else { return [] }
    return [
      PlannedTable(
        name: Self.otherDefinitionsName(of: table.name), title: table.title, note: nil, from: table.from,
        condition: table.condition, dimensions: table.dimensions, totals: table.totals,
        measures: choices.map { $0.saying(only: table.condition, in: shape.schema) }, hidesEmpty: table.hidesEmpty)
    ]
  }

  /// The name of the table that `sensitivity` adds.
  func namesOfSensitivity(_ setting: Setting?, of table: String) -> [String] {
    setting == nil ? [] : [table + Self.sensitivitySuffix]
  }

  private func published(_ name: SourceText, in setting: Setting, of table: PlannedTable) -> Setting.Entry? {
    if let entry = setting["measures"]?.map?.first(where: { $0.key.text == name.text }) { return entry }
    let names = (setting["measures"]?.map ?? []).map(\.key.text)
    report(
      .error(
        "unknown-measure", "no measure '\(name.text)' in this table", at: name.span,
        label: nearestName(to: name.text, among: names).map { "did you mean '\($0)'?" },
        details: ["measures here: \(listed(names, limit: 12))"]))
    return nil
  }

  private func alternatives(
    to entry: Setting.Entry, of shape: TableShape, from: String, _ guards: GuardMaker
  ) -> [PlannedMeasure] {
    guard let (word, options) = kind(of: entry), let measure = catalogue.measure(word.text) else { return [] }
    return measure.alternatives(of: options, in: shape, context: context(from)).flatMap { choice in
      let span = entry.key.span
      let conditions = [entry.value["where"]?.text?.text, choice.condition].compactMap(\.self)
      var written = [
        Setting.Entry(key: SourceText(choice.kind, span: span), value: choice.setting)
      ]
      if !conditions.isEmpty {
        let both = conditions.count == 1 ? conditions[0] : conditions.map { "(\($0))" }.joined(separator: " and ")
        written.append(
          Setting.Entry(
            key: SourceText("where", span: span), value: Setting(.text(SourceText(both, span: span)), span: span)))
      }
      let one = Setting.Entry(
        key: SourceText(entry.key.text, span: span), value: Setting(.map(written), span: entry.value.span))
      return plan(measure: one, of: shape, from: from, guards).map {
        $0.part(named: choice.suffix, label: choice.label, decimals: nil)
      }
    }
  }

  private func reportNoChoices(_ name: SourceText, _ kind: String) {
    report(
      .error(
        "no-choices", "no other choices are known for `\(kind)`", at: name.span,
        details: [
          "they are for `approval-rate` and `cofinancing-ratio`",
          "write your own: `sensitivity: {measure: \(name.text), beside: {other: {…}}}`",
        ]))
  }
}

extension PlannedMeasure {
  /// The same figure, called the published one.
  fileprivate var published: PlannedMeasure {
    PlannedMeasure(
      name: name, kind: kind,
      label: (label ?? LocalizedText(name)).followed(by: LocalizedText(nl: "gepubliceerd", en: "published")),
      note: note, decimals: decimals, bound: bound, guards: guards, source: source)
  }
}
