internal import PeilCore

/// What the mentions of a category are divided by; see the statistical specification, §4.
enum FrequencyBase: String, CaseIterable {
  case applications, mentions, answered

  var meaning: String {
    switch self {
    case .applications:
      "All applications that were asked, also those that name nothing: shares need not add up to 100%."
    case .mentions: "All mentions together: shares add up to 100%."
    case .answered: "The applications that name at least one: shares need not add up to 100%."
    }
  }

  var dutch: String {
    switch self {
    case .applications: "aanvragen met een bekend antwoord"
    case .mentions: "alle vermeldingen"
    case .answered: "aanvragen met ten minste één vermelding"
    }
  }

  var english: String {
    switch self {
    case .applications: "applications with a known answer"
    case .mentions: "all mentions"
    case .answered: "applications with at least one mention"
    }
  }

  static var choices: [Parameter.Choice] { allCases.map { Parameter.Choice($0.rawValue, $0.meaning) } }
}
