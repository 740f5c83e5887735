internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable
internal import PeilValues

/// An approval rate with its outcome and definition read.
struct Approval {
  let outcome: Column
  let definition: ApprovalDefinition
  let minimum: Int
  let setting: Setting

  /// The rate of counts; an interval over open cases of a denominator that holds none is reported.
  func byApplications(_ interval: RateInterval, _ context: BindingContext) -> BoundMeasure? {
    if interval.method == .finitePopulation, open == nil {
      context.report(
        .error(
          "interval-without-open-cases",
          "`finite-population` is about open cases, and the denominator of `\(definition.rawValue)` has none",
          at: setting["interval"]?.span ?? setting.span,
          details: ["write `definition: submitted` or `admissible`, whose denominators hold them"]))
      return nil
    }
    // Where a ceiling decides, the number granted is nearly fixed; an interval beside it says so.
    let isCapped = interval.method.map { !$0.suitsCensus } ?? false && definition.denominator.contains(.refusedCeiling)
    let refused: [Component] = isCapped ? [.count(where: .outcome(outcome, in: [.refusedCeiling]))] : []
    return BoundMeasure(
      components: [.count(where: granted), .count(where: base)] + lackingUnits + refused, base: base, unit: .ratio,
      definition: words("", nl: "aanvragen", en: "applications").reading(asCensus: interval.method == nil),
      finisher: .cell(ApprovalRateFinisher(method: interval.method, minimum: minimum, tellsCeiling: isCapped)))
  }

  func byApplicants(_ interval: RateInterval, in schema: Schema, context: BindingContext) -> BoundMeasure? {
    guard let written = needed("applicant", for: "applicants", context),
      let applicant = context.column(written, in: schema)
    else { return nil }
    let key = [Expression.value(of: applicant)]
    return BoundMeasure(
      components: [
        .countDistinct(key, where: granted), .countDistinct(key, where: base), .count(where: lacksOutcome),
        .count(where: open ?? Expression(.literal(.boolean(false)), type: .boolean)),
        .count(where: base.and(Expression.isKnown(applicant).negated)),
      ],
      base: base, unit: .ratio,
      definition: words("/applicants", nl: "aanvragers (elk één keer)", en: "applicants (each once)")
        .reading(asCensus: interval.method == nil),
      finisher: .cell(ApprovalRateFinisher(method: interval.method, minimum: minimum)))
  }

  /// The rate of amounts, with the interval of a ratio of sums where one is asked for.
  func byAmount(_ interval: RatioInterval?, in schema: Schema, context: BindingContext) -> BoundMeasure? {
    guard definition != .fundable else {
      context.report(
        .error(
          "fundable-by-amount", "`fundable` has no amount: what was refused on the ceiling was granted nothing",
          at: setting["definition"]?.span ?? setting.span, details: ["weigh applications, or choose another definition"]
        ))
      return nil
    }
    let requested = amount("requested", .requested, in: schema, context)
    let given = amount("granted", .granted, in: schema, context)
    guard let requested, let given else { return nil }
    let complete = Expression.isKnown(requested).and(granted.negated.or(.isKnown(given)))
    let counted = base.and(complete)
    return BoundMeasure(
      components: [
        .sum(.value(of: given), where: granted.and(complete)), .sum(.value(of: requested), where: counted),
        .count(where: counted), .count(where: base),
      ] + lackingUnits
        + (interval.map { [$0.component(self.given(given), .value(of: requested), where: counted)] } ?? []),
      base: base, unit: .ratio,
      definition: Definition(
        "approval-rate/\(definition.rawValue)/amount",
        nl:
          "verleend bedrag (\(given.label(in: "nl"))) gedeeld door aangevraagd bedrag (\(requested.label(in: "nl"))) van aanvragen: \(definition.dutchDenominator)",
        en:
          "amount granted (\(given.label(in: "en"))) divided by amount requested (\(requested.label(in: "en"))) of applications: \(definition.englishDenominator)"
      ),
      finisher: .margin(.whole, AmountRateFinisher(minimum: minimum, interval: interval)))
  }

  /// What a unit was granted: nothing where it was refused.
  private func given(_ column: Column) -> Expression {
    let nothing = Expression(.literal(.money(Money(cents: 0))), type: .money)
    return Expression(.conditional(granted, then: .value(of: column), else: nothing), type: .money)
  }

  private var granted: Expression { .outcome(outcome, in: definition.numerator) }
  private var base: Expression { .outcome(outcome, in: definition.denominator) }
  private var lacksOutcome: Expression { Expression.isKnown(outcome).negated }

  /// The open cases of the denominator, or nil where it holds none.
  private var open: Expression? { definition.denominator.contains(.open) ? .outcome(outcome, in: [.open]) : nil }

  /// Counts the units that have no outcome, and the open cases of the denominator.
  private var lackingUnits: [Component] {
    [.count(where: lacksOutcome)] + (open.map { [.count(where: $0)] } ?? [])
  }

  private func words(_ suffix: String, nl: String, en: String) -> Definition {
    Definition(
      "approval-rate/\(definition.rawValue)\(suffix)",
      nl: "\(nl): \(definition.dutchNumerator) gedeeld door \(definition.dutchDenominator)",
      en: "\(en): \(definition.englishNumerator) divided by \(definition.englishDenominator)")
  }

  private func amount(_ name: String, _ role: AmountRole, in schema: Schema, _ context: BindingContext) -> Column? {
    context.column(needed(name, for: "amount", context), holding: .amount([role]), in: schema)
  }

  private func needed(_ name: String, for weight: String, _ context: BindingContext) -> Setting? {
    if let written = setting[name] { return written }
    context.report(
      .error(
        "missing-option", "`weigh: \(weight)` needs `\(name)`, the column it counts by",
        at: setting["weigh"]?.span ?? setting.span))
    return nil
  }
}
