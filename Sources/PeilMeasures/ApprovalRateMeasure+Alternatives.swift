public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

extension ApprovalRateMeasure {
  /// The other denominators; open and unknown outcomes as refused and as granted; each applicant once; by amount.
  public static func alternatives(
    of setting: Setting, in table: TableShape, context: BindingContext
  ) -> [MeasureAlternative] {
    guard let outcome = setting["outcome"]?.text?.text,
      let definition = setting["definition"]?.text.flatMap({ ApprovalDefinition(rawValue: $0.text) })
    else { return [] }
    let isByAmount = setting["weigh"]?.text?.text == Weight.amount.rawValue
    let plain = setting.keeping(["outcome", "minimum"])
    var all = definitions(setting, besides: definition, isByAmount: isByAmount)
    if isByAmount {
      all.append(
        alternative(
          "by_number", nl: "naar aantal aanvragen", en: "by number of applications",
          plain.adding("definition", definition.rawValue)))
      return all
    }
    all += undecided(outcome, definition, setting)
    if let applicant = setting["applicant"]?.text?.text ?? context.unit?.cluster, table.schema[applicant] != nil,
      setting["weigh"]?.text?.text != Weight.applicants.rawValue
    {
      all.append(
        alternative(
          "applicants", nl: "elke aanvrager één keer", en: "each applicant once",
          plain.adding("definition", definition.rawValue).adding("weigh", Weight.applicants.rawValue)
            .adding("applicant", applicant)))
    }
    let requested = table.schema.columns.filter { $0.amount == .requested }
    let granted = table.schema.columns.filter { $0.amount == .granted }
    if requested.count == 1, granted.count == 1, definition != .fundable {
      all.append(
        alternative(
          "amount", nl: "naar bedrag", en: "by amount",
          plain.adding("definition", definition.rawValue).adding("weigh", Weight.amount.rawValue)
            .adding("requested", requested[0].name).adding("granted", granted[0].name)))
    }
    return all
  }

  /// Rates of what was granted; `fundable` answers another question.
  private static func definitions(
    _ setting: Setting, besides own: ApprovalDefinition, isByAmount: Bool
  ) -> [MeasureAlternative] {
    let kept = setting.keeping(["outcome", "minimum", "weigh", "applicant", "requested", "granted"])
    return [ApprovalDefinition.submitted, .admissible, .decided, .assessed].filter { $0 != own }.map { other in
      alternative(
        other.rawValue, nl: "van \(other.dutchDenominator)", en: "of \(other.englishDenominator)",
        kept.adding("definition", other.rawValue))
    }
  }

  private static func undecided(
    _ outcome: String, _ definition: ApprovalDefinition, _ setting: Setting
  ) -> [MeasureAlternative] {
    let decided = words(definition.denominator.filter { $0 != .open })
    let isCounted = "\(outcome) is missing or \(outcome) in (\(decided), 'open')"
    let isGranted = "\(outcome) is known and \(outcome) in (\(words(definition.numerator)))"
    let options = setting.keeping(["minimum"])
    return [
      MeasureAlternative(
        suffix: "open_refused",
        label: LocalizedText(
          nl: "open en onbekende uitkomsten als afgewezen", en: "open and unknown outcomes as refused"),
        kind: ShareMeasure.page.name, setting: options.adding("of", isGranted), where: isCounted),
      MeasureAlternative(
        suffix: "open_granted",
        label: LocalizedText(
          nl: "open en onbekende uitkomsten als toegekend", en: "open and unknown outcomes as granted"),
        kind: ShareMeasure.page.name,
        setting: options.adding(
          "of", "\(outcome) is missing or \(outcome) == 'open' or \(outcome) in (\(words(definition.numerator)))"),
        where: isCounted),
    ]
  }

  private static func words(_ outcomes: [Outcome]) -> String {
    outcomes.map { "'\($0.rawValue)'" }.joined(separator: ", ")
  }

  private static func alternative(_ suffix: String, nl: String, en: String, _ setting: Setting) -> MeasureAlternative {
    MeasureAlternative(
      suffix: suffix, label: LocalizedText(nl: nl, en: en), kind: page.name, setting: setting)
  }
}
