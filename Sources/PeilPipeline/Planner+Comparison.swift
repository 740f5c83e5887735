import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilMeasures
import PeilTable

extension Planner {
  /// The tables that `compare` adds: a row for each group, crude and adjusted figures beside the reference, and where it
  /// is adjusted the rate of each group within each stratum.
  func comparison(_ setting: Setting, of table: PlannedTable, in schema: Schema, _ name: SourceText) -> [PlannedTable] {
    let context = context(table.from)
    defer { diagnostics += context.diagnostics }
    guard let groupsSetting = setting["groups"], let groups = context.column(groupsSetting, in: schema),
      let reference = setting["reference"]?.text, let rate = rate(setting, of: table)
    else { return [] }
    let quoted = reference.text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    let formula = SourceText("\(groups.name) == '\(quoted)'", span: reference.span)
    let condition = context.condition(Setting(.text(formula), span: reference.span), in: schema)
    let strata = setting["adjust-for"].map { context.columns($0, in: schema) } ?? []
    guard let condition, let strata else { return [] }
    guard areUsable(strata, setting["adjust-for"]) else { return [] }
    guard !strata.contains(where: { $0.name == groups.name }) else {
      report(
        .error(
          "adjusts-for-groups", "'\(groups.name)' makes the groups and cannot make the strata too",
          at: setting["adjust-for"]?.span ?? setting.span))
      return []
    }
    guard let methods = ComparisonMethods.read(setting, strata: strata, context) else { return [] }
    let cluster = context.unit?.cluster.flatMap { schema[$0] }
    if methods.needsCluster, cluster == nil {
      report(
        .error(
          "no-cluster", "`logistic: clustered` needs the column by which applications belong together",
          at: setting["logistic"]?.span ?? setting.span, label: "name it in `unit`",
          details: ["as in unit: {key: application, cluster: chamber_no}, with that column in '\(table.from)'"]))
      return []
    }
    // Other kinds are made of two counts too, and need not be the one out of the other; of a formula that is looked at.
    guard isComparable(rate.kind),
      let comparison = RateComparison(
        of: rate.bound, between: groups, isReference: condition, adjustingFor: strata, cluster: cluster,
        methods: methods, reading: context.reading)
    else {
      report(
        .error(
          "not-a-rate", "'\(rate.name)' is no rate of counts, and only those are compared",
          at: setting["measure"]?.span ?? setting.span,
          details: [
            "name an `approval-rate` that weighs applications, or a `share`",
            "or a formula that divides a count by a count of the same rows and more, as in"
              + " count(where a and b) / count(where a)",
          ]))
      return []
    }
    // Few groups and many figures: the groups stand across.
    let dimension = Dimension(column: groups, isSpread: false, place: .column)
    let guards = GuardMaker(
      dimensions: [dimension], knownWhen: knownWhenConditions([dimension], schema, table.from, name))
    let compared = PlannedTable(
      name: table.name + Self.comparedSuffix,
      title: table.title.followed(by: LocalizedText(nl: "vergelijking van groepen", en: "comparison of groups")),
      note: nil, from: table.from, condition: table.condition,
      dimensions: [dimension], totals: [],
      measures: comparison.figures.map { figure in
        PlannedMeasure(
          name: figure.name, kind: "compare", label: figure.label, note: nil, decimals: figure.decimals,
          bound: figure.bound,
          guards: guards.guards(for: figure.bound), source: Self.literature(isAdjusted: !strata.isEmpty))
      },
      hidesEmpty: table.hidesEmpty,
      comparison: PlannedTable.Comparison(
        table: table.name, flag: RateComparison.flagName,
        mayStandAlone: setting["crude-alone"]?.text?.text == "accepted"))
    return [compared] + self.strata(of: rate, in: table, groups, strata, schema, name)
  }

  private func isComparable(_ kind: String) -> Bool {
    let rates = [ApprovalRateMeasure.page.name, ShareMeasure.page.name, FormulaMeasure.page.name]
    return rates.contains(kind) || definitions.contains { $0.name.text == kind }
  }

  /// What the figures of a comparison were written about in.
  private static func literature(isAdjusted: Bool) -> String {
    "Holm 1979; Benjamini and Hochberg 1995"
      + (isAdjusted ? "; Mantel and Haenszel 1959; Kitagawa 1955; Tarone 1985" : "")
  }

  private static let comparedSuffix = "_compared"
  private static let strataSuffix = "_strata"

  /// The names of the tables that `compare` adds.
  func namesOfComparison(_ setting: Setting?, of table: String) -> [String] {
    guard let setting else { return [] }
    return [table + Self.comparedSuffix] + (setting["adjust-for"] == nil ? [] : [table + Self.strataSuffix])
  }

  /// Whether every column of the strata makes categories, and there are not too many; where not, that is reported.
  private func areUsable(_ strata: [Column], _ setting: Setting?) -> Bool {
    guard let setting else { return true }
    if let column = strata.first(where: { !DimensionReader.makesCategories($0.type) }) {
      report(
        .error(
          "unusable-stratum", "'\(column.name)' is \(column.type.name), which makes no strata", at: setting.span,
          details: ["take a category, or derive a column with classes"]))
      return false
    }
    guard strata.count >= DimensionReader.largestCount else { return true }
    report(
      .error(
        "too-many-strata", "a comparison is adjusted for at most \(DimensionReader.largestCount - 1) columns",
        at: setting.span))
    return false
  }

  /// The rate of each group within each stratum, which is what stands where the strata differ.
  private func strata(
    of rate: PlannedMeasure, in table: PlannedTable, _ groups: Column, _ strata: [Column], _ schema: Schema,
    _ name: SourceText
  ) -> [PlannedTable] {
    guard !strata.isEmpty else { return [] }
    let dimensions = (strata + [groups]).map { Dimension(column: $0, isSpread: false, place: .row) }
    let guards = GuardMaker(
      dimensions: dimensions, knownWhen: knownWhenConditions(dimensions, schema, table.from, name))
    return [
      PlannedTable(
        name: table.name + Self.strataSuffix,
        title: table.title.followed(by: LocalizedText(nl: "groepen binnen strata", en: "groups within strata")),
        note: nil, from: table.from, condition: table.condition, dimensions: dimensions, totals: [],
        measures: [
          PlannedMeasure(
            name: rate.name, kind: rate.kind, label: rate.label, note: rate.note, decimals: rate.decimals,
            bound: rate.bound, guards: guards.guards(for: rate.bound))
        ],
        hidesEmpty: table.hidesEmpty)
    ]
  }

  private func rate(_ setting: Setting, of table: PlannedTable) -> PlannedMeasure? {
    guard let name = setting["measure"]?.text else { return nil }
    if let rate = table.measures.first(where: { $0.name == name.text }) { return rate }
    let names = table.measures.map(\.name)
    report(
      .error(
        "unknown-measure", "no measure '\(name.text)' in this table", at: name.span,
        label: nearestName(to: name.text, among: names).map { "did you mean '\($0)'?" },
        details: ["measures here: \(listed(names, limit: 12))"]))
    return nil
  }
}
