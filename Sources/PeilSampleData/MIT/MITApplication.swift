/// One application for a feasibility project.
struct MITApplication {
  enum Outcome: String {
    case granted = "Toegekend"
    case refused = "Afgewezen"
    case drawnOut = "Uitgeloot"
  }

  let identifier: String
  let applicant: Organisation
  let topSector: String
  let province: String
  let submitted: CalendarDate
  /// In cents.
  let costs: Int
  /// Its place in the draw, from 1 on.
  let lot: Int
  let outcome: Outcome
  let decided: CalendarDate

  /// In cents: 40% of the costs, and no more than 20,000 euros.
  var requested: Int { min(costs * 2 / 5, 20_000_00) }

  /// The applications in order of filing.
  static func all(seed: UInt64) -> [MITApplication] {
    var streams = SplitMix64(seed: seed)
    var register = OrganisationRegister(seed: streams.next(), after: 9_000)
    var profile = SplitMix64(seed: streams.next())
    var random = SplitMix64(seed: streams.next())
    var lots = Array(1...MITPlan.filed)
    random.shuffle(&lots)
    let refused = refusedLots(&random)
    return lots.enumerated().map { index, lot in
      let outcome: Outcome =
        lot > MITPlan.filed - MITPlan.notDrawn ? .drawnOut : refused.contains(lot) ? .refused : .granted
      let digits = String(index + 1)
      return MITApplication(
        identifier: "MIT19-" + String(repeating: "0", count: 4 - digits.count) + digits,
        applicant: register.firm(in: Vocabulary.sectors[profile.index(weights: Vocabulary.sectors.map(\.weight))]),
        topSector: MITPlan.topSectors[profile.index(weights: MITPlan.topSectors.map(\.weight))].name,
        province: Vocabulary.provinces[profile.index(weights: Vocabulary.provinces.map(\.weight))].name,
        // Nearly all came on the first day, which is why there was a draw.
        submitted: MITPlan.opening + max(0, index - 380) / 5, costs: profile.between(180, 700) * 100_00, lot: lot,
        outcome: outcome,
        decided: MITPlan.draw + (outcome == .drawnOut ? random.between(3, 7) : random.between(30, 91)))
    }
  }

  /// Which of the lots that were drawn were refused on substance.
  private static func refusedLots(_ random: inout SplitMix64) -> Set<Int> {
    var drawn = Array(1...MITPlan.filed - MITPlan.notDrawn)
    random.shuffle(&drawn)
    return Set(drawn.prefix(drawn.count - MITPlan.granted))
  }
}
