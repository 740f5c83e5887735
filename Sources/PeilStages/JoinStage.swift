public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
public import PeilTable

/// `join`: brings in the columns of another source or dataset by key.
public enum JoinStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "join",
    summary: "Puts two sources or datasets side by side by a key they share, and accounts for every row on both sides.",
    discussion: """
      The rows at hand are the left side, those of `with` the right side. `key` is a column that both have, a list of \
      them, or a map from the left name to the right one. Missing keys never match. What happens to rows without a \
      partner has no default: `kind` names a usual choice for both sides, `unmatched` says it for each. The ledger \
      counts matched rows, left-only and right-only rows, repeated keys on each side, and the cardinality that was \
      found; `expect` stops the run when another is found, and names the keys.

      What a row stands for afterwards: where a right row is the only one of its key, the left rows go on, one for \
      one. Where a key may come more often on the right, rows multiply, the ledger counts them as added, and a row \
      stands for what a right row stood for; where a key may come more often on both sides, for the pair. Columns keep \
      the grain they had, so that a sum over multiplied rows must say `per` what it counts once.

      Key columns keep the left names; in a full join they hold the right key for rows that only the right side has. \
      Labels, amounts and `known-when` come along.
      """,
    setting: .options([
      .required("with", .dataset, "The source or dataset on the right side."),
      .required(
        "key", .either([.oneOrMore(.column), .map(key: .column, value: .name)]),
        "The key: a column, a list, or a map from the left name to the right one."),
      .optional(
        "kind",
        .word([
          .init("inner", "Keeps matched rows only; the others on both sides are left out."),
          .init("left", "Keeps every left row; right rows without a partner are left out."),
          .init("full", "Keeps every row of both sides."),
          .init("anti", "Keeps the left rows that have no partner, and brings no columns."),
        ]),
        standard: "none: `kind` or `unmatched` must be given", "What becomes of rows without a partner, on both sides."),
      .optional(
        "unmatched",
        .options([
          .optional(
            "left", .word(choices), standard: "as `kind` has it", "What becomes of left rows without a partner."),
          .optional(
            "right", .word(choices), standard: "as `kind` has it", "What becomes of right rows without a partner."),
        ]),
        standard: "as `kind` has it", "What becomes of rows without a partner, for each side."),
      .optional(
        "expect",
        .word([
          .init("one-to-one", "A key comes at most once on each side."),
          .init("one-to-many", "A key comes at most once on the left."),
          .init("many-to-one", "A key comes at most once on the right."),
          .init("many-to-many", "A key may come more often on both sides."),
        ]),
        standard: "what is found is recorded",
        "How often a key may come on each side; the run stops when it comes more often."),
      .optional(
        "columns", .oneOrMore(.name), standard: "all but the key", "The columns of the right side that come along."),
      .optional("prefix", .name, standard: "none", "Stands before the names of those columns, with an underscore."),
    ]),
    example: """
      datasets:
        example:
          from: applications
          stages:
            - join: {with: decisions, key: application, expect: one-to-one, unmatched: {left: keep, right: reject}}
      """,
    caution: """
      A join with a side on which keys repeat multiplies rows: counts afterwards count rows, not applications. Without \
      `expect` nobody notices when an export that used to have one row per application suddenly has two.
      """)

  private static let choices: [Parameter.Choice] = [
    .init("keep", "They stay, with missing values for the other side."),
    .init("leave-out", "They are left out, and counted."),
    .init("reject", "They are rejected and written to the rejects."),
  ]

  /// Reads keys, choices and columns; keys that do not fit, choices that contradict and names that clash are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    let choice = JoinChoice(setting, context: context)
    guard let with = setting["with"]?.text, let right = context.schema(of: with),
      let key = setting["key"]
    else { return nil }
    let sides = JoinSides(left: input, right: right, leftName: context.subject, rightName: with.text)
    guard let keys = sides.keys(key, context: context) else { return nil }
    if choice.isAnti { return anti(with.text, keys: keys, setting, input: input, context: context) }

    guard let brought = sides.brought(setting, keys: keys, context: context) else { return nil }
    let expected = context.word(setting["expect"], as: Join.Cardinality.self)
    let outcome = JoinOutcome(
      sides: sides, keys: keys, brought: brought, expected: expected, keepsRightOnly: choice.right == .keep)
    guard outcome.reportLostKnownWhen(at: with.span, context: context) else { return nil }
    let join = Join(
      right: with.text, keys: keys, brought: brought, expected: expected, unmatchedLeft: choice.left,
      unmatchedRight: choice.right)
    return Relation(.join(join), schema: outcome.schema)
  }

  private static func anti(
    _ right: String, keys: [Join.Key], _ setting: Setting, input: Schema, context: BindingContext
  ) -> Relation {
    for name in ["expect", "columns", "prefix"] {
      guard let entry = setting.map?.first(where: { $0.key.text == name }) else { continue }
      context.report(
        .error(
          "anti-join-option", "`\(name)` has no meaning in an anti-join, which brings nothing of '\(right)' along",
          at: entry.key.span, details: ["leave `\(name)` away, or choose another kind"]))
    }
    let join = Join(
      right: right, keys: keys, brought: [], expected: nil, unmatchedLeft: .keep, unmatchedRight: .leaveOut,
      isAnti: true)
    return Relation(.join(join), schema: input)
  }
}
