import PeilValues

extension ProtectionLevels {
  /// A level up and down, rounded up to a whole unit; down it reaches to nought at the most.
  init(bothWays level: Rational, of contributions: CellContributions) {
    let quotient = level.numerator / level.denominator
    let rounded = Int(clamping: quotient * level.denominator == level.numerator ? quotient : quotient + 1)
    self.init(lower: min(rounded, contributions.total), upper: rounded, sliding: 1)
  }
}
