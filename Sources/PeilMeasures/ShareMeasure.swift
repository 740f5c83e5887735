public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// `share`: the part of the units that meet a condition.
public enum ShareMeasure: Measure {
  /// The reference page.
  public static let page = Page(
    name: "share",
    summary: "The part of the units for which a condition is true, of those for which it is known.",
    discussion: """
      `share: "form == 'solo'"` is short for `share: {of: "form == 'solo'"}`. Units for which the condition is unknown, \
      because a value that it reads is missing, are in neither part and stand under missing. With fewer than `minimum` \
      units the figure is shown as x out of n. With `reading: process` it has Wilson's interval (Wilson 1927, 95%), \
      or the one that `interval` names; with `census` it has none. `interval: worst-case` stands \
      under both readings: from all who did not answer saying no, through all of them saying yes (Horowitz and Manski \
      1995). Where the rows are finer than what the condition reads, `per` says what is counted \
      once. No units, or none for which the condition is known: undefined.
      """,
    setting: .either([
      .formula("true or false"),
      .options([
        .required("of", .formula("true or false"), "The condition."),
        .optional("per", .oneOrMore(.column), standard: "every row", "The key whose every value counts once."),
        MinimumOption.parameter,
        IntervalMethod.parameter(IntervalMethod.allCases.filter { $0 != .finitePopulation }),
      ]),
    ]),
    source: """
      Wilson 1927; Newcombe 1998; Clopper and Pearson 1934; Brown, Cai and DasGupta 2001; Horowitz and \
      Manski 1995.
      """,
    example: """
      reading: census
      tables:
        example:
          from: applications
          rows: sector
          measures:
            solo: {share: {of: "form == 'solo'"}}
      """,
    caution: """
      A condition over several columns is unknown as soon as one it needs is missing: `a or b` is known where one of the \
      two is true. For the share of a category in a table of its own, write `percentage`.
      """)

  /// Reads the condition; a pipeline without `reading` and a condition of another grain without `per` are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let written = setting["of"] ?? setting
    let minimum = context.minimum(setting["minimum"])
    let condition = context.condition(written, in: table.schema)
    let per = setting["per"].map { context.columns($0, in: table.schema) } ?? []
    let interval = context.rateInterval(of: page.name, in: setting)
    guard let condition, let per, let interval,
      countsOnce(condition, per: per, in: table.schema, at: written.span, context: context)
    else { return nil }
    let unknown = Expression(.isMissing(condition), type: .boolean)
    let hasKey = per.map { Expression.isKnown($0) }
    let known = hasKey.reduce(unknown.negated) { $0.and($1) }
    let keyless = hasKey.dropFirst().reduce(hasKey.first) { all, one in all.map { $0.and(one) } }?.negated
    let keys = per.map(\.name).joined(separator: ", ")
    return BoundMeasure(
      components: [
        Self.count(of: per, where: known.and(condition)), Self.count(of: per, where: known),
        Self.count(of: per, where: unknown),
      ] + (keyless.map { [.count(where: $0)] } ?? []),
      base: known, unit: .ratio,
      definition: Definition(
        "share",
        nl:
          "deel waarvoor \(condition.formula), van \(per.isEmpty ? "alle" : "elke \(keys) één keer,") waarvoor dat bekend is",
        en:
          "part for which \(condition.formula), of \(per.isEmpty ? "all" : "each \(keys) once,") for which that is known"
      ).reading(asCensus: interval.method == nil),
      finisher: .cell(ShareFinisher(method: interval.method, minimum: minimum)))
  }

  /// Counts rows, or different keys.
  private static func count(of key: [Column], where condition: Expression) -> Component {
    key.isEmpty ? .count(where: condition) : .countDistinct(key.map { .value(of: $0) }, where: condition)
  }

  private static func countsOnce(
    _ condition: Expression, per key: [Column], in schema: Schema, at span: SourceSpan, context: BindingContext
  ) -> Bool {
    guard !condition.columns.isEmpty else { return true }
    let grain = grain(of: condition, in: schema)
    let fits = key.isEmpty ? grain == schema.grain : grain.isCoarserOrEqual(to: Grain(key.map(\.name)))
    if fits { return true }
    let keys = grain.keys.joined(separator: ", ")
    let canWrite = !grain.keys.isEmpty && grain.keys.allSatisfy { schema[$0] != nil }
    context.report(
      .error(
        "grain",
        key.isEmpty
          ? "'\(condition.formula)' has one value per \(grain), but a row of '\(context.subject)' is one "
            + "\(schema.grain): counting rows counts it more than once"
          : "'\(condition.formula)' has one value per \(grain), and may have several per "
            + key.map(\.name).joined(separator: ", "),
        at: span, details: canWrite ? ["write `per: \(grain.keys.count == 1 ? keys : "[\(keys)]")`"] : []))
    return false
  }
}
