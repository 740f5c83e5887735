/// A made-up firm, school or association, with the number of its entry in the trade register (KvK).
struct Organisation {
  enum Kind: String {
    case firm = "MKB"
    case school = "Onderwijsinstelling"
    case association = "Brancheorganisatie"
    case other = "Overig"
  }

  let kind: Kind
  let chamberNumber: String
  let name: String
}

/// Makes up organisations, no firm twice.
struct OrganisationRegister {
  private var random: SplitMix64
  private var firmCount: Int

  /// Every set of sample data counts its firms from a number of its own, so that no two firms share one.
  init(seed: UInt64, after firmCount: Int = 0) {
    random = SplitMix64(seed: seed)
    self.firmCount = firmCount
  }

  mutating func firm(in sector: Sector) -> Organisation {
    firmCount += 1
    // The register hands out no numbers from 99000000 on; the multiplier has no factor in common with the range.
    let number = 99_000_000 + firmCount * 77_773 % 900_000
    return Organisation(kind: .firm, chamberNumber: String(number), name: firmName(in: sector))
  }

  mutating func association() -> Organisation {
    listed(.association, Vocabulary.associations, from: 99_900_000)
  }

  mutating func school() -> Organisation {
    listed(.school, Vocabulary.schools, from: 99_910_000)
  }

  mutating func other() -> Organisation {
    listed(.other, Vocabulary.others, from: 99_920_000)
  }

  private mutating func listed(_ kind: Organisation.Kind, _ names: [String], from first: Int) -> Organisation {
    let index = random.below(names.count)
    return Organisation(kind: kind, chamberNumber: String(first + index * 37), name: names[index])
  }

  private mutating func firmName(in sector: Sector) -> String {
    let trade = random.pick(sector.trades)
    switch random.below(10) {
    case 0: return "\(trade) \(random.pick(Vocabulary.places))"
    case 1..<4: return "\(random.pick(Vocabulary.surnames)) \(trade) \(random.pick(Vocabulary.legalForms))"
    default: return "\(trade) \(random.pick(Vocabulary.surnames)) \(random.pick(Vocabulary.legalForms))"
    }
  }
}
