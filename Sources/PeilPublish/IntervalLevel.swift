import PeilValues
import PeilWords

/// The coverage of an interval as people write it: 95%, 99.9%.
struct IntervalLevel {
  private let percentage: Double

  init(_ level: Double) { percentage = level * 100 }

  func text(_ numbers: NumberStyle) -> String {
    let isWhole = (percentage - percentage.rounded()).magnitude < 1e-6
    guard let exact = Rational(exactly: percentage) else { return percentage.tidyDescription + "%" }
    return numbers.number(exact, decimals: isWhole ? 0 : 1) + "%"
  }
}
