import Glibc

/// The point of a distribution that leaves a given probability below it, on a scale from −∞ to ∞.
///
/// Newton's steps on the logarithm of the smaller tail, kept within a bracket: what is asked for deep in a tail comes out
/// as precisely as in the middle.
struct TailSearch {
  /// Both tails at a point.
  let tails: (Double) -> Tails
  /// The density on the searched scale.
  let density: (Double) -> Double

  /// The point for a probability strictly between 0 and 1, between the two ends.
  func point(below probability: Double, from start: Double, within ends: ClosedRange<Double>) -> Double {
    let isLower = probability <= 0.5
    let target = isLower ? probability : 1 - probability
    return point(leaving: target, isLower: isLower, from: start, within: ends)
  }

  /// The point that leaves `target` in the named tail.
  func point(leaving target: Double, isLower: Bool, from start: Double, within ends: ClosedRange<Double>) -> Double {
    let wanted = log(target)
    var (low, high) = (ends.lowerBound, ends.upperBound)
    var point = min(max(start, low), high)
    for _ in 0..<400 {
      let both = tails(point)
      let tail = isLower ? both.lower : both.upper
      let gap = log(tail) - wanted
      if gap == 0 { return point }
      if (gap > 0) == isLower { high = point } else { low = point }
      let slope = density(point) / tail
      let step = isLower ? gap / slope : -gap / slope
      var next = point - step
      if !(next > low && next < high) { next = low + (high - low) / 2 }
      if abs(next - point) <= 2e-16 * max(1, abs(next)) || high - low <= 1e-16 * max(1, abs(next)) { return next }
      point = next
    }
    return point
  }
}
