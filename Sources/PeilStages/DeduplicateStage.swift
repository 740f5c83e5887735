public import PeilCore
internal import PeilDiagnostics
public import PeilTable

/// `deduplicate`: keeps one row of each key.
public enum DeduplicateStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "deduplicate",
    summary: "Keeps one row of each key; the others are counted as merged.",
    discussion: """
      `keep` has no default. `first` and `last` go by the order in which rows come in, or by `order` where it is given; \
      rows that are equal in that order go by the order in which they came. With `order` a row that lacks a value gives \
      way to one that has it, for `first` and for `last`. `error` verifies that no key comes twice: the run stops and \
      names the keys and their lines. The row that is kept stays where it stood. A row in which a key column is missing \
      has no key: it equals no other, is kept, and is counted. From here on one row stands for one key.
      """,
    setting: .options([
      .required("by", .oneOrMore(.column), "The columns of the key."),
      .required(
        "keep",
        .word([
          .init("first", "the first row of each key stays"),
          .init("last", "the last row of each key stays"),
          .init("error", "a key with several rows stops the run"),
        ]), "What becomes of the rows of one key."),
      .optional(
        "order", .oneOrMore(SortKeyOption.kind), standard: "the order in which rows come in",
        "What makes a row first or last."),
    ]),
    example: """
      datasets:
        example:
          from: participants
          stages:
            - deduplicate: {by: participant_chamber_no, keep: first, order: [application]}
      """,
    caution: """
      What the rows that go held besides the key is gone. If they are several decisions on one application, use `pick`; \
      if their amounts are to be added, use `aggregate`.
      """)

  /// Reads the key and what is kept; unknown columns and an order beside `keep: error` are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    let key = setting["by"].flatMap { context.key($0, in: input) }
    let order = setting["order"].map { context.sortKeys($0, in: input) } ?? []
    guard let keep = setting["keep"]?.text?.text else { return nil }
    if keep == "error", let order = setting["order"] {
      context.report(
        .error(
          "idle-option", "`order` has no meaning beside `keep: error`, which keeps no row before another",
          at: order.span, details: ["leave `order` away, or say `keep: first` or `keep: last`"]))
      return nil
    }
    guard let key, let order else { return nil }
    let isLast = keep == "last"
    let choice = KeepOne(
      by: key.map(\.name),
      order: isLast ? order.map { SortKey($0.value, isDescending: !$0.isDescending) } : order,
      ties: keep == "error" ? .error : isLast ? .lastRow : .firstRow, needsOrder: false)
    return Relation(.keepOne(choice), schema: input.keepingOne(of: key))
  }
}
