/// What a column is in the field of subsidies.
public enum Role: String, CaseIterable, Sendable {
  case application, applicant, chamberNumber, call, submitted, decided, outcome
  case ceiling, requested, granted, settled, paid, projectCosts, eligibleCosts, ownContribution, otherContribution
  case sector, sizeClass, region, postcode, form, bottlenecks, solutions, score, problem

  /// The role a header speaks of; nil where none of its words tells.
  ///
  /// The more telling words come first: "Verleende subsidie projectkosten" is no cost.
  static func of(header: String) -> Role? {
    let words = normalised(header)
    return telling.first { entry in entry.words.contains { words.contains($0) } }?.role
  }

  /// Whether a header says no more than that something was granted, which may be an amount or a number of cases.
  static func isBare(_ header: String) -> Bool {
    ["toegekend", "verleend", "granted", "awarded", "approved"].contains(header.lowercased())
  }

  /// The amount the pipeline language calls it, for money.
  var amount: String? {
    switch self {
    case .ceiling: "ceiling"
    case .requested: "requested"
    case .granted: "granted"
    case .settled: "settled"
    case .paid: "paid"
    case .projectCosts: "project-costs"
    case .eligibleCosts: "eligible-costs"
    case .ownContribution, .otherContribution: "contribution"
    default: nil
    }
  }

  /// Whether a column of this type can have the role.
  func fits(_ type: FoundType) -> Bool {
    switch self {
    case .submitted, .decided: if case .date = type { true } else { false }
    case .ceiling, .requested, .granted, .settled, .paid, .projectCosts, .eligibleCosts, .ownContribution,
      .otherContribution:
      type == .money
    case .outcome: if case .outcome = type { true } else { false }
    case .application, .applicant, .problem: type == .text
    case .chamberNumber: type == .kvk
    case .bottlenecks, .solutions: ["set", "category"].contains(type.name)
    case .sector, .sizeClass, .region, .form: ["category", "text", "sbi"].contains(type.name)
    case .postcode: type == .postcode
    case .call: ["text", "category", "integer"].contains(type.name)
    case .score: ["integer", "decimal", "number"].contains(type.name)
    }
  }

  /// Small letters and single blanks, with a blank at both ends so that whole words can be sought.
  private static func normalised(_ header: String) -> String {
    let letters = header.lowercased().map { $0.isLetter || $0.isNumber ? $0 : " " }
    return " " + String(letters).split(separator: " ").joined(separator: " ") + " "
  }

  private static let telling: [(role: Role, words: [String])] = [
    (
      .decided,
      [
        "besluitdatum", "datum besluit", "beschikkingsdatum", "datum beschikking", "decision date", "date of decision",
        "decided on", " decided ", "datum toekenning",
      ]
    ),
    (
      .submitted,
      [
        "indieningsdatum", "datum indiening", "datum ontvangst", "ontvangstdatum", "aanvraagdatum", "datum aanvraag",
        "submission date", "date submitted", "submitted on", " submitted ", "date of application", "application date",
      ]
    ),
    (.chamberNumber, [" kvk", "handelsregister", "chamber of commerce", "chamber no"]),
    (.ceiling, ["plafond", "ceiling"]),
    (.eligibleCosts, ["subsidiabele kosten", "eligible cost", "eligible expenditure"]),
    (.settled, ["vastgesteld", "vaststelling", "established", "settled", "final amount"]),
    (
      .granted,
      [
        "verleend", "verlening", "toegekend bedrag", "toegekende subsidie", "bedrag toegekend", "delivered",
        "amount granted", "granted amount", "awarded", " granted ", "approved amount", "subsidie toegekend",
        " toegekend ",
      ]
    ),
    (
      .requested, ["gevraagd", "aangevraagd bedrag", "aangevraagde", "bedrag aangevraagd", "requested", "amount asked"]
    ),
    (.paid, ["betaald", "uitbetaald", "voorschot", " paid ", "payment"]),
    (.ownContribution, ["eigen bijdrage", "own contribution", "eigen inbreng"]),
    (
      .otherContribution,
      [
        "bijdrage derden", "cofinanciering", "co financing", "cofinancing", "third party", "bijdrage in geld",
        "bijdrage in natura", "in kind", "in cash",
      ]
    ),
    (.projectCosts, ["projectkosten", "project costs", "totale kosten", "total costs", "begroting", "kosten"]),
    (
      .application,
      [
        "aanvraagnummer", "projectnummer", "project nummer", "zaaknummer", "dossiernummer", "referentienummer",
        "aanvraag id", "aanvraagid", "application id", "application number", "application no", "project number",
        "reference number", "kenmerk", " nummer ", " zaak ", " dossier ", " application ", " id ",
      ]
    ),
    (.bottlenecks, ["knelpunt", "bottleneck"]),
    (.solutions, ["oplossing", "solution"]),
    (
      .outcome,
      ["besluit", "beschikking", "uitkomst", "uitslag", "decision", "outcome", " status ", "resultaat", "beoordeling"]
    ),
    (.sizeClass, ["grootteklasse", "bedrijfsgrootte", "omvang", "size class", "firm size", "company size", " size "]),
    (.sector, ["sector", "branche", "bedrijfstak", "industry", " sbi ", "thema", "theme"]),
    (.postcode, ["postcode", "postal code", "zip"]),
    (.region, ["provincie", "regio", "province", "region", "gemeente", "municipality", "landsdeel"]),
    (.form, ["soort aanvraag", "type aanvraag", " vorm ", "type of applicant", "aanvragertype", "soort aanvrager"]),
    (.call, ["tender", "openstelling", "aanvraagronde", " ronde ", " call ", "tijdvak", "jaar", " year "]),
    (.score, ["score", "punten", "points"]),
    (.problem, ["omschrijving", "toelichting", "samenvatting", "description", "summary"]),
    (
      .applicant,
      [
        "naam aanvrager", "aanvrager", "applicant", "beneficiary", "naam organisatie", "organisatie", "organisation",
        "organization", " naam ", " name ", "bedrijfsnaam",
      ]
    ),
  ]
}
