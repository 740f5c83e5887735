/// Finds, for a choice of figures, the proofs that some are still too narrow.
struct CutSeparation {
  private var component: HiddenComponent
  private let system: DisclosureSystem
  private let wanted: [Int]
  /// By figure of the component, its range when it is hidden.
  private let ranges: [(lower: Int?, upper: Int?)]

  /// Parts of figures are counted in thousandths.
  private static let scale = 1000

  init(_ component: HiddenComponent, system: DisclosureSystem) {
    self.component = component
    self.system = system
    let protected = Set(system.protectedVariables)
    wanted = component.variables.filter { protected.contains($0) && !system.variables[$0].levels.isNone }
    ranges = component.variables.map { component.range(of: $0) }
  }

  /// A demand on a protected figure: so far up, so far down, or so wide in all.
  private struct Demand {
    let variable: Int
    let directions: [Bool]
    let asked: Int
  }

  private func demands() -> [Demand] {
    wanted.flatMap { variable in
      let levels = system.variables[variable].levels
      var demands: [Demand] = []
      if levels.upper > 0 { demands.append(Demand(variable: variable, directions: [true], asked: levels.upper)) }
      if levels.lower > 0 { demands.append(Demand(variable: variable, directions: [false], asked: levels.lower)) }
      if levels.sliding > levels.upper.addingCapped(levels.lower) {
        demands.append(Demand(variable: variable, directions: [true, false], asked: levels.sliding))
      }
      return demands
    }
  }

  /// The proofs against a choice of whole figures.
  mutating func wholeCuts(hiding pattern: SuppressionPattern) throws(SuppressionError) -> [CapacityCut] {
    for (variable, range) in zip(component.variables, ranges) {
      let isHidden = pattern.isSuppressed[variable]
      component.setRange(of: variable, lower: isHidden ? range.lower : 0, upper: isHidden ? range.upper : 0)
    }
    var cuts: [CapacityCut] = []
    for demand in demands() {
      if let cut = try cut(demand, scale: 1, tolerance: 0) { cuts.append(cut) }
    }
    return cuts
  }

  /// The proofs against a choice of parts of figures, as conditions.
  mutating func fractionalCuts(
    _ values: [Double], places: [Int: Int]
  ) throws(SuppressionError) -> [CoveringProblem.Condition] {
    var conditions: [CoveringProblem.Condition] = []
    var asked = 0
    // Ranges depend on how much is asked; demands that ask the same share them.
    for demand in demands().sorted(by: { $0.asked < $1.asked }) {
      if demand.asked != asked {
        asked = demand.asked
        setRanges(values, places, asked: asked)
      }
      if let cut = try cut(demand, scale: Self.scale, tolerance: 1e-3) {
        conditions.append(cut.condition(places: places))
      }
    }
    return conditions
  }

  private mutating func setRanges(_ values: [Double], _ places: [Int: Int], asked: Int) {
    for (variable, range) in zip(component.variables, ranges) {
      let part = places[variable].map { min(1, max(0, values[$0])) } ?? 1
      func scaled(_ room: Int?) -> Int {
        let most = min(Int(clamping: (room ?? asked).magnitude), asked)
        return Int((Double(most) * Double(Self.scale) * part).rounded())
      }
      component.setRange(of: variable, lower: -scaled(range.lower), upper: scaled(range.upper))
    }
  }

  /// The proof that a demand is not met; nil when it is.
  private mutating func cut(_ demand: Demand, scale: Int, tolerance: Double) throws(SuppressionError) -> CapacityCut? {
    var cut = CapacityCut()
    var reached = 0.0
    let asked = demand.asked.multipliedCapped(by: scale)
    for up in demand.directions {
      let reach: ExactTableau.Reach
      do throws(ExactTableau.OutOfRange) {
        reach = try component.reach(demand.variable, up: up, limit: up ? asked : -asked)
      } catch {
        throw SuppressionError(.outOfRange)
      }
      guard !reach.isAtLimit, let move = reach.move else { return nil }
      reached += abs(Double(move.numerator) / Double(move.denominator))
      if !reach.isAtOwnEnd, let row = component.row(of: demand.variable) {
        cut.add(row, up: up, asked: demand.asked, system: system)
      } else {
        cut.addOwnEnd(of: system.variables[demand.variable], up: up, asked: demand.asked)
      }
    }
    // Whole moves of up to 2⁵³ are exact in binary; what is asked is a whole number.
    return reached < Double(asked) * (1 - tolerance) ? cut : nil
  }
}
