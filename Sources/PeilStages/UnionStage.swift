public import PeilCore
internal import PeilDiagnostics
public import PeilTable

/// `union`: puts the rows of several sources or datasets behind each other.
public enum UnionStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "union",
    summary: "Puts the rows of other sources or datasets behind those at hand, such as one export per call.",
    discussion: """
      The rows of `with` come behind those at hand, in the order named. All must have the same columns with the same \
      types, amounts and `known-when`; what differs is listed. `absent: missing` fills a column that one of them lacks \
      with missing values, or with the code of its `missing-as`. Columns stand in the order of the rows at hand, new \
      ones behind. Closed lists may differ: the list afterwards holds the codes of the rows at hand first and new ones \
      behind; the first label given stays. The codes of a set must stand in the same order.

      `into` makes a column that says where a row came from; the rows at hand are named by the `from` of the dataset. \
      With `keys: unique` a row stands for what it did, and the run holds that no key comes from two of them: it stops \
      and names the keys and lines. With `keys: per-source` the same key may come from each, and a row is told apart by \
      its key and the column of `into`; the other columns have that grain too. Rows without a key are not compared. The \
      ledger counts the rows of the others as added, with a detail for each.
      """,
    setting: .options([
      .required("with", .oneOrMore(.dataset), "The sources or datasets that come behind, in this order."),
      .optional(
        "into",
        .options([
          .required("column", .name, "The new column's name."),
          .optional(
            "codes", .map(key: .name, value: .text), standard: "the names of the sources and datasets",
            "The code of each source or dataset."),
          .optional("label", .label, standard: "its name", "What people call the new column."),
        ]),
        standard: "no column", "A column that says where each row came from."),
      .optional(
        "keys",
        .word([
          .init("unique", "No key comes from two of them, which the run verifies."),
          .init("per-source", "The same key may come from each, and stands for another row there."),
        ]),
        standard: "unique", "Whether a key may come from several of them."),
      .optional(
        "absent", .word([.init("missing", "Its values are missing for the rows of who lacks it.")]),
        standard: "none: all must have the same columns", "What becomes of a column that one of them lacks."),
    ]),
    example: """
      datasets:
        partnerships:
          from: applications
          stages:
            - filter: form == 'partnership'
        example:
          from: applications
          stages:
            - filter: form == 'solo'
            - union: {with: partnerships, into: {column: kind, codes: {applications: alone, partnerships: together}}}
      tables:
        t: {from: example, rows: kind, measures: {n: count}}
      """,
    caution: """
      A firm that applied in two calls is two applications: count firms with `count-distinct`. Outcomes, amounts and \
      classes may have been defined differently from call to call; the same column name does not make them comparable.
      """)

  /// Reads the names and options; columns, keys and codes that do not go together are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    guard let others = sides(setting, context) else { return nil }
    let sides = [UnionSide(name: context.origin, schema: input, span: setting.span)] + others
    let mark = UnionMark(setting["into"], sides: sides, context: context)
    if setting["into"] != nil, mark == nil { return nil }
    let columns = UnionColumns(sides, fillsAbsent: setting["absent"] != nil, subject: context.subject)
    guard columns.report(to: context), admits(columns.absentInInput, setting, input, context),
      let keys = UnionKeys(setting, sides: sides, columns: columns, mark: mark, context: context)
    else { return nil }
    // The key of the union may hold the column of `into` itself: what is in use is what was there before.
    let merged = Schema(columns: columns.columns, grain: input.grain)
    if let mark { guard context.admits(mark.name, beside: merged) else { return nil } }
    let made = mark.map { [$0.column(grain: keys.markGrain)] } ?? []
    let projections = sides.indices.map { side in
      columns.projections(of: side) + (mark.map { [$0.projection(of: side)] } ?? [])
    }
    let union = Union(
      input: context.origin, projections: projections[0],
      others: zip(others, projections.dropFirst()).map { Union.Part(dataset: $0.name, projections: $1) },
      key: keys.verified)
    return Relation(.union(union), schema: Schema(columns: keys.columns + made, grain: keys.grain))
  }

  /// The sources and datasets that come behind; unknown and repeated ones are reported.
  private static func sides(_ setting: Setting, _ context: BindingContext) -> [UnionSide]? {
    guard let with = setting["with"] else { return nil }
    let names = (with.list ?? [with]).compactMap { context.text($0) }
    var seen: Set = [context.origin]
    var sides: [UnionSide] = []
    for name in names {
      guard seen.insert(name.text).inserted else {
        context.report(
          .error(
            "repeated-dataset", "the rows of '\(name.text)' are there already", at: name.span,
            details: ["name each source or dataset once, and not the one the rows come from"]))
        continue
      }
      if let schema = context.schema(of: name) {
        sides.append(UnionSide(name: name.text, schema: schema, span: name.span))
      }
    }
    if names.isEmpty { context.report(.error("no-datasets", "`with` names nothing to put behind", at: with.span)) }
    return sides.isEmpty || sides.count < names.count ? nil : sides
  }

  /// Whether columns that only others have may stand beside those at hand.
  private static func admits(
    _ names: [String], _ setting: Setting, _ input: Schema, _ context: BindingContext
  ) -> Bool {
    let span = setting["with"]?.span ?? setting.span
    return !names.map { context.admits(SourceText($0, span: span), beside: input) }.contains(false)
  }
}

/// A source or dataset whose rows go into a union, and where it is named.
struct UnionSide {
  let name: String
  let schema: Schema
  let span: SourceSpan
}
