public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
public import PeilTable

/// `aggregate`: makes one row of each group.
public enum AggregateStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "aggregate",
    summary: "Makes one row of each group of rows, with totals over the group.",
    discussion: """
      Rows with equal values in the columns of `by` make one row; missing values make a group of their own. The other \
      rows of a group are merged: the ledger counts them. `columns` are formulas over aggregates, such as \
      `sum(cash)`; aggregates skip missing values. `keep` brings columns along that have one value in each group, \
      which the run verifies: differing values stop it. One row of the result stands for one group. A sum of a column \
      that belongs to a coarser grain than the rows must say `per` what, as in `sum(granted per application)`.
      """,
    setting: .options([
      .required("by", .oneOrMore(.column), "The columns that make the groups."),
      .optional(
        "columns",
        .map(
          key: .name,
          value: .either([
            .aggregateFormula,
            .options([
              .required("formula", .aggregateFormula, "How the value follows from the group."),
              ColumnOptions.label,
              ColumnOptions.amount,
            ]),
          ])),
        standard: "none", "The columns made of each group."),
      .optional("keep", .oneOrMore(.column), standard: "none", "Columns with one value in each group."),
    ]),
    example: """
      datasets:
        example:
          from: participants
          stages:
            - aggregate:
                by: application
                columns:
                  participants: count()
                  cash_total: {formula: sum(cash), label: Bijdragen in geld, amount: contribution}
      """,
    caution:
      "A total over a group in which values are missing is a total of the known ones: count the missing beside it.")

  /// Reads groups and formulas; unknown columns, names in use and what is wrong with a formula are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    let by = groups(setting, input: input, context: context)
    let kept = setting["keep"].map { context.columns($0, in: input) } ?? []
    guard let by, let kept, var output = AggregateOutput(by: by, kept: kept, setting, input, context) else {
      return nil
    }
    for entry in setting["columns"]?.map ?? [] { output.make(entry) }
    guard output.isSound else { return nil }
    let aggregation = Aggregation(by: by.map(\.name), kept: kept.map(\.name), made: output.made)
    return Relation(.aggregate(aggregation), schema: Schema(columns: output.columns, grain: output.grain))
  }

  private static func groups(_ setting: Setting, input: Schema, context: BindingContext) -> [Column]? {
    guard let by = setting["by"], let columns = context.columns(by, in: input) else { return nil }
    guard !columns.isEmpty else {
      context.report(.error("no-groups", "`by` names no column to group on", at: by.span))
      return nil
    }
    let inexact = columns.filter { $0.type.storageKind == .doubles }
    for column in inexact {
      context.report(
        .error(
          "inexact-group", "'\(column.name)' is a binary64 number and cannot make groups", at: by.span,
          details: ["read the column as integer or decimal, which are exact"]))
    }
    return inexact.isEmpty ? columns : nil
  }
}

/// The columns of the output, while an aggregate stage is read.
private struct AggregateOutput {
  let grain: Grain
  private let input: Schema
  private let context: BindingContext
  private(set) var columns: [Column] = []
  private(set) var made: [Aggregation.Made] = []
  private(set) var isSound = true

  /// The group columns and the kept ones; nil, and reported, when one is named twice.
  init?(by: [Column], kept: [Column], _ setting: Setting, _ input: Schema, _ context: BindingContext) {
    grain = Grain(by.map(\.name))
    self.input = input
    self.context = context
    for column in by + kept {
      guard !columns.contains(where: { $0.name == column.name }) else {
        context.report(.error("repeated-column", "column '\(column.name)' is named twice", at: setting.span))
        return nil
      }
      columns.append(column)
    }
    let groups = Set(by.map(\.name))
    for place in columns.indices where !columns[place].grain.isCoarserOrEqual(to: grain) {
      // A group column decides its own value; a kept one is decided by the group.
      columns[place].grain = groups.contains(columns[place].name) ? Grain([columns[place].name]) : grain
    }
  }

  mutating func make(_ entry: Setting.Entry) {
    let output = Schema(columns: columns, grain: grain)
    let isAdmitted = context.admits(entry.key, beside: output)
    guard let formula = context.aggregateFormula(entry.value["formula"] ?? entry.value, in: input), isAdmitted
    else {
      isSound = false
      return
    }
    var column = Column(name: entry.key.text, type: formula.type, grain: grain)
    column.label = context.label(entry.value["label"])
    column.amount =
      context.amount(entry.value["amount"], on: column.name, type: formula.type) ?? inheritedAmount(of: formula)
    columns.append(column)
    made.append(Aggregation.Made(name: column.name, formula: formula))
  }

  /// The amount of the one column that is summed, or of which the mean or an extreme is taken.
  private func inheritedAmount(of formula: AggregateFormula) -> AmountRole? {
    guard case .aggregate(let place) = formula.body else { return nil }
    let aggregate = formula.aggregates[place]
    guard aggregate.kind != .count, aggregate.kind != .countDistinct else { return nil }
    return aggregate.argument?.plainColumn(in: input)?.amount
  }
}
