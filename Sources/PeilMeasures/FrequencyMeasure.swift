public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// `frequency`: how often each answer to a question that allows several was given.
public enum FrequencyMeasure: Measure {
  /// The reference page.
  public static let page = Page(
    name: "frequency",
    summary: "How often each category of a question with several answers was named, out of a base that you name.",
    discussion: """
      Needs one dimension `{each: set}`. The base is that of the same row group, with the set summed out and each \
      application counted once. Applications of which the set is missing were not asked: they are in no base and stand \
      under missing; an answer that names nothing is known and counts in the base `applications`. The total over the \
      set is the part that names at least one; of the mentions it is 100%. With fewer than `minimum` units in the base \
      the figure is shown as x out of n. With `reading: process` shares of applications have Wilson's interval (95%); \
      shares of mentions have none, because one application's mentions go together. An empty base: undefined.
      """,
    setting: .options([
      .required("base", .word(FrequencyBase.choices), "What the mentions are divided by."),
      MinimumOption.parameter,
    ]),
    example: """
      reading: census
      tables:
        example:
          from: applications
          rows: {each: bottlenecks}
          measures:
            of_applications: {frequency: {base: applications}}
      """,
    caution: "A share of mentions is not a share of applications: 10 of 14 applications may be 10 of 23 mentions.")

  /// Reads the base; a table without a spread set, or with two, and rows finer than the answers are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let minimum = context.minimum(setting["minimum"])
    guard let base = context.word(setting["base"], as: FrequencyBase.self) else { return nil }
    let reading = base == .mentions ? .census : context.rateReading(of: page.name, at: setting.span)
    let spreads = table.dimensions.filter(\.isSpread).map(\.column)
    guard let set = spreads.first, spreads.count == 1 else {
      context.report(
        .error(
          "frequency-dimension",
          spreads.isEmpty
            ? "`frequency` needs a dimension that spreads a set"
            : "`frequency` reads one spread set, and here are \(spreads.count)",
          at: setting.span, details: ["write `rows: {each: …}` with a column of type set, once"]))
      return nil
    }
    guard context.standsForRows(set, of: table.schema, at: setting.span), let reading else { return nil }
    let size = Expression(.call(.size, [.value(of: set)]), type: .integer)
    let names = Expression(
      .compare(.greater, size, Expression(.literal(.integer(0)), type: .integer)), type: .boolean)
    return BoundMeasure(
      components: [
        .count(where: names), .count(where: .isKnown(set)), .count(where: Expression.isKnown(set).negated),
        .sum(size, where: nil),
      ],
      // The limit on unknown values is held against all applications, also where the base leaves out the missing ones.
      base: base == .applications ? nil : names, unit: .ratio,
      definition: Definition(
        "frequency/\(base.rawValue)", nl: "vermeldingen van \(set.name) gedeeld door \(base.dutch)",
        en: "mentions of \(set.name) divided by \(base.english)"),
      finisher: .margin(
        .spreadSummedOut, FrequencyFinisher(base: base, reading: reading, minimum: minimum)))
  }
}
