public import PeilCore
internal import PeilTable

/// `count`: counts rows or units.
public enum CountMeasure: Measure {
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
        .word(CountedUnits.choices),
        standard: "rows, where a row is one unit", "What is counted.")
    ]),
    source: "Counting; a unit is what the pipeline names under `unit`.",
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
    guard
      let counted = CountedUnits.read(
        setting["of"], spelled: { "count: {of: \($0)}" }, at: setting.span, in: table.schema, context: context)
    else { return nil }
    return BoundMeasure(
      components: [counted.component], base: nil, unit: .count,
      definition: Definition("count/\(counted.identifier)", nl: counted.dutch, en: counted.english),
      finisher: .cell(CountFinisher()))
  }
}
