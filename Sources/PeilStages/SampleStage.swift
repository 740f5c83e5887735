public import PeilCore
internal import PeilDiagnostics
public import PeilTable

/// `sample`: draws keys by lot and keeps their rows.
public enum SampleStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "sample",
    summary: "Draws some of the keys by lot and keeps all their rows; whoever has the seed can repeat the draw.",
    discussion: """
      What is drawn are values of the key columns, and all rows of a drawn key stay, in the order in which they came; \
      the others are left out, and so, counted apart, are rows in which a key column is missing. The draw depends on \
      nothing but the seed and the keys, so that anyone can check it and the same keys come out of two files. For each \
      key take the SHA-256 (FIPS 180-4) of this UTF-8 text: the seed as a decimal number, then for each key column the \
      character U+001F and the value as a tidy table writes it (codes, ISO dates, a decimal point). `size: n` keeps \
      the n keys whose digests come first when compared byte by byte; where there are no more than n, all. `share: s` \
      keeps a key when the first eight bytes of its digest, read as a big-endian number, are less than s times 2^64; \
      its sample has about that share of the keys, and each key's lot hangs on no other. The ledger tells how many keys \
      there are and how many were drawn.
      """,
    setting: .options([
      .optional("size", .integer(1...1_000_000_000), standard: "none; say this or `share`", "How many keys are drawn."),
      .optional("share", .text, standard: "none; say this or `size`", "The share of keys drawn, such as 10%."),
      .required(
        "seed", .integer(0...Int.max), "A number of your choice, such as the date; another one draws other keys."),
      .optional(
        "by", .oneOrMore(.column), standard: "the columns that tell the rows apart",
        "The columns whose values are drawn."),
    ]),
    example: """
      datasets:
        example:
          from: participants
          stages:
            - sample: {size: 50, seed: 20210119, by: application}
      """,
    caution: """
      A count or a sum over a sample is not that of the register, and its uncertainty is not shown: use a sample to \
      look at cases. A seed that is chosen after seeing the outcome is no lot; write down how it was chosen.
      """)

  /// Reads size, seed and key; a size that is not said, or said twice, and a dataset without key are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    let by = Self.key(setting, input: input, context: context)
    let size = Self.size(setting, context: context)
    guard let by, let size, let seed = setting["seed"].flatMap({ context.integer($0, atLeast: 0) }) else { return nil }
    return Relation(.sample(Sampling(by: by, size: size, seed: seed)), schema: input)
  }

  private static func size(_ setting: Setting, context: BindingContext) -> Sampling.Size? {
    switch (setting["size"], setting["share"]) {
    case (let size?, nil): return context.integer(size, atLeast: 1).map { .keys($0) }
    case (nil, let share?): return context.share(share).map { .share($0) }
    case (_?, let share?):
      context.report(
        .error("sample-size", "both `size` and `share` say how much is drawn", at: share.span, details: ["keep one"]))
    case (nil, nil):
      context.report(
        .error(
          "sample-size", "how much is drawn is not said", at: setting.span,
          details: ["add `size: 50` for so many keys, or `share: 10%`"]))
    }
    return nil
  }

  private static func key(_ setting: Setting, input: Schema, context: BindingContext) -> [String]? {
    if let by = setting["by"] { return context.key(by, in: input)?.map(\.name) }
    let names = input.grain.keys
    if !names.isEmpty, names.allSatisfy({ input[$0] != nil }) { return names }
    context.report(
      .error(
        "no-key",
        "'\(context.subject)' has no columns here that tell its rows apart, and `by` does not say what is drawn",
        at: setting.span, details: ["add `by:` with a column, or give the source a `key`"]))
    return nil
  }
}
