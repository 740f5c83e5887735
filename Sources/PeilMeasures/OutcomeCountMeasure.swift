public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// `outcome-count`: how many applications had an outcome.
public enum OutcomeCountMeasure: Measure {
  /// The reference page.
  public static let page = Page(
    name: "outcome-count",
    summary: "How many applications were withdrawn, not taken up, refused, granted or are still open, or all together.",
    discussion: """
      What was submitted (S) is withdrawn (W), not taken up (I), refused on the ceiling (U), refused on substance (R), \
      granted (G) or open (O): S = W + I + U + R + G + O. The identity is exact. Where an application has no outcome it \
      does not hold, and every count of the cell is declined with the number that lacks one, also a count those would \
      not stand in. Without `of` all are counted.
      """,
    setting: .options([
      .required("outcome", .column, "The column of type outcome."),
      .optional(
        "of", .word(Outcome.allCases.map { Parameter.Choice($0.rawValue, $0.meaning) }), standard: "all of them",
        "The outcome that is counted."),
    ]),
    source: "Awb 4:5 (not taken up) and 4:25 (refused on the ceiling); counting.",
    example: """
      tables:
        example:
          from: decisions
          measures:
            granted: {outcome-count: {outcome: outcome, of: granted}}
      """,
    caution: "Open cases are no refusals: a call that is partly decided has no final count yet.")

  /// Reads the outcome; a column of another type or grain is an error.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    guard let outcome = context.outcome(setting["outcome"], in: table.schema) else { return nil }
    let of = context.word(setting["of"], as: Outcome.self)
    let counted = of.map { Expression.outcome(outcome, in: [$0]) } ?? .isKnown(outcome)
    let word = of?.rawValue ?? "submitted"
    return BoundMeasure(
      components: [.count(where: counted), .count(where: nil), .count(where: Expression.isKnown(outcome).negated)],
      base: nil, unit: .count,
      definition: Definition(
        "outcome-count/\(word)", nl: "aantal aanvragen: \(of?.dutch ?? "ingediend")",
        en: "number of applications: \(of?.english ?? "submitted")"),
      finisher: .cell(OutcomeCountFinisher()))
  }
}

/// A count of one outcome; the state is the count, all units, and those without an outcome.
private struct OutcomeCountFinisher: CellFinisher {
  func estimate(_ state: [ComponentValue]) -> Estimate {
    let (all, lacking) = (state[1].count, state[2].count)
    guard lacking == 0 else {
      return .declined("outcomes-do-not-add-up: \(lacking) of \(all) without outcome", n: all, missing: lacking)
    }
    return .known(.count(state[0].count), n: all, missing: 0)
  }
}

extension BindingContext {
  /// A column of outcomes with one value in each row; another type or grain is reported.
  func outcome(_ setting: Setting?, in schema: Schema) -> Column? {
    guard let setting, let outcome = column(setting, in: schema) else { return nil }
    guard outcome.type == .outcome else {
      report(
        .error(
          "not-an-outcome", "'\(outcome.name)' is \(outcome.type.name), and an outcome was expected", at: setting.span,
          details: ["declare the column with `type: outcome` and map its words in `values`"]))
      return nil
    }
    return standsForRows(outcome, of: schema, at: setting.span) ? outcome : nil
  }
}

extension Outcome {
  fileprivate var meaning: String {
    switch self {
    case .granted: "Granted (G)."
    case .refused: "Refused on substance (R)."
    case .refusedCeiling: "Refused on the ceiling, or drawn out (U)."
    case .withdrawn: "Withdrawn before the decision (W)."
    case .inadmissible: "Not taken up (I)."
    case .open: "Not decided yet (O)."
    }
  }

  var dutch: String {
    switch self {
    case .granted: "toegekend"
    case .refused: "inhoudelijk afgewezen"
    case .refusedCeiling: "afgewezen op het plafond"
    case .withdrawn: "ingetrokken"
    case .inadmissible: "niet in behandeling genomen"
    case .open: "nog niet beslist"
    }
  }

  var english: String {
    switch self {
    case .granted: "granted"
    case .refused: "refused on substance"
    case .refusedCeiling: "refused on the ceiling"
    case .withdrawn: "withdrawn"
    case .inadmissible: "not taken up"
    case .open: "not decided yet"
    }
  }
}
