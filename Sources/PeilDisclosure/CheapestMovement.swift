/// Finds the cheapest movement of figures that takes one of them as far as it must be able to go.
///
/// Every figure that moves along must be hidden, so that its movement shows nowhere: the linear programme min Σ c·|d| with all
/// sums kept and the protected figure's d given. It is solved by the primal simplex method with slopes that change where a
/// figure passes its true value. Moves are exact; slopes, which only choose among movements, are binary numbers. Sources:
/// Robertson 1993 for suppression, Barrodale & Roberts 1973 for the slopes.
struct CheapestMovement {
  private var tableau: ExactTableau
  /// By figure, what a unit of movement costs; nought for what is hidden already.
  var costs: [Double]
  /// By figure, on which side of its true value it counts while it is basic and stands there: +1 or −1.
  private var sides: [Double]
  /// By column, how much dearer all basic figures become when it moves up.
  private var slopes: [Double] = []
  private var target = 0
  private var reward = 0.0

  init(_ tableau: ExactTableau, costs: [Double]) {
    self.tableau = tableau
    self.costs = costs
    sides = Array(repeating: 1, count: costs.count)
  }

  /// How far the figure got, and which figures move with it.
  struct Movement {
    let reached: Fraction
    let figures: [Int]
  }

  /// Takes a figure by `amount`, above nought, up or down, as cheaply as can be; less far where it cannot go as far.
  mutating func find(_ figure: Int, up: Bool, amount: Int) throws(ExactTableau.OutOfRange) -> Movement {
    let range = (tableau.lower[figure], tableau.upper[figure])
    defer { (tableau.lower[figure], tableau.upper[figure]) = range }
    if up {
      (tableau.lower[figure], tableau.upper[figure]) = (0, min(amount, range.1 ?? amount))
    } else {
      (tableau.lower[figure], tableau.upper[figure]) = (max(-amount, range.0 ?? -amount), 0)
    }
    tableau.reset()
    target = figure
    // Going as far as is asked is worth more than all else together.
    reward = (up ? -1 : 1) * (costs.reduce(1, +) * 2)
    computeSlopes()
    var idle = 0
    while let (column, direction, slope) = improving(bland: idle > 50) {
      let isIdle = try advance(column, direction, slope: slope)
      guard let isIdle else { break }
      idle = isIdle ? idle + 1 : 0
      // Slopes that are nought but for rounding could go on for ever.
      if idle > 20_000 { break }
    }
    let move = tableau.move(of: figure)
    let reached = Fraction(move.numerator < 0 ? -move.numerator : move.numerator, over: move.denominator)
    return Movement(reached: reached, figures: costs.indices.filter { tableau.move(of: $0).numerator != 0 })
  }

  // MARK: Slopes

  private func gradient(ofBasic figure: Int) -> Double { figure == target ? reward : sides[figure] * costs[figure] }

  private mutating func computeSlopes() {
    slopes = Array(repeating: 0, count: tableau.width)
    for row in tableau.basic.indices {
      let gradient = gradient(ofBasic: tableau.basic[row])
      if gradient != 0 { addToSlopes(row, gradient) }
    }
  }

  /// Adds `factor` times a row to the slopes.
  private mutating func addToSlopes(_ row: Int, _ factor: Double) {
    let scaled = factor / Double(tableau.denominator(row))
    for (column, entry) in tableau.support(of: row) { slopes[column] += scaled * Double(entry) }
  }

  /// How much dearer all becomes when a column moves this way: +1 up, −1 down.
  private func slope(_ column: Int, _ direction: Double) -> Double {
    let figure = tableau.nonbasic[column]
    if figure == target { return direction * (slopes[column] + reward) }
    let move = tableau.nonbasicMove(column)
    let goesAway = move == 0 || (move > 0) == (direction > 0)
    return direction * slopes[column] + (goesAway ? costs[figure] : -costs[figure])
  }

  private func canMove(_ column: Int, _ direction: Double) -> Bool {
    let figure = tableau.nonbasic[column]
    let move = tableau.nonbasicMove(column)
    return direction > 0
      ? tableau.upper[figure].map { move < $0 } ?? true : tableau.lower[figure].map { move > $0 } ?? true
  }

  /// The column and direction with which all becomes cheaper fastest; by Bland's rule the first figure.
  private func improving(bland: Bool) -> (column: Int, direction: Double, slope: Double)? {
    var best: (column: Int, direction: Double, slope: Double)?
    for column in 0..<tableau.width {
      // Either way the slope is at best −|slopes|, plus or minus the own cost.
      for direction in [1.0, -1.0] {
        let slope = slope(column, direction)
        guard slope < -1e-9, canMove(column, direction) else { continue }
        if let found = best {
          let isBetter =
            bland || slope == found.slope
            ? tableau.nonbasic[column] < tableau.nonbasic[found.column] : slope < found.slope
          if !isBetter { continue }
        }
        best = (column, direction, slope)
      }
    }
    return best
  }

  // MARK: Moving

  /// A place on the way of a column where something changes.
  private struct Event {
    let step: Fraction
    /// The row whose figure it is; nil for the column's own.
    let row: Int?
    /// How much the slope grows when it is passed; nil for an end, which cannot be passed.
    let growth: Double?
    /// Where the figure then stands.
    let stop: Int
  }

  /// Moves a column until all would become dearer; nil when nothing stops it, otherwise whether it did not move.
  private mutating func advance(
    _ column: Int, _ direction: Double, slope: Double
  ) throws(ExactTableau.OutOfRange) -> Bool? {
    let affected = tableau.rows(with: column)
    var slope = slope
    for event in events(column, direction, affected: affected) {
      if let growth = event.growth {
        slope += growth
        if slope < -1e-9 {
          if let row = event.row { flip(row) }
          continue
        }
      }
      try stop(column, direction, at: event, affected: affected)
      return event.step.isZero
    }
    return nil
  }

  /// What happens on the way of a column, nearest first; ends before what can be passed.
  private func events(_ column: Int, _ direction: Double, affected: [Int]) -> [Event] {
    var events: [Event] = []
    let own = tableau.nonbasic[column]
    let move = tableau.nonbasicMove(column)
    if let end = direction > 0 ? tableau.upper[own] : tableau.lower[own] {
      events.append(Event(step: Fraction(abs(Int128(end) - move)), row: nil, growth: nil, stop: end))
    }
    if own != target, move != 0, (move > 0) != (direction > 0) {
      events.append(Event(step: Fraction(abs(move)), row: nil, growth: 2 * costs[own], stop: 0))
    }
    for row in affected {
      let entry = tableau.entry(row, column)
      let figure = tableau.basic[row]
      let move = tableau.basicMove(row)
      let rises = (entry > 0) == (direction > 0)
      if let end = rises ? tableau.upper[figure] : tableau.lower[figure] {
        let distance = abs(Int128(end) * Int128(tableau.denominator(row)) - move)
        events.append(
          Event(step: Fraction(distance, over: Int128(entry.magnitude)), row: row, growth: nil, stop: end))
      }
      let returns = move == 0 ? (sides[figure] > 0) != rises : (move > 0) != rises
      if figure != target, returns {
        let growth = 2 * costs[figure] * Double(entry.magnitude) / Double(tableau.denominator(row))
        events.append(
          Event(step: Fraction(abs(move), over: Int128(entry.magnitude)), row: row, growth: growth, stop: 0))
      }
    }
    return events.sorted { left, right in
      if left.step != right.step { return left.step < right.step }
      if (left.growth == nil) != (right.growth == nil) { return left.growth == nil }
      return figure(of: left, column) < figure(of: right, column)
    }
  }

  private func figure(of event: Event, _ column: Int) -> Int {
    event.row.map { tableau.basic[$0] } ?? tableau.nonbasic[column]
  }

  /// The figure of a row passes its true value: its cost now grows the other way.
  private mutating func flip(_ row: Int) {
    let figure = tableau.basic[row]
    sides[figure] = -sides[figure]
    if costs[figure] != 0 { addToSlopes(row, 2 * sides[figure] * costs[figure]) }
  }

  private mutating func stop(
    _ column: Int, _ direction: Double, at event: Event, affected: [Int]
  ) throws(ExactTableau.OutOfRange) {
    let step = direction > 0 ? event.step : event.step.negated
    guard let row = event.row else {
      try tableau.move(column: column, by: step, affected: affected, leaving: nil)
      return
    }
    addToSlopes(row, -gradient(ofBasic: tableau.basic[row]))
    let slope = slopes[column]
    let entering = tableau.nonbasic[column]
    try tableau.move(column: column, by: step, affected: affected, leaving: (row, event.stop))
    let move = tableau.basicMove(row)
    sides[entering] = move == 0 ? direction : move > 0 ? 1 : -1
    slopes[column] = 0
    addToSlopes(row, slope + gradient(ofBasic: entering))
  }
}
