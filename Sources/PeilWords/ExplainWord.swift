/// A word of the explanation of a figure; every language has a wording for each of them.
public enum ExplainWord: CaseIterable, Hashable, Sendable {
  case definition, method, numerator, denominator, parts, part, value, rowsAdmitted, rowsLacking, steps, does, rules,
    rule
  case passed, failed, undecided, rows, place, joined, countsIn, others, choice, figure, noRecord
}

extension Words {
  /// A word of the explanation of a figure.
  public subscript(explain word: ExplainWord) -> String {
    switch language {
    case .dutch: Self.dutch(word)
    case .english: Self.english(word)
    }
  }

  /// How many rows stand behind a figure, and how many of them are shown.
  public func rowsBehind(_ count: String, shown: String) -> String {
    switch language {
    case .dutch: "Regels achter het cijfer: \(count)" + (shown == count ? "" : ", waarvan de eerste \(shown) hier")
    case .english: "Rows behind the figure: \(count)" + (shown == count ? "" : ", the first \(shown) of them here")
    }
  }

  static func dutch(_ word: ExplainWord) -> String {
    switch word {
    case .definition: "Definitie"
    case .method: "Methode"
    case .numerator: "Teller"
    case .denominator: "Noemer"
    case .parts: "Waaruit het bestaat"
    case .part: "deel"
    case .value: "waarde"
    case .rowsAdmitted: "regels"
    case .rowsLacking: "waarde ontbreekt"
    case .steps: "De weg van de regels"
    case .does: "wat"
    case .rules: "Regels waaraan is getoetst"
    case .rule: "toets"
    case .passed: "voldoet"
    case .failed: "voldoet niet"
    case .undecided: "onbekend"
    case .rows: "regels"
    case .place: "waar"
    case .joined: "gekoppeld"
    case .countsIn: "telt mee in"
    case .others: "Hetzelfde cijfer met een andere definitie"
    case .choice: "keuze"
    case .figure: "cijfer"
    case .noRecord: "samengesteld uit meer regels"
    }
  }

  static func english(_ word: ExplainWord) -> String {
    switch word {
    case .definition: "Definition"
    case .method: "Method"
    case .numerator: "Numerator"
    case .denominator: "Denominator"
    case .parts: "What it is made of"
    case .part: "part"
    case .value: "value"
    case .rowsAdmitted: "rows"
    case .rowsLacking: "value missing"
    case .steps: "The way of the rows"
    case .does: "what"
    case .rules: "Rules they were held against"
    case .rule: "rule"
    case .passed: "passed"
    case .failed: "failed"
    case .undecided: "unknown"
    case .rows: "rows"
    case .place: "where"
    case .joined: "joined"
    case .countsIn: "counts in"
    case .others: "The same figure under other definitions"
    case .choice: "choice"
    case .figure: "figure"
    case .noRecord: "made of several rows"
    }
  }
}
