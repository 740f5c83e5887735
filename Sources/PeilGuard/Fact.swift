import PeilCore
import PeilValues

/// A number of the run that a text may quote: a figure, or one of the two that it is the quotient of.
struct Fact: Hashable, Sendable {
  /// Which number of the figure it is.
  enum Role: Hashable, Sendable {
    case value, numerator, denominator
    /// The denominator without the numerator.
    case rest
    /// An end of its interval.
    case bound
  }

  /// A category in which the figure stands.
  struct Category: Hashable, Sendable {
    let dimension: String
    let words: [String]
    let label: String
  }

  /// The figure's place: table, cell and measure.
  let table: Int
  let cell: Int
  let measure: Int
  let role: Role
  let value: Rational
  let unit: FigureUnit
  /// The dimensions that are not summed out.
  let categories: [Category]
  /// The words by which people may mean it.
  let words: Set<String>
  /// Whether a text that names it and has another number is wrong; else it may only agree.
  let isTelling: Bool
  /// What is divided by what, where the figure has several bases.
  let base: QuotedBase?
}

/// What a percentage is of, as far as texts name it.
enum QuotedBase: Hashable, Sendable {
  case submitted, admissible, decided, assessed, fundable, applicants, amount, applications, answered, mentions

  /// The base that a definition names; nil where it is of another kind.
  init?(definition identifier: String) {
    let parts = identifier.split(separator: "/").map(String.init)
    guard parts.count >= 2, ["approval-rate", "frequency"].contains(parts[0]) else { return nil }
    if parts.contains("amount") {
      self = .amount
      return
    }
    if parts.contains("applicants") {
      self = .applicants
      return
    }
    switch parts[1] {
    case "submitted": self = .submitted
    case "admissible": self = .admissible
    case "decided": self = .decided
    case "assessed": self = .assessed
    case "fundable": self = .fundable
    case "applications": self = .applications
    case "answered": self = .answered
    case "mentions": self = .mentions
    default: return nil
    }
  }

  /// The words that name it.
  var words: Set<String> {
    switch self {
    case .submitted: Lexicon.submitted
    case .admissible: Lexicon.admissible
    case .decided: Lexicon.decided
    case .assessed: Lexicon.assessed
    case .fundable: ["fundable", "voldoende"]
    case .applicants: Lexicon.applicants
    case .amount: Lexicon.amount
    case .applications: Lexicon.applications
    case .answered: Lexicon.answered
    case .mentions: Lexicon.mentions
    }
  }

  /// The bases that a text names for a percentage, by the words that go with it; where none is named, nil.
  ///
  /// Bare applications are those that were submitted.
  static func named(in texts: [String], family: [QuotedBase]) -> Set<QuotedBase>? {
    let isRate = family.contains { [.submitted, .admissible, .decided, .assessed].contains($0) }
    let narrow: [QuotedBase] =
      isRate ? [.admissible, .decided, .assessed, .fundable, .applicants, .submitted] : [.answered, .mentions]
    let found = narrow.filter { base in texts.contains { base.words.contains($0) } }
    if !found.isEmpty { return Set(found) }
    return nil
  }
}
