public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable

/// `heterogeneity`: whether several groups can have one rate.
public enum HeterogeneityMeasure: Measure {
  enum Shown: String, ShownFigure {
    case statistic, degrees
    case pValue = "p"

    var label: (nl: String, en: String) {
      switch self {
      case .statistic: ("chi-kwadraat", "chi-square")
      case .degrees: ("vrijheidsgraden", "degrees of freedom")
      case .pValue: ("p", "p")
      }
    }

    var meaning: String {
      switch self {
      case .statistic: "The statistic of the test."
      case .degrees: "Its degrees of freedom: the groups with units, less one."
      case .pValue: "The probability of differences as large as these, or larger, by chance alone."
      }
    }

    var unit: FigureUnit { .number }
    var decimals: Int? { self == .pValue ? 4 : nil }
  }

  enum Test: String, CaseIterable {
    case pearson
    case likelihoodRatio = "likelihood-ratio"
    case exact

    var meaning: String {
      switch self {
      case .pearson: "Pearson's; exact where fewer than 5 are expected in a group."
      case .likelihoodRatio: "The likelihood-ratio test G (Sokal and Rohlf 1995)."
      case .exact: "Freeman and Halton's extension of Fisher's exact test (1951)."
      }
    }
  }

  /// The reference page.
  public static let page = Page(
    name: "heterogeneity",
    summary: "Whether the rates of several groups differ by more than chance.",
    discussion: """
      Tests whether all groups of `across` have one rate. Pearson's test on (groups − 1) degrees of freedom, unless \
      fewer than 5 successes or failures are expected in one of them: then the p-value is that of Freeman and Halton's \
      exact test, which the legend says (R: `chisq.test(correct = FALSE)`, `fisher.test`). A table too large for the \
      exact test keeps Pearson's, which is flagged. Units without a group stand under missing; groups without units say nothing. The \
      rate is an `outcome` with its `definition`, as in `approval-rate`, or the share of a condition `of`. Fewer than two \
      groups (`tooFewUnits`) and a rate of 0% or 100% in all (`noVariation`) give no figure. With `reading: census` it \
      is refused: differences within a whole register are facts.
      """,
    setting: .options(
      CountedRate.parameters + [
        .required("across", .column, "The column whose values are the groups."),
        .optional(
          "test", .word(Test.allCases.map { Parameter.Choice($0.rawValue, $0.meaning) }), standard: "pearson",
          "Which test."),
        Shown.parameter,
      ]),
    source: "Pearson 1900; Freeman and Halton 1951; Sokal and Rohlf 1995, chapter 17.",
    example: """
      reading: process
      tables:
        example:
          from: applications
          measures:
            solo_differs: {heterogeneity: {of: "form == 'solo'", across: sector}}
      """,
    caution: """
      A small p-value says that not all groups are alike, not which one differs nor why: compare groups with `compare`, \
      within strata. A large one is no proof that they are alike.
      """)

  /// Reads rate and groups; a census, and a column of another grain, are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let rate = CountedRate.read(setting, in: table.schema, context)
    let isTest = context.admitsTest(page.name, at: setting.span)
    guard let groups = context.groups(setting["across"], in: table.schema), let rate, isTest,
      let shown = context.word(setting["show"], as: Shown.self)
    else { return nil }
    let test = context.word(setting["test"], as: Test.self) ?? .pearson
    return BoundMeasure(
      components: [.tally([rate.success, .value(of: groups)], where: rate.base)], base: rate.base, unit: shown.unit,
      definition: Definition(
        "heterogeneity/\(test.rawValue)/\(shown.rawValue)/\(rate.identifier)",
        nl:
          "toets (\(test.rawValue)) of alle groepen van \(groups.label(in: "nl")) één percentage hebben: \(rate.words.nl)",
        en: "test (\(test.rawValue)) whether all groups of \(groups.label(in: "en")) have one rate: \(rate.words.en)"),
      finisher: .cell(HeterogeneityFinisher(shown: shown, test: test)))
  }

  /// Statistic, degrees of freedom and p-value.
  public static func parts(of setting: Setting) -> [MeasurePart] { Shown.parts(of: setting, kind: page.name) }
}

/// A test over groups; the state is a tally of success and group.
private struct HeterogeneityFinisher: CellFinisher {
  let shown: HeterogeneityMeasure.Shown
  let test: HeterogeneityMeasure.Test

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let groups = GroupedCounts(state[0].tally).counts
    let known = groups.filter { $0.key.first != .missing }.map(\.count)
    let n = known.reduce(0) { $0 + $1.trials }
    let missing = groups.reduce(0) { $0 + $1.count.trials } - n
    do throws(UndefinedReason) {
      let heterogeneity = HeterogeneityTest(known)
      let result = test == .likelihoodRatio ? try heterogeneity.likelihoodRatio() : try heterogeneity.pearson()
      switch shown {
      case .statistic: return .flagged(result.statistic, .number, n: n, missing: missing)
      case .degrees:
        return .known(Quantity.number(Int(result.degreesOfFreedom)), n: n, missing: missing)
      case .pValue:
        guard let (pValue, flag) = try pValue(heterogeneity, known, result) else {
          return .declined("exact-test-too-large", n: n, missing: missing)
        }
        return .flagged(pValue, .number, n: n, missing: missing, flag: flag)
      }
    } catch {
      return .undefined(error, n: n, missing: missing)
    }
  }

  /// The p-value with what is said beside it; nil where the exact test asked for has too many tables to go through.
  private func pValue(
    _ heterogeneity: HeterogeneityTest, _ groups: [BinomialCount], _ result: ChiSquareTest
  ) throws(UndefinedReason) -> (Double, String)? {
    switch test {
    case .likelihoodRatio: return (result.pValue, "")
    case .pearson:
      let test = try GroupTest(groups)
      return (test.pValue, test.flag)
    case .exact:
      return try GroupTest.exact(heterogeneity.groups).map { ($0, "") }
    }
  }
}
