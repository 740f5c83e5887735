internal import PeilTable

/// A step on the way from what was submitted to what was granted.
enum AttritionStep: Hashable, CaseIterable {
  case submitted
  case lost(Outcome)
  case left(after: Outcome)

  /// In the order in which a scheme lets applications go; what is not decided yet leaves last.
  private static let losses: [Outcome] = [.inadmissible, .withdrawn, .refused, .refusedCeiling, .open]

  static let allCases: [AttritionStep] =
    [.submitted] + losses.flatMap { [AttritionStep.lost($0), .left(after: $0)] }

  /// The outcomes of the applications that the step counts.
  var outcomes: [Outcome] {
    switch self {
    case .submitted: Outcome.allCases
    case .lost(let outcome): [outcome]
    case .left(let outcome):
      Outcome.allCases.filter { !Self.losses.prefix(through: Self.losses.firstIndex(of: outcome) ?? 0).contains($0) }
    }
  }

  /// The step's word in a pipeline file.
  var word: String {
    switch self {
    case .submitted: "submitted"
    case .lost(let outcome): "lost-\(outcome.rawValue)"
    case .left(.open): "granted"
    case .left(let outcome): "left-after-\(outcome.rawValue)"
    }
  }

  var dutch: String {
    switch self {
    case .submitted: "ingediend"
    case .lost(let outcome): "af: \(outcome.dutch)"
    case .left(.open): "toegekend"
    case .left(let outcome): "over na: \(outcome.dutch)"
    }
  }

  var english: String {
    switch self {
    case .submitted: "submitted"
    case .lost(let outcome): "less: \(outcome.english)"
    case .left(.open): "granted"
    case .left(let outcome): "left after: \(outcome.english)"
    }
  }
}
