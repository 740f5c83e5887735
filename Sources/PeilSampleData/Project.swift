/// What an applicant may propose together, and what became of it.
struct Project {
  enum Outcome: String {
    case granted = "Toegekend"
    case refused = "Afgewezen"
    case refusedOnCeiling = "Budget op"
    case withdrawn = "Ingetrokken"
    case inadmissible = "Niet in behandeling"

    /// Only what was taken up and stayed in was scored on the criteria.
    var isAssessed: Bool { self == .granted || self == .refused || self == .refusedOnCeiling }
  }

  /// Who would pay: the ministry for small firms, or the one for all other firms of the SME size.
  enum Compartment: String {
    case small = "SZW"
    case medium = "EZK"
  }

  /// How many participants there are of each kind; the applicant is the first of the firms.
  struct Partners {
    let firms: Int
    var associations = 0
    var schools = 0
    var others = 0

    var count: Int { firms + associations + schools + others }
    var isPartnership: Bool { count > 1 }
  }

  let outcome: Outcome
  let compartment: Compartment
  let partners: Partners
  /// In cents: what was granted, or asked for where nothing was.
  var subsidy = 0
  /// In cents: what the participants add to it.
  var ownShare = 0
  /// In cents: what was asked for.
  var requested = 0
  /// In tenths of a point, in the order of the criteria; empty when not assessed.
  var scores: [Int] = []

  var totalScore: Int { scores.reduce(0, +) }
  var costs: Int { subsidy + ownShare }
  /// In cents: the most the scheme gives.
  var cap: Int { partners.isPartnership ? 200_000_00 : 124_999_00 }

  init(_ outcome: Outcome, _ compartment: Compartment, _ partners: Partners) {
    self.outcome = outcome
    self.compartment = compartment
    self.partners = partners
  }
}
