public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// `ceiling-use`: an amount over the ceiling it falls under.
public enum CeilingUseMeasure: Measure {
  /// The reference page.
  public static let page = Page(
    name: "ceiling-use",
    summary:
      "Which part of the ceiling was granted, asked for, settled or paid: of each compartment, and of all together.",
    discussion: """
      The amount added up, over the ceilings of the compartments (`per`) the rows stand in, each ceiling once. Of what was \
      granted it says how far the ceiling was used, above 100% where it was overshot; of what was requested it is the \
      demand pressure, of how many times the ceiling was asked for. In a total the ceilings of all compartments stand \
      below the line. Rows without an amount are counted as missing and add nothing; unequal ceilings within one \
      compartment stop the run. A compartment of which no row is in the cell has no ceiling in it either: keep the \
      refused, so that a compartment without a grant is seen. No ceiling, or no amount known: undefined. No interval: a budget is no sample.
      """,
    setting: .options([
      .required("amount", .column, "What is held against the ceiling: money requested, granted, settled or paid."),
      .required("ceiling", .column, "The ceiling of the row's compartment."),
      .required("per", .oneOrMore(.column), "The compartment: what has a ceiling of its own."),
    ]),
    source: "Awb 4:25 and following (subsidieplafond); exact sums.",
    example: """
      datasets:
        under_ceilings:
          from: decisions
          stages:
            - join: {with: budgets, key: compartment, expect: many-to-one, unmatched: {left: leave-out, right: reject}}
      tables:
        example:
          from: under_ceilings
          rows: compartment
          totals: nested
          measures:
            use: {ceiling-use: {amount: granted, ceiling: ceiling, per: compartment}}
      """,
    caution: """
      What was granted may be settled lower, and the room that comes free is seldom granted again: name the stage of the \
      money beside the figure.
      """)

  /// Reads the amount, the ceiling and the compartment; other types, grains and amounts are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    guard
      let amount = context.column(
        setting["amount"], holding: .amount([.requested, .granted, .settled, .paid]), in: table.schema),
      let ceiling = context.column(setting["ceiling"], holding: .amount([.ceiling]), ofAnyGrainIn: table.schema),
      let per = setting["per"]
    else { return nil }
    let keys = (per.list ?? [per]).map { context.column($0, in: table.schema) }
    guard keys.allSatisfy({ $0 != nil }) else { return nil }
    let names = keys.compactMap { $0?.name }
    let isBound = Expression.isKnown(ceiling)
    return BoundMeasure(
      components: [
        .sum(.value(of: amount), where: isBound), .sumPerKey(.value(of: ceiling), key: names, where: nil),
        .count(where: isBound.negated),
      ], base: nil, unit: .ratio,
      definition: Definition(
        "ceiling-use/\(amount.name)",
        nl:
          "\(amount.label(in: "nl")) gedeeld door \(ceiling.label(in: "nl")), elk plafond één keer per \(names.joined(separator: ", "))",
        en:
          "\(amount.label(in: "en")) divided by \(ceiling.label(in: "en")), each ceiling once per \(names.joined(separator: ", "))"
      ),
      finisher: .cell(CeilingUseFinisher()))
  }
}

/// The use of a ceiling; the state is the amount, the ceilings, and the rows that have none.
private struct CeilingUseFinisher: CellFinisher {
  func estimate(_ state: [ComponentValue]) -> Estimate {
    RatioOfSums(
      numerator: state[0].value, denominator: state[1].value, unit: .money, units: state[0].known,
      missing: state[0].missing + state[2].count
    ).estimate()
  }
}
