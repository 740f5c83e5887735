/// A continued fraction, evaluated from the front until it no longer changes.
///
/// Source: W. J. Lentz, "Generating Bessel functions in Mie scattering calculations using continued fractions" (1976), in
/// the form of I. J. Thompson & A. R. Barnett (1986).
enum ContinuedFraction {
  /// 1/(b₁ + a₂/(b₂ + a₃/(b₃ + …))), the terms numbered from 1; the first numerator is 1.
  static func value(_ term: (Int) -> (numerator: Double, denominator: Double)) -> Double {
    let tiny = 1e-300
    var c = 1 / tiny
    let first = term(1).denominator
    var d = 1 / (abs(first) < tiny ? tiny : first)
    var value = d
    for index in 2..<5_000_000 {
      let (numerator, denominator) = term(index)
      d = denominator + numerator * d
      if abs(d) < tiny { d = tiny }
      c = denominator + numerator / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      let factor = c * d
      value *= factor
      if abs(factor - 1) < 2e-16 { break }
    }
    return value
  }
}
