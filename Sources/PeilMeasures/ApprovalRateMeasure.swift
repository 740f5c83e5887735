public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// `approval-rate`: which part of the applications was granted.
public enum ApprovalRateMeasure: Measure {
  enum Weight: String { case applications, applicants, amount }

  /// The reference page.
  public static let page = Page(
    name: "approval-rate",
    summary: "The part of the applications that was granted, of a denominator that you name.",
    discussion: """
      Every application is withdrawn (W), not taken up (I), refused on the ceiling (U), refused on substance (R), \
      granted (G) or open (O); together they are what was submitted (S). `definition` names the denominator and has no \
      default, because one call has several honest rates: MIT 2019 granted 176 of 395 submitted and of 232 assessed. \
      Open cases are never refusals: in the denominators `submitted` and `admissible` they count, and stand under \
      missing until they are decided. An application without an outcome is left out and stands under missing.

      `weigh: applicants` counts each applicant once: granted at least once, of those in the denominator. \
      `weigh: amount` divides the amount granted by the amount requested, over applications for which both are known. \
      With fewer than `minimum` units the figure is shown as x out of n. With `reading: process` a rate of counts has \
      Wilson's interval (Wilson 1927, 95%), or the one that `interval` names; a rate by amount has that of a ratio of \
      sums, as in `cofinancing-ratio`, where one is named; with `census` it has none, because a \
      whole register has no sampling error. `interval: finite-population` is about what is not decided yet, and stands \
      under both readings: it holds if the decided cases are a random part of all, which the order of decisions \
      seldom is. Where applications of the denominator were refused on the ceiling an interval is flagged: the number \
      granted is then nearly fixed, and the interval of the overall rate too wide. No units: undefined.
      """,
    setting: .options(
      [
        .required("outcome", .column, "The column of type outcome."),
        .required("definition", .word(ApprovalDefinition.choices), "What is divided by what."),
        .optional(
          "weigh",
          .word([
            .init("applications", "Each application counts once."),
            .init("applicants", "Each applicant counts once; needs `applicant`."),
            .init("amount", "Each counts for its amount; needs `requested` and `granted`."),
          ]),
          standard: "applications", "What counts."),
        .optional("applicant", .column, standard: "none", "The applicant, for `weigh: applicants`."),
        .optional("requested", .column, standard: "none", "The amount requested, for `weigh: amount`."),
        .optional("granted", .column, standard: "none", "The amount granted, for `weigh: amount`."),
        MinimumOption.parameter,
        IntervalMethod.parameter(IntervalMethod.allCases.filter { $0 != .worstCase }, and: RatioIntervalMethod.choices),
      ] + RatioIntervalMethod.companions.filter { $0.name != "weight" }),
    source: """
      Rathenau Instituut and NWO (granted of submitted), the Horizon convention (of eligible proposals), \
      Awb 4:5 and 4:25 (outcomes); intervals: Wilson 1927, Newcombe 1998, Clopper and Pearson 1934, Brown, \
      Cai and DasGupta 2001, Cochran 1977.
      """,
    example: """
      reading: census
      tables:
        example:
          from: decisions
          measures:
            rate: {approval-rate: {outcome: outcome, definition: submitted}}
      """,
    caution: """
      In a call with a ceiling the number granted is nearly fixed, and one application's success is another's refusal: \
      a binomial interval around the overall rate is then too wide, and hardly means anything. `fundable` holds only \
      if everything refused on the ceiling scored above the minimum.
      """)

  /// Reads outcome, definition and weight; wrong types, grains, amounts and missing options are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let schema = table.schema
    let isByAmount = setting["weigh"]?.text?.text == Weight.amount.rawValue
    let interval = isByAmount ? RateInterval.none : context.rateInterval(of: page.name, in: setting)
    let (isSound, ratioInterval) = amountInterval(setting, isByAmount, table.schema, context)
    guard isSound else { return nil }
    let minimum = context.minimum(setting["minimum"])
    let weight = setting["weigh"].map { context.word($0, as: Weight.self) } ?? .applications
    reportIdleOptions(setting, weight, context)
    if let written = setting["interval"], weight == .applicants {
      guard written.text?.text != IntervalMethod.finitePopulation.rawValue else {
        context.report(
          .error(
            "idle-option", "`interval: \(written.text?.text ?? "")` is read only with `weigh: applications`",
            at: written.span, details: ["leave `interval` away, or weigh applications"]))
        return nil
      }
    }
    guard let written = setting["outcome"], let outcome = context.column(written, in: schema) else { return nil }
    guard outcome.type == .outcome else {
      context.report(
        .error(
          "not-an-outcome", "'\(outcome.name)' is \(outcome.type.name), and an outcome was expected", at: written.span,
          details: ["declare the column with `type: outcome` and map its words in `values`"]))
      return nil
    }
    // Counting each applicant once does not care how often a row is repeated.
    guard weight == .applicants || context.standsForRows(outcome, of: schema, at: written.span) else { return nil }
    guard let definition = context.word(setting["definition"], as: ApprovalDefinition.self), let weight else {
      return nil
    }
    if definition == .grantedOnly, weight != .amount {
      context.report(
        .error(
          "granted-of-granted", "every granted application is granted: `granted-only` says something of amounts alone",
          at: setting["definition"]?.span ?? setting.span,
          details: ["add `weigh: amount`, or choose another definition"]))
      return nil
    }
    let approval = Approval(outcome: outcome, definition: definition, minimum: minimum, setting: setting)
    switch weight {
    case .applications: return interval.flatMap { approval.byApplications($0, context) }
    case .applicants:
      let bound = approval.byApplicants(interval ?? .none, in: schema, context: context)
      return interval == nil ? nil : bound
    case .amount:
      let bound = approval.byAmount(ratioInterval, in: schema, context: context)
      return context.rateReading(of: page.name, at: setting.span) == nil ? nil : bound
    }
  }

  /// The interval of a rate by amount; a method of the other kind, and options of its companions, are reported.
  private static func amountInterval(
    _ setting: Setting, _ isByAmount: Bool, _ schema: Schema, _ context: BindingContext
  ) -> (isSound: Bool, RatioInterval?) {
    let written = setting["interval"]
    let isOfRatio = written?.text.map { RatioIntervalMethod(rawValue: $0.text) != nil } ?? isByAmount
    guard isOfRatio == isByAmount else {
      let words = isByAmount ? RatioIntervalMethod.allCases.map(\.rawValue) : IntervalMethod.allCases.map(\.rawValue)
      context.report(
        .error(
          "interval-of-other-kind",
          "`interval: \(written?.text?.text ?? "")` is not for a rate by \(isByAmount ? "amount" : "number")",
          at: written?.span ?? setting.span, details: ["here stands one of: \(words.joined(separator: ", "))"]))
      return (false, nil)
    }
    if isByAmount { return RatioInterval.read(setting, in: schema, context) }
    for option in RatioIntervalMethod.companions {
      guard let idle = setting[option.name] else { continue }
      context.report(
        .error(
          "idle-option", "`\(option.name)` is read only with `weigh: amount`", at: idle.span,
          details: ["add `weigh: amount`, or leave `\(option.name)` away"]))
      return (false, nil)
    }
    return (true, nil)
  }

  private static func reportIdleOptions(_ setting: Setting, _ weight: Weight?, _ context: BindingContext) {
    let needed: [String: Weight] = ["applicant": .applicants, "requested": .amount, "granted": .amount]
    for entry in setting.map ?? [] {
      guard let weight, let use = needed[entry.key.text], use != weight else { continue }
      context.report(
        .error(
          "idle-option", "`\(entry.key.text)` is read only with `weigh: \(use.rawValue)`", at: entry.key.span,
          details: ["add `weigh: \(use.rawValue)`, or leave `\(entry.key.text)` away"]))
    }
  }
}
