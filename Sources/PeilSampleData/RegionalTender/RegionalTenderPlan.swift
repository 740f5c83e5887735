/// What is built into the regional tender: ceilings that cut a ranking, one inversion on record, and a tie at the line.
///
/// In the north the third from below of those the ceiling leaves a grant was refused on it, and the first below the line,
/// who asked for as much, was granted instead. In the south the last that got a grant and the first that did not have the
/// same score; the earlier to be complete was granted.
struct RegionalTenderPlan {
  /// How many applications of a compartment met the minimum and were granted, met it in vain, and fell short of it.
  private struct Size {
    let granted: Int
    let overCeiling: Int
    let short: Int
  }

  private static let sizes: [(RegionalApplication.Compartment, Size)] = [
    (.north, Size(granted: 24, overCeiling: 14, short: 9)), (.south, Size(granted: 15, overCeiling: 11, short: 6)),
  ]

  private static let opening = CalendarDate(1, 2, 2022)
  private static let days = 42
  /// In tenths: the lowest score that may be granted.
  private static let minimum = 550

  private var random: SplitMix64
  private(set) var ceilings: [(compartment: RegionalApplication.Compartment, euros: Int)] = []

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// The applications in the order in which they came in.
  mutating func applications() -> [RegionalApplication] {
    var all: [RegionalApplication] = []
    for (compartment, size) in Self.sizes {
      var ranked = self.ranked(compartment, size)
      if compartment == .north {
        swap(&ranked, above: size.granted - 3, below: size.granted)
      } else {
        tie(&ranked, at: size.granted)
      }
      let granted = ranked[..<size.granted].reduce(0) { $0 + $1.asked }
      // What is left over is less than anybody asks for.
      ceilings.append((compartment, (granted / 5_000 + 1) * 5_000))
      all += ranked
      for decision in [RegionalApplication.Decision.withdrawn, .inadmissible, .inadmissible] {
        all.append(application(compartment, score: nil, decision))
      }
    }
    random.shuffle(&all)
    return all.enumerated().sorted { left, right in
      (left.element.complete, left.offset) < (right.element.complete, right.offset)
    }.map(\.element)
  }

  /// Those that were assessed, the highest score first, no two with the same.
  private mutating func ranked(_ compartment: RegionalApplication.Compartment, _ size: Size) -> [RegionalApplication] {
    var high = Array(Self.minimum...920)
    var low = Array(350..<Self.minimum)
    random.shuffle(&high)
    random.shuffle(&low)
    let scores = high.prefix(size.granted + size.overCeiling).sorted(by: >) + low.prefix(size.short).sorted(by: >)
    return scores.enumerated().map { place, score in
      application(
        compartment, score: score,
        place < size.granted ? .granted : place < size.granted + size.overCeiling ? .overCeiling : .refused)
    }
  }

  private mutating func application(
    _ compartment: RegionalApplication.Compartment, score: Int?, _ decision: RegionalApplication.Decision
  ) -> RegionalApplication {
    RegionalApplication(
      compartment: compartment, complete: Self.opening + random.below(Self.days), score: score,
      asked: random.between(20, 120) * 500, decision: decision)
  }

  private func swap(_ ranked: inout [RegionalApplication], above: Int, below: Int) {
    ranked[below].asked = ranked[above].asked
    ranked[above].decision = .overCeiling
    ranked[below].decision = .granted
  }

  private func tie(_ ranked: inout [RegionalApplication], at place: Int) {
    ranked[place].score = ranked[place - 1].score
    ranked[place - 1].complete = Self.opening + 9
    ranked[place].complete = Self.opening + 30
  }
}
