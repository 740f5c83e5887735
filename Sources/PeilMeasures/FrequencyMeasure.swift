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
      Needs a dimension `{each: set}`. The base is that of the same row group, with the set summed out and each \
      application counted once. Applications of which the set is missing were not asked: they are in no base, the limit \
      on unknown values does not count them, and they stand under missing. An answer that names nothing is known and \
      counts in the base `applications`. The total over the set is the part that names at least one; of the mentions it \
      is 100%. With two sets, such as bottleneck by solution, the base holds the applications that were asked both \
      (`applications`), those that name something in both (`answered`), or every pair of mentions (`mentions`); a total \
      over one of the sets holds those that name at least one of it. With fewer than `minimum` units in the base \
      the figure is shown as x out of n. With `reading: process` shares of applications have Wilson's interval (95%); \
      shares of mentions have none, because one application's mentions go together. An empty base: undefined.
      """,
    setting: .options([
      .required("base", .word(FrequencyBase.choices), "What the mentions are divided by."),
      MinimumOption.parameter,
    ]),
    source: "Counting; Wilson 1927 for the interval.",
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

  /// Reads the base; a table without a spread set, and rows finer than the answers are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let minimum = context.minimum(setting["minimum"])
    guard let base = context.word(setting["base"], as: FrequencyBase.self) else { return nil }
    let reading = base == .mentions ? .census : context.rateReading(of: page.name, at: setting.span)
    let places = table.dimensions.indices.filter { table.dimensions[$0].isSpread }
    let sets = places.map { table.dimensions[$0].column }
    guard !sets.isEmpty else {
      context.report(
        .error(
          "frequency-dimension", "`frequency` needs a dimension that spreads a set", at: setting.span,
          details: ["write `rows: {each: …}` with a column of type set"]))
      return nil
    }
    let standsForRows = sets.map { context.standsForRows($0, of: table.schema, at: setting.span) }
    guard standsForRows.allSatisfy(\.self), let reading else { return nil }
    let answers = Answers(sets)
    let names = sets.map(\.name).joined(separator: ", ")
    return BoundMeasure(
      components: [.count(where: answers.areNamed), .count(where: answers.areKnown), .count(where: answers.lackOne)]
        + answers.mentions,
      // Who was not asked is in no base, and can make none of it unknown.
      base: base == .applications ? answers.areKnown : answers.areNamed, unit: .ratio,
      definition: Definition(
        "frequency/\(base.rawValue)", nl: "vermeldingen van \(names) gedeeld door \(base.dutch)",
        en: "mentions of \(names) divided by \(base.english)"
      ).reading(asCensus: reading == .census && base != .mentions),
      finisher: .margin(
        .spreadSummedOut, FrequencyFinisher(base: base, reading: reading, minimum: minimum, sets: places)))
  }
}
