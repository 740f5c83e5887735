/// What lies on either side of a point of a distribution; the smaller one is exact, the other its complement.
struct Tails {
  let lower: Double
  let upper: Double

  init(lower: Double) {
    self.lower = min(1, max(0, lower))
    upper = 1 - self.lower
  }

  init(upper: Double) {
    self.upper = min(1, max(0, upper))
    lower = 1 - self.upper
  }

  /// Both at once, exchanged where a distribution is read from the other end.
  init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  var exchanged: Tails { Tails(lower: upper, upper: lower) }
}
