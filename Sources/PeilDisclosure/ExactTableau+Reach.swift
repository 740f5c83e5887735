extension ExactTableau {
  /// How far a figure can be moved one way, and the proof of it.
  struct Reach {
    /// The furthest move, signed; nil when there is no end.
    let move: Fraction?
    /// Whether the search stopped at the limit it was given.
    let isAtLimit: Bool
    /// Whether it stopped at the end of the figure's own range, so that its row proves nothing.
    var isAtOwnEnd = false
  }

  /// Moves a figure as far as it can go, or to `limit`, which is signed as the move is.
  ///
  /// Afterwards the moves of all figures are a solution that reaches as far; and where the end was reached, the figure's row
  /// proves that nothing reaches further: every other figure in it stands at the end of its range. Primal simplex with
  /// bounded variables; Bland's rule ends what could go round in circles.
  mutating func reach(_ figure: Int, up: Bool, limit: Int? = nil) throws(OutOfRange) -> Reach {
    reset()
    let own = up ? upper[figure] : lower[figure]
    let end = up ? minimum(own, limit) : maximum(own, limit)
    let isLimit = limit != nil && end == limit
    if end == 0 { return Reach(move: .zero, isAtLimit: isLimit, isAtOwnEnd: !isLimit) }
    if let column = column(of: figure) {
      let affected = rows(with: column)
      let stop = nearestStop(column: column, up: up, affected: affected, end: end, preferring: nil, bland: false)
      switch stop {
      case .none: return Reach(move: nil, isAtLimit: false)
      case .ownEnd(let step):
        try move(column: column, by: signed(step, up), affected: affected, leaving: nil)
        return Reach(move: signed(step, up), isAtLimit: isLimit, isAtOwnEnd: !isLimit)
      case .row(let row, let bound, let step):
        try move(column: column, by: signed(step, up), affected: affected, leaving: (row, bound))
      }
    }
    var idle = 0
    while let row = row(of: figure) {
      guard let (column, forward) = improving(row: row, up: up, bland: idle > 20) else {
        let move = move(of: figure)
        return Reach(move: Fraction(move.numerator, over: move.denominator), isAtLimit: false)
      }
      let affected = rows(with: column)
      let saved = (lower[figure], upper[figure])
      if up { upper[figure] = end } else { lower[figure] = end }
      let columnEnd = forward ? upper[nonbasic[column]] : lower[nonbasic[column]]
      let stop = nearestStop(
        column: column, up: forward, affected: affected, end: columnEnd, preferring: row, bland: idle > 20)
      (lower[figure], upper[figure]) = saved
      switch stop {
      case .none: return Reach(move: nil, isAtLimit: false)
      case .ownEnd(let step):
        try move(column: column, by: signed(step, forward), affected: affected, leaving: nil)
        idle = step.isZero ? idle + 1 : 0
      case .row(let leaving, let bound, let step):
        try move(column: column, by: signed(step, forward), affected: affected, leaving: (leaving, bound))
        idle = step.isZero ? idle + 1 : 0
      }
    }
    // It left the rows at the end of its own range, or at the limit.
    return Reach(move: end.map { Fraction(Int128($0)) }, isAtLimit: isLimit, isAtOwnEnd: !isLimit)
  }

  /// What stops a column on its way.
  enum Stop {
    /// Nothing.
    case none
    /// The end of the column's own range.
    case ownEnd(Fraction)
    /// The figure of a row that reaches this end of its range.
    case row(Int, Int, Fraction)
  }

  /// The column whose move takes the figure of a row further, and which way it has to go; nil when none does.
  private func improving(row: Int, up: Bool, bland: Bool) -> (column: Int, forward: Bool)? {
    var best: (column: Int, forward: Bool)?
    var size: UInt64 = 0
    for (column, entry) in support(of: row) {
      let forward = (entry > 0) == up
      let figure = nonbasic[column]
      let end = forward ? upper[figure] : lower[figure]
      if let end, Int128(end) == nonbasicMove(column) { continue }
      let isBetter =
        if let best {
          bland || entry.magnitude == size ? figure < nonbasic[best.column] : entry.magnitude > size
        } else { true }
      if isBetter { (best, size) = ((column, forward), entry.magnitude) }
    }
    return best
  }

  /// The first end of a range that is met when a column moves.
  ///
  /// Of several that are met at once the preferred row, then the column's own end, then the row that keeps entries small;
  /// by Bland's rule the first figure.
  private func nearestStop(
    column: Int, up: Bool, affected: [Int], end: Int?, preferring: Int?, bland: Bool
  ) -> Stop {
    var best: Stop = .none
    var least: Fraction?
    if let end {
      let step = Fraction(up ? Int128(end) - nonbasicMove(column) : nonbasicMove(column) - Int128(end))
      (best, least) = (.ownEnd(step), step)
    }
    for row in affected {
      let entry = entry(row, column)
      let rises = (entry > 0) == up
      guard let bound = rises ? upper[basic[row]] : lower[basic[row]] else { continue }
      let target = Int128(bound) * Int128(denominator(row))
      let distance = rises ? target - basicMove(row) : basicMove(row) - target
      let step = Fraction(distance, over: Int128(entry.magnitude))
      if let least {
        if least < step { continue }
        if step == least, !isPreferred(row, to: best, column: column, preferring: preferring, bland: bland) { continue }
      }
      (best, least) = (.row(row, bound, step), step)
    }
    return best
  }

  private func isPreferred(_ row: Int, to best: Stop, column: Int, preferring: Int?, bland: Bool) -> Bool {
    switch best {
    case .none: return true
    case .ownEnd:
      if row == preferring { return true }
      return bland && basic[row] < nonbasic[column]
    case .row(let other, _, _):
      if other == preferring { return false }
      if row == preferring { return true }
      let (size, otherSize) = (entry(row, column).magnitude, entry(other, column).magnitude)
      return bland || size == otherSize ? basic[row] < basic[other] : size < otherSize
    }
  }

  private func signed(_ step: Fraction, _ forward: Bool) -> Fraction { forward ? step : step.negated }

  private func minimum(_ left: Int?, _ right: Int?) -> Int? { [left, right].compactMap { $0 }.min() }

  private func maximum(_ left: Int?, _ right: Int?) -> Int? { [left, right].compactMap { $0 }.max() }
}
