/// The system of a release as anybody has it before him: what is shown, what is known of the rest, and the sums.
///
/// Nobody outside has true values to start from. Some tables that agree with all that is published serve as well: how far
/// the hidden figures can be moved from there is how far they can be at all.
public struct PublishedSystem: Sendable {
  /// A figure: what is shown, or what is known of it.
  public struct Figure: Hashable, Sendable {
    /// The value that is shown; nil where it is hidden.
    public let value: Int?
    /// What everybody knows beforehand.
    public let bounds: KnownBounds

    /// Describes a figure.
    public init(value: Int?, bounds: KnownBounds) {
      self.value = value
      self.bounds = bounds
    }
  }

  private let figures: [Figure]
  private let relations: [LinearRelation]

  /// Puts figures and sums together; relations name figures that are there.
  public init(_ figures: [Figure], _ relations: [LinearRelation]) {
    self.figures = figures
    self.relations = relations
  }

  /// What an attacker is left with of each of these hidden figures; nil where what is published contradicts itself.
  ///
  /// Throws `outOfRange` where coefficients are too large for exact arithmetic.
  public func intervals(of wanted: [Int]) throws(SuppressionError) -> [Int: FeasibilityInterval]? {
    do throws(ExactTableau.OutOfRange) {
      guard let (values, scale) = try agreeing() else { return nil }
      let chosen = Set(wanted)
      let variables = figures.enumerated().map { place, figure in
        SystemVariable(
          value: values[place],
          bounds: KnownBounds(
            lower: figure.bounds.lower.map { $0.multipliedCapped(by: scale) },
            upper: figure.bounds.upper.map { $0.multipliedCapped(by: scale) }),
          role: figure.value != nil ? .published : .unpublished(chosen.contains(place) ? .inexact : .none))
      }
      guard let system = try? DisclosureSystem(variables: variables, relations: relations) else { return nil }
      let hidden = SuppressionPattern(shown: figures.indices.filter { figures[$0].value == nil }, of: system)
      var found: [Int: FeasibilityInterval] = [:]
      for component in try HiddenComponent.all(of: hidden.suppressed, in: system) {
        var component = component
        for place in component.variables where chosen.contains(place) {
          let down = try component.reach(place, up: false).move, up = try component.reach(place, up: true).move
          found[place] = FeasibilityInterval(
            lower: down.map { Self.part($0, values[place], scale, up: true) },
            upper: up.map { Self.part($0, values[place], scale, up: false) })
        }
      }
      return found
    } catch {
      throw SuppressionError(.outOfRange)
    }
  }

  /// The whole number within an end of an interval.
  private static func part(_ move: Fraction, _ start: Int, _ scale: Int, up: Bool) -> Int {
    let (top, overflow) = Int128(start).multipliedReportingOverflow(by: move.denominator)
    let (sum, sumOverflow) = top.addingReportingOverflow(move.numerator)
    let (bottom, bottomOverflow) = move.denominator.multipliedReportingOverflow(by: Int128(scale))
    // Out of range there is no telling; the start itself is possible.
    guard !overflow, !sumOverflow, !bottomOverflow else { return start / scale }
    return Int(clamping: up ? sum.ceilingDivided(by: bottom) : sum.floorDivided(by: bottom))
  }

  // MARK: - Tables that agree

  /// Values that agree with all that is published, each times a scale that makes them whole; nil where there are none.
  ///
  /// First phase of the simplex method: hidden figures start within their bounds, what then fails in a sum is taken by a
  /// figure of its own, and all of these together are brought to nought.
  private func agreeing() throws(ExactTableau.OutOfRange) -> (values: [Int], scale: Int)? {
    let start = figures.map { $0.value ?? Self.nearestToNought($0.bounds) }
    let hidden = figures.indices.filter { figures[$0].value == nil }
    var place = Array(repeating: -1, count: figures.count)
    for (number, figure) in hidden.enumerated() { place[figure] = number }
    var lower = hidden.map { place in figures[place].bounds.lower.map { $0.subtractingCapped(start[place]) } }
    var upper = hidden.map { place in figures[place].bounds.upper.map { $0.subtractingCapped(start[place]) } }
    var rows: [[(figure: Int, coefficient: Int)]] = []
    var failing: [(figure: Int, coefficient: Int)] = []
    var all = 0
    for relation in relations {
      let fault = relation.terms.reduce(Int128(0)) { $0 + Int128($1.coefficient) * Int128(start[$1.variable]) }
      var row: [(figure: Int, coefficient: Int)] = relation.terms.compactMap { term in
        place[term.variable] >= 0 ? (place[term.variable], term.coefficient) : nil
      }
      guard let size = Int(exactly: fault) else { throw ExactTableau.OutOfRange() }
      if size != 0 {
        row.append((lower.count, -1))
        failing.append((lower.count, size > 0 ? 1 : -1))
        lower.append(min(0, -size))
        upper.append(max(0, -size))
        all = all.addingCapped(abs(size))
      }
      rows.append(row)
    }
    guard all > 0 else { return (start, 1) }
    let sum = lower.count
    rows.append(failing + [(sum, -1)])
    lower.append(-all)
    upper.append(0)
    var tableau = try ExactTableau(count: sum + 1, relations: rows, lower: lower, upper: upper)
    let reach = try tableau.reach(sum, up: false)
    guard reach.move == Fraction(Int128(-all)) else { return nil }
    let moves = hidden.indices.map { number in
      let move = tableau.move(of: number)
      return Fraction(move.numerator, over: move.denominator)
    }
    return try Self.whole(start, hidden, moves)
  }

  private static func nearestToNought(_ bounds: KnownBounds) -> Int {
    min(max(0, bounds.lower ?? 0), bounds.upper ?? .max)
  }

  private static func whole(
    _ start: [Int], _ hidden: [Int], _ moves: [Fraction]
  ) throws(ExactTableau.OutOfRange) -> (values: [Int], scale: Int) {
    var scale: Int128 = 1
    for move in moves {
      let shared = Int128(Fraction.greatestCommonDivisor(scale.magnitude, move.denominator.magnitude))
      scale *= move.denominator / shared
      guard scale < Int128(ExactTableau.largestEntry) else { throw ExactTableau.OutOfRange() }
    }
    var values = start.map { $0.multipliedCapped(by: Int(scale)) }
    for (place, move) in zip(hidden, moves) {
      values[place] = values[place].addingCapped(Int(clamping: move.numerator * (scale / move.denominator)))
    }
    return (values, Int(scale))
  }
}
