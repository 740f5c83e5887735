internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// What a count counts: rows, or the units that the pipeline is about.
struct CountedUnits {
  enum Word: String { case rows, units }

  let component: Component
  /// `rows` or `units`, for the definition's identifier.
  let identifier: String
  let dutch: String
  let english: String

  static let choices: [Parameter.Choice] = [
    .init("rows", "The rows of the dataset."), .init("units", "The different keys of the top-level unit."),
  ]

  /// Reads the word, or works out what a row is; rows finer than the unit without a word are reported.
  ///
  /// `spelled` gives the option as the author writes it, for messages.
  static func read(
    _ setting: Setting?, spelled: (String) -> String, at span: SourceSpan, in schema: Schema, context: BindingContext
  ) -> CountedUnits? {
    let word = context.word(setting, as: Word.self)
    let unit = context.unit?.key ?? []
    // Rows that the unit's key tells apart are units already.
    let rowsAreUnits = !unit.isEmpty && schema.grain.isCoarserOrEqual(to: Grain(unit))
    let columns = unit.compactMap { schema[$0] }
    if word == .units, !rowsAreUnits { return units(unit, columns, at: setting?.span ?? span, context: context) }
    if word == nil, !rowsAreUnits, !unit.isEmpty, columns.count == unit.count {
      context.report(
        .error(
          "count-open",
          "a row of '\(context.subject)' is one \(schema.grain), not one \(Grain(unit)): say what is counted",
          at: span,
          details: [
            "`\(spelled("rows"))` counts the rows", "`\(spelled("units"))` counts each \(Grain(unit)) once",
          ]))
      return nil
    }
    guard rowsAreUnits else {
      return CountedUnits(
        component: .count(where: nil), identifier: "rows", dutch: "aantal rijen", english: "number of rows")
    }
    return CountedUnits(
      component: .count(where: nil), identifier: "units", dutch: "aantal (één per \(columns.labels(in: "nl")))",
      english: "number (one per \(columns.labels(in: "en")))")
  }

  private static func units(
    _ key: [String], _ columns: [Column], at span: SourceSpan, context: BindingContext
  ) -> CountedUnits? {
    guard !key.isEmpty else {
      context.report(
        .error(
          "no-unit", "there is no top-level `unit` to count", at: span,
          details: ["add `unit: {key: …}`, or write `count-distinct: {columns: …}`"]))
      return nil
    }
    guard columns.count == key.count else {
      let absent = key.filter { name in !columns.contains { $0.name == name } }
      context.report(
        .error(
          "no-unit", "the unit's key \(absent.joined(separator: ", ")) is not a column of '\(context.subject)'",
          at: span,
          details: ["keep the key column in the dataset's stages"]))
      return nil
    }
    return CountedUnits(
      component: .countDistinct(columns.map { .value(of: $0) }, where: nil), identifier: "units",
      dutch: "aantal verschillende \(columns.labels(in: "nl"))",
      english: "number of different \(columns.labels(in: "en"))")
  }
}
