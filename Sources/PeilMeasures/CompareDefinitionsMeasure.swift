public import PeilCore
internal import PeilDiagnostics
internal import PeilTable

/// `compare-definitions`: every approval rate that one call honestly has, side by side.
public enum CompareDefinitionsMeasure: Measure {
  /// The reference page.
  public static let page = Page(
    name: "compare-definitions",
    summary: "All approval rates of a call side by side, with the counts they are made of.",
    discussion: """
      One entry stands for several figures: what was submitted and each of its six parts (`outcome-count`, with the \
      identity S = W + I + U + R + G + O), then `approval-rate` by every definition, and with `requested` and `granted` \
      the same by amount. A figure is called by the entry's name, an underscore and its own: `rate_submitted`, \
      `rate_count_withdrawn`, `rate_amount_decided`. `minimum` and `interval` are those of `approval-rate`.
      """,
    setting: .options([
      .required("outcome", .column, "The column of type outcome."),
      .optional("requested", .column, standard: "no rates by amount", "The amount requested; goes with `granted`."),
      .optional("granted", .column, standard: "no rates by amount", "The amount granted; goes with `requested`."),
      MinimumOption.parameter, IntervalMethod.parameter(IntervalMethod.allCases.filter { !$0.suitsCensus }),
    ]),
    source: """
      The denominators of `approval-rate`; published counts of MIT 2019 and MKB!dee show how far they lie \
      apart.
      """,
    example: """
      reading: census
      tables:
        example:
          from: decisions
          measures:
            rate: {compare-definitions: {outcome: outcome}}
      """,
    caution: """
      The rates differ because they answer different questions. Choose one for the text before you look at them, and \
      say which.
      """)

  /// Never reached: every setting has parts.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? { nil }

  /// The counts, the rates by number, and the rates by amount where both amounts are named.
  public static func parts(of setting: Setting) -> [MeasurePart] {
    counts(setting) + ratesByNumber(setting)
      + ((setting["requested"] ?? setting["granted"]) == nil ? [] : ratesByAmount(setting))
  }

  private static func counts(_ setting: Setting) -> [MeasurePart] {
    let all = MeasurePart(
      suffix: "count_submitted", label: LocalizedText(nl: "ingediend (S)", en: "submitted (S)"),
      kind: OutcomeCountMeasure.page.name, setting: setting.keeping(["outcome"]))
    return [all]
      + Outcome.allCases.map { outcome in
        MeasurePart(
          suffix: "count_" + outcome.rawValue.split(separator: "-").joined(separator: "_"),
          label: LocalizedText(nl: outcome.dutch, en: outcome.english), kind: OutcomeCountMeasure.page.name,
          setting: setting.keeping(["outcome"]).adding("of", outcome.rawValue))
      }
  }

  private static func ratesByNumber(_ setting: Setting) -> [MeasurePart] {
    ApprovalDefinition.allCases.filter { $0 != .grantedOnly }.map { definition in
      MeasurePart(
        suffix: definition.suffix,
        label: LocalizedText(
          nl: "\(definition.dutchNumerator) van \(definition.dutchDenominator)",
          en: "\(definition.englishNumerator) of \(definition.englishDenominator)"),
        kind: ApprovalRateMeasure.page.name,
        setting: setting.keeping(["outcome", "minimum", "interval"]).adding("definition", definition.rawValue))
    }
  }

  private static func ratesByAmount(_ setting: Setting) -> [MeasurePart] {
    ApprovalDefinition.allCases.filter { $0 != .fundable }.map { definition in
      MeasurePart(
        suffix: "amount_" + definition.suffix,
        label: LocalizedText(
          nl: "bedrag verleend van aangevraagd: \(definition.dutchDenominator)",
          en: "amount granted of requested: \(definition.englishDenominator)"),
        kind: ApprovalRateMeasure.page.name,
        setting: setting.keeping(["outcome", "minimum", "requested", "granted"])
          .adding("definition", definition.rawValue).adding("weigh", ApprovalRateMeasure.Weight.amount.rawValue))
    }
  }
}

extension ApprovalDefinition {
  fileprivate var suffix: String { rawValue.split(separator: "-").joined(separator: "_") }
}
