/// The root of a function by inverse quadratic interpolation with halving to fall back on.
///
/// Source: R. P. Brent, *Algorithms for Minimization without Derivatives* (1973), procedure `zero`, step for step as
/// R's `uniroot` runs it, so that what R stopped at can be reproduced.
enum BrentSearch {
  /// A root between two places at which the function has different signs, within `tolerance`.
  static func root(
    from start: Double, to end: Double, tolerance: Double, _ function: (Double) -> Double
  ) -> Double {
    var (a, b) = (start, end)
    var (fa, fb) = (function(a), function(b))
    if fa == 0 { return a }
    if fb == 0 { return b }
    var (c, fc) = (a, fa)
    for _ in 0...1000 {
      let previous = b - a
      if abs(fc) < abs(fb) {
        (a, b, c) = (b, c, b)
        (fa, fb, fc) = (fb, fc, fb)
      }
      let allowed = 2 * Double.ulpOfOne * abs(b) + tolerance / 2
      var step = (c - b) / 2
      if abs(step) <= allowed || fb == 0 { return b }
      if abs(previous) >= allowed, abs(fa) > abs(fb) {
        let width = c - b
        var (p, q) = interpolation(a: a, b: b, c: c, fa: fa, fb: fb, fc: fc)
        if p > 0 { q = -q } else { p = -p }
        if p < 0.75 * width * q - abs(allowed * q) / 2, p < abs(previous * q / 2) { step = p / q }
      }
      if abs(step) < allowed { step = step > 0 ? allowed : -allowed }
      (a, fa) = (b, fb)
      b += step
      fb = function(b)
      if (fb > 0) == (fc > 0), fb != 0, fc != 0 { (c, fc) = (a, fa) }
    }
    return b
  }

  /// The next step as a quotient: linear through two places, inverse quadratic through three.
  private static func interpolation(
    a: Double, b: Double, c: Double, fa: Double, fb: Double, fc: Double
  ) -> (Double, Double) {
    let width = c - b
    if a == c {
      let ratio = fb / fa
      return (width * ratio, 1 - ratio)
    }
    let (q, r, s) = (fa / fc, fb / fc, fb / fa)
    return (s * (width * q * (q - r) - (b - a) * (r - 1)), (q - 1) * (r - 1) * (s - 1))
  }
}
