import PeilCore
import PeilExpression

/// Counts a component over a number of applications per outcome, all of them known.
enum OutcomeCounter {
  static func count(_ component: Component, in counts: [Int]) -> Int {
    guard case .count(let condition) = component, let condition else { return counts.reduce(0, +) }
    switch condition.node {
    case .isIn(_, let codes):
      return codes.reduce(0) { sum, code in
        if case .code(let place, _) = code { sum + counts[Int(place)] } else { sum }
      }
    // What remains asks whether the outcome is missing.
    default: return 0
    }
  }
}
