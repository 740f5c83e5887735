public import PeilCore
internal import PeilDiagnostics
internal import PeilStatistics
public import PeilTable

/// By which methods the figures of a comparison are computed, where the specification leaves a choice.
public struct ComparisonMethods: Sendable {
  enum Difference: String, CaseIterable {
    case newcombe
    case newcombeContinuityCorrected = "newcombe-cc"
    case miettinenNurminen = "miettinen-nurminen"

    var meaning: String {
      switch self {
      case .newcombe: "From both rates' Wilson intervals (Newcombe 1998, method 10)."
      case .newcombeContinuityCorrected: "The same with a correction for continuity (method 11)."
      case .miettinenNurminen: "The score interval (Miettinen and Nurminen 1985)."
      }
    }

    func difference(_ group: BinomialCount, _ reference: BinomialCount) throws(UndefinedReason) -> RateDifference {
      switch self {
      case .newcombe: try .newcombe(group, reference)
      case .newcombeContinuityCorrected: try .newcombe(group, reference, of: .wilsonContinuityCorrected)
      case .miettinenNurminen: try .miettinenNurminen(group, reference)
      }
    }
  }

  enum Ratio: String, CaseIterable {
    case katz, koopman

    var meaning: String {
      switch self {
      case .katz: "On the logarithmic scale (Katz 1978); Koopman's where the group has no successes."
      case .koopman: "The score interval (Koopman 1984)."
      }
    }
  }

  enum Correction: String, CaseIterable {
    case holm, bonferroni
    case benjaminiHochberg = "benjamini-hochberg"
    case benjaminiYekutieli = "benjamini-yekutieli"

    var meaning: String {
      switch self {
      case .holm: "For a claim about a named group (Holm 1979)."
      case .bonferroni: "The p-value times the number of groups; Holm's finds more."
      case .benjaminiHochberg: "For screening at a false discovery rate (Benjamini and Hochberg 1995)."
      case .benjaminiYekutieli: "The same under any dependence (Benjamini and Yekutieli 2001)."
      }
    }

    var method: MultipleTesting {
      switch self {
      case .holm: .holm
      case .bonferroni: .bonferroni
      case .benjaminiHochberg: .benjaminiHochberg
      case .benjaminiYekutieli: .benjaminiYekutieli
      }
    }
  }

  enum Homogeneity: String, CaseIterable {
    case tarone
    case breslowDay = "breslow-day"
    case woolf

    var meaning: String {
      switch self {
      case .tarone: "Breslow and Day's test with Tarone's correction (1989)."
      case .breslowDay: "Breslow and Day's test (1980)."
      case .woolf: "Woolf's test on the logarithms (1955)."
      }
    }

    var title: String {
      switch self {
      case .tarone: "Breslow-Day-Tarone"
      case .breslowDay: "Breslow-Day"
      case .woolf: "Woolf"
      }
    }

    func pValue(_ strata: StratifiedComparison) throws(UndefinedReason) -> Double {
      switch self {
      case .tarone: try strata.taroneTest().pValue
      case .breslowDay: try strata.breslowDayTest().pValue
      case .woolf: try strata.woolfTest().pValue
      }
    }
  }

  enum Logistic: String, CaseIterable {
    case model, clustered

    var meaning: String {
      switch self {
      case .model: "The model's own variance: applications are independent."
      case .clustered: "The variance between the clusters of `unit`, such as holdings that filed several."
      }
    }
  }

  let difference: Difference
  let ratio: Ratio
  /// How the logistic odds ratio gets its interval; nil leaves it away.
  let logistic: Logistic?
  let corrections: [Correction]
  /// Whether a method asks for the column by which units belong together.
  public var needsCluster: Bool { logistic == .clustered }
  let homogeneity: Homogeneity
  let isContinuityCorrected: Bool
  let hasGammaLimits: Bool
  /// The weight of each code of the one column that makes the strata; nil takes the pooled sizes.
  let standard: [Double]?

  /// The keys of `compare` that choose them.
  public static let parameters: [Parameter] = [
    .optional(
      "difference", .word(Difference.allCases.map { .init($0.rawValue, $0.meaning) }), standard: "newcombe",
      "The interval of the crude difference."),
    .optional(
      "ratio", .word(Ratio.allCases.map { .init($0.rawValue, $0.meaning) }), standard: "katz",
      "The interval of the crude ratio."),
    .optional(
      "corrections", .oneOrMore(.word(Correction.allCases.map { .init($0.rawValue, $0.meaning) })),
      standard: "holm, benjamini-hochberg", "How p-values are adjusted for there being several groups."),
    .optional(
      "homogeneity", .word(Homogeneity.allCases.map { .init($0.rawValue, $0.meaning) }), standard: "tarone",
      "The test of equal odds ratios over the strata."),
    .optional(
      "continuity", .boolean, standard: "false", "Whether the test of association within strata takes off a half."),
    .optional(
      "logistic", .word(Logistic.allCases.map { .init($0.rawValue, $0.meaning) }), standard: "none",
      "An odds ratio by logistic regression on group and strata beside the others, and its interval."),
    .optional(
      "standardised",
      .word([
        .init("normal", "By the variance of the standardised rate."),
        .init("gamma", "Fay and Feuer's (1997), which holds for rare successes too."),
      ]), standard: "normal", "The interval of the standardised rate."),
    .optional(
      "standard", .map(key: .text, value: .text), standard: "the strata's pooled sizes",
      "A published standard: a weight for each code of the one column of `adjust-for`."),
  ]

  /// Reads the keys; a standard that does not fit the strata is reported.
  public static func read(
    _ setting: Setting, strata: [Column], _ context: BindingContext
  ) -> ComparisonMethods? {
    var standard: [Double]?
    if let written = setting["standard"] {
      guard let weights = weights(written, strata, context) else { return nil }
      standard = weights
    }
    let corrections = setting["corrections"].map { written in
      (written.list ?? [written]).compactMap { context.word($0, as: Correction.self) }
    }
    return ComparisonMethods(
      difference: context.word(setting["difference"], as: Difference.self) ?? .newcombe,
      ratio: context.word(setting["ratio"], as: Ratio.self) ?? .katz,
      logistic: setting["logistic"].flatMap { context.word($0, as: Logistic.self) },
      corrections: corrections ?? [.holm, .benjaminiHochberg],
      homogeneity: context.word(setting["homogeneity"], as: Homogeneity.self) ?? .tarone,
      isContinuityCorrected: setting["continuity"]?.text?.text == "true",
      hasGammaLimits: setting["standardised"]?.text?.text == "gamma", standard: standard)
  }

  private static func weights(_ written: Setting, _ strata: [Column], _ context: BindingContext) -> [Double]? {
    guard strata.count == 1, let codes = strata[0].type.domain?.codes else {
      context.report(
        .error(
          "standard-without-codes", "`standard` weighs the codes of one column, and `adjust-for` is not that",
          at: written.span, details: ["write `adjust-for` with one category, and a weight for each of its codes"]))
      return nil
    }
    var weights = [Double](repeating: 0, count: codes.count)
    for entry in written.map ?? [] {
      let weight = entry.value.text.flatMap { Double($0.text) }
      guard let place = codes.firstIndex(of: entry.key.text), let weight, weight >= 0, weight.isFinite else {
        context.report(
          .error(
            "standard-weight", "'\(entry.key.text)' is no code of '\(strata[0].name)', or its weight no number from 0",
            at: entry.key.span, label: nearestName(to: entry.key.text, among: codes).map { "did you mean '\($0)'?" },
            details: ["codes: \(listed(codes, limit: 20))"]))
        return nil
      }
      weights[place] = weight
    }
    return weights
  }
}
