public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// `count`: counts rows or units.
public enum CountMeasure: Measure {
  enum Counted: String { case rows, units }

  /// The reference page.
  public static let page = Page(
    name: "count",
    summary: "Counts the rows of each cell, or the units that the pipeline is about.",
    discussion: """
      Without options it counts rows, as long as a row stands for one unit of the top-level `unit`. Where rows are \
      finer, as after a join with participants, `of` must say which is meant: `rows`, or `units`, which counts each \
      key of the unit once. A unit whose key is missing is not counted, and stands under missing. No rows give 0. \
      The unit of the figure is a count; it has no interval.
      """,
    setting: .options([
      .optional(
        "of",
        .word([
          .init("rows", "The rows of the dataset."), .init("units", "The different keys of the top-level unit."),
        ]),
        standard: "rows, where a row is one unit", "What is counted.")
    ]),
    example: """
      tables:
        example:
          from: applications
          rows: sector
          measures:
            applications: {count: {}}
      """,
    caution:
      "Over `{each: …}` a unit counts in every category of its set: the categories add up to more than the total.")

  /// Reads what is counted; rows finer than the unit without `of`, and units without a `unit`, are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let schema = table.schema
    let counted = context.word(setting["of"], as: Counted.self)
    let unit = context.unit?.key ?? []
    // Rows that the unit's key tells apart are units already.
    let rowsAreUnits = !unit.isEmpty && schema.grain.isCoarserOrEqual(to: Grain(unit))
    let columns = unit.compactMap { schema[$0] }
    if counted == .units, !rowsAreUnits {
      return units(unit, columns, at: setting["of"]?.span ?? setting.span, context: context)
    }
    if counted == nil, !rowsAreUnits, !unit.isEmpty, columns.count == unit.count {
      context.report(
        .error(
          "count-open",
          "a row of '\(context.subject)' is one \(schema.grain), not one \(Grain(unit)): say what is counted",
          at: setting.span,
          details: [
            "`count: {of: rows}` counts the rows", "`count: {of: units}` counts each \(Grain(unit)) once",
          ]))
      return nil
    }
    return BoundMeasure(
      components: [.count(where: nil)], base: nil, unit: .count,
      definition: rowsAreUnits
        ? Definition(
          "count/units", nl: "aantal (één per \(unit.joined(separator: ", ")))",
          en: "number (one per \(unit.joined(separator: ", ")))")
        : Definition("count/rows", nl: "aantal rijen", en: "number of rows"),
      finisher: .cell(CountFinisher()))
  }

  private static func units(
    _ key: [String], _ columns: [Column], at span: SourceSpan, context: BindingContext
  ) -> BoundMeasure? {
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
    let names = key.joined(separator: ", ")
    return BoundMeasure(
      components: [.countDistinct(columns.map { .value(of: $0) }, where: nil)], base: nil, unit: .count,
      definition: Definition(
        "count/units", nl: "aantal verschillende \(names)", en: "number of different \(names)"),
      finisher: .cell(CountFinisher()))
  }
}
