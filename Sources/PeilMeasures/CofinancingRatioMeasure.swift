public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// `cofinancing-ratio`: how subsidy, costs and other money relate.
public enum CofinancingRatioMeasure: Measure {
  enum Form: String, CaseIterable {
    case ratioOfSums = "ratio-of-sums"
    case meanOfRatios = "mean-of-ratios"
    case medianOfRatios = "median-of-ratios"

    var meaning: String {
      switch self {
      case .ratioOfSums: "One sum divided by the other: the ratio of the scheme."
      case .meanOfRatios: "The mean of the units' own ratios: secondary."
      case .medianOfRatios: "The median of the units' own ratios: the typical unit; secondary."
      }
    }
  }

  /// The reference page.
  public static let page = Page(
    name: "cofinancing-ratio",
    summary: "How the subsidy relates to the costs of the projects, as one of four ratios that you name.",
    discussion: """
      A ratio of sums: both sums run over the units for which both amounts are known; units that lack one stand under \
      missing. The ratio has no default, because the words mislead: what the EU calls the co-financing rate is the part \
      that the subsidy pays, and Dutch cofinanciering is the part that it does not pay. The definition names which \
      costs (project costs or eligible costs) and which subsidy (requested, granted, settled, paid) were taken. A \
      denominator of zero (`zeroDenominator`) or less (`negativeDenominator`) gives no figure. Sums are exact to the \
      cent. With `reading: process` it has the interval that `interval` names, and none without. Where `cluster` is \
      given, or the pipeline's `unit` has one, the clusters vary and not the rows. Taylor's interval takes a cell as a \
      domain of the whole table: units outside add nothing, but their number still varies; the other methods take the \
      cell by itself. For the bootstrap units are put in the order of their keys first, so that draws repeat whatever the \
      order of the rows. More subsidy than costs is flagged. \
      `as: mean-of-ratios` and `median-of-ratios` take each unit's own ratio, what a typical project looks like: they are \
      secondary, leave out units with a denominator of zero or less, which stand under missing, and name the units \
      whose denominator is below a hundredth of the median, because those make a mean absurd. Source of the formulas: \
      Cochran 1977, chapter 6.
      """,
    setting: .options(
      [
        .required("ratio", .word(CofinancingRatio.choices), "Which ratio is meant."),
        .optional("costs", .column, standard: "none", "The costs; needed by all ratios but `leverage`."),
        .optional("subsidy", .column, standard: "none", "The subsidy; needed by every ratio."),
        .optional("other", .column, standard: "none", "The other money; needed by `leverage`."),
        .optional(
          "as", .word(Form.allCases.map { Parameter.Choice($0.rawValue, $0.meaning) }), standard: "ratio-of-sums",
          "What becomes of the units' amounts."),
        .optional(
          "interval",
          .word(RatioIntervalMethod.choices + [.init("student", "Of a mean of ratios, by Student's t.")]),
          standard: "none", "Which interval stands beside the ratio, with `reading: process`."),
      ] + RatioIntervalMethod.companions),
    source: """
      Cochran 1977, chapter 6; Fieller 1954; Efron 1987. Names: glossary of the European Commission \
      (co-financing rate), Dutch practice (cofinanciering).
      """,
    example: """
      tables:
        example:
          from: applications
          rows: sector
          measures:
            own_share: {cofinancing-ratio: {ratio: cofinancing-rate, costs: costs, subsidy: requested}}
      """,
    caution: """
      Over all applications, refused ones have costs but no subsidy: restrict the measure with `where` to what was \
      granted. On eligible costs co-financing is near zero by construction where a scheme pays all of them. A negative \
      co-financing rate means that more was granted than the costs.
      """)

  /// Reads ratio and columns; wrong types, grains and amounts, and columns the ratio lacks or ignores, are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    guard let ratio = context.word(setting["ratio"], as: CofinancingRatio.self) else { return nil }
    reportIdleOptions(setting, ratio, context)
    let above = amount(ratio.options.numerator, of: ratio, setting, table.schema, context)
    let below = amount(ratio.options.denominator, of: ratio, setting, table.schema, context)
    let form = context.word(setting["as"], as: Form.self) ?? .ratioOfSums
    let isStudent = setting["interval"]?.text?.text == "student"
    guard suits(form, isStudent, setting, context) else { return nil }
    let (isSound, interval) = isStudent ? (true, nil) : RatioInterval.read(setting, in: table.schema, context)
    guard let above, let below, isSound else { return nil }
    let key = (context.unit?.key ?? table.schema.grain.keys).compactMap { table.schema[$0] }
    let known = Expression.isKnown(above).and(.isKnown(below))
    let base = interval?.weight.map { known.and(.isKnown($0)) } ?? known
    return BoundMeasure(
      components: [
        .sum(.value(of: above), where: base), .sum(.value(of: below), where: base), .count(where: base),
        .count(where: nil),
      ]
        + (form == .ratioOfSums
          ? interval.map { [$0.component(.value(of: above), .value(of: below), where: base)] } ?? []
          : [.tally(([above, below] + key).map { .value(of: $0) }, where: base)]),
      base: base, unit: .ratio, definition: definition(ratio, above, below, form),
      finisher: .margin(
        .whole,
        CofinancingRatioFinisher(
          ratio: ratio, interval: interval,
          mean: form == .ratioOfSums
            ? nil : MeanOfRatiosFinisher(isMedian: form == .medianOfRatios, hasInterval: isStudent))))
  }

  /// Whether the interval belongs to the form, and to a process; where not, that is reported.
  private static func suits(_ form: Form, _ isStudent: Bool, _ setting: Setting, _ context: BindingContext) -> Bool {
    guard let written = setting["interval"] else { return true }
    guard isStudent == (form == .meanOfRatios), form != .medianOfRatios else {
      context.report(
        .error(
          "idle-option", "`interval: \(written.text?.text ?? "")` does not belong to `as: \(form.rawValue)`",
          at: written.span,
          details: ["a mean of ratios has `interval: student`, a median none, a ratio of sums one of the others"]))
      return false
    }
    guard isStudent, context.reading != .process else { return true }
    context.report(
      .error(
        "interval-of-census", "`interval: student` needs `reading: process`", at: written.span,
        details: ["a register that is whole has no sampling error"]))
    return false
  }

  private static func amount(
    _ name: String, of ratio: CofinancingRatio, _ setting: Setting, _ schema: Schema, _ context: BindingContext
  ) -> Column? {
    guard let written = setting[name] else {
      context.report(
        .error("missing-option", "`ratio: \(ratio.rawValue)` needs `\(name)`, a column of money", at: setting.span))
      return nil
    }
    guard let column = context.money(written, in: schema) else { return nil }
    let fits =
      name == "other"
      ? isOther(column, at: written.span, context)
      : context.hasAmount(column, among: roles(of: name), at: written.span)
    let remedy =
      "take the table from a dataset with one row per \(column.grain), or write a `formula` with `sum(… per …)`"
    return context.standsForRows(column, of: schema, at: written.span, remedy: remedy) && fits ? column : nil
  }

  private static func roles(of option: String) -> [AmountRole] {
    option == "costs" ? [.projectCosts, .eligibleCosts] : [.requested, .granted, .settled, .paid]
  }

  /// Other money may be derived and then has no role; what has one must be a contribution.
  private static func isOther(_ column: Column, at span: SourceSpan, _ context: BindingContext) -> Bool {
    column.amount == nil || context.hasAmount(column, among: [.contribution], at: span)
  }

  private static func reportIdleOptions(_ setting: Setting, _ ratio: CofinancingRatio, _ context: BindingContext) {
    let read = [ratio.options.numerator, ratio.options.denominator]
    for entry in setting.map ?? [] where ["costs", "subsidy", "other"].contains(entry.key.text) {
      guard !read.contains(entry.key.text) else { continue }
      context.report(
        .error(
          "idle-option", "`ratio: \(ratio.rawValue)` does not read `\(entry.key.text)`", at: entry.key.span,
          details: ["leave `\(entry.key.text)` away, or choose another ratio"]))
    }
  }

  private static func definition(
    _ ratio: CofinancingRatio, _ above: Column, _ below: Column, _ form: Form
  ) -> Definition {
    func dutch(_ column: Column) -> String {
      column.label(in: "nl") + (column.amount.map { " (\($0.dutch))" } ?? "")
    }
    func english(_ column: Column) -> String {
      column.label(in: "en") + (column.amount.map { " (\($0.english))" } ?? "")
    }
    let (nl, en) =
      switch form {
      case .ratioOfSums:
        (
          "som van \(dutch(above)) gedeeld door som van \(dutch(below))",
          "sum of \(english(above)) divided by sum of \(english(below))"
        )
      case .meanOfRatios, .medianOfRatios:
        (
          "\(form == .meanOfRatios ? "gemiddelde" : "mediaan") per aanvraag van \(dutch(above)) gedeeld door \(dutch(below)) (secundair)",
          "\(form == .meanOfRatios ? "mean" : "median") per application of \(english(above)) divided by \(english(below)) (secondary)"
        )
      }
    let isTurned = ratio == .cofinancingRate
    let isCausal = ratio == .multiplier || ratio == .leverage
    let caution = isCausal ? Definition.noEffect : (nl: "", en: "")
    return Definition(
      (["cofinancing-ratio", ratio.rawValue] + [above, below].compactMap { $0.amount?.rawValue }
        + (form == .ratioOfSums ? [] : [form.rawValue]))
        .joined(separator: "/"),
      nl: (isTurned ? "1 − \(nl)" : nl) + caution.nl, en: (isTurned ? "1 − \(en)" : en) + caution.en)
  }
}
