/// The dirt in the export: what a clerk or a system got wrong, placed where no published figure hangs on it.
struct Blemishes {
  static let unknownSector = "Zorg (oude code 85)"
  static let awkwardName = "Smederij \"De Gouden Hamer\"\nHandel & Reparatie B.V."
  /// A decision of the call before, which came along in the export.
  static let orphan = ["MKBI-2019-0171", "Toegekend", "12-2-2020", "EZK", "€ 87.500,00"]

  /// The word that stands in a field instead of its value, by index of the application.
  let sector: [Int: String]
  let sizeClass: [Int: String]
  let province: [Int: String]
  let problem: [Int: String]
  let bottlenecks: [Int: String]
  let learners: [Int: String]
  let form: [Int: String]
  let outcome: [Int: String]
  /// Where an in-kind contribution of nothing is not a zero but a word.
  let noInKind: Set<Int>
  /// The application whose line stands in the file twice.
  let doubled: Int
  /// The trade register number of the firm with a line end in its name.
  let awkward: String

  init(_ applications: [Application]) {
    let refused = Self.indices(applications) { $0.outcome == .refused || $0.outcome == .inadmissible }
    let losing = Self.indices(applications) { $0.outcome != .granted }
    let solo = Self.indices(applications) { !$0.partners.isPartnership }
    let outranked = Self.indices(applications) { $0.outcome == .refusedOnCeiling }
    let unpaid = Self.indices(applications) { $0.outcome == .refusedOnCeiling && $0.ownShare == 0 }
    let granted = Self.indices(applications) { $0.outcome == .granted }
    sector = Self.place([Self.unknownSector, "onbekend", "n.v.t.", ""], on: losing, from: 5, step: 31)
    sizeClass = Self.place(["onbekend", "", "onbekend", "n.v.t."], on: refused, from: 3, step: 17)
    province = Self.place(["", "onbekend", ""], on: losing, from: 11, step: 47)
    problem = Self.place(["n.v.t.", ""], on: losing, from: 23, step: 71)
    bottlenecks = Self.place(["", "", "onbekend", "", "n.v.t."], on: losing, from: 2, step: 33)
    learners = Self.place(["onbekend", "n.v.t.", "", "onbekend", ""], on: losing, from: 8, step: 29)
    form = Self.place(["SOLO", "solo", "SOLO"], on: solo, from: 4, step: 25)
    outcome = Self.place(["budget op", "Budget op "], on: outranked, from: 6, step: 40)
    noInKind = Set(unpaid.prefix(4))
    doubled = granted[granted.count / 2]
    let smithies = losing.filter { applications[$0].sector.name.hasPrefix("C ") }
    awkward = applications[smithies[smithies.count / 2]].applicant.chamberNumber
  }

  func name(of organisation: Organisation) -> String {
    organisation.chamberNumber == awkward ? Self.awkwardName : organisation.name
  }

  private static func indices(_ applications: [Application], where holds: (Project) -> Bool) -> [Int] {
    applications.indices.filter { holds(applications[$0].project) }
  }

  private static func place(_ words: [String], on indices: [Int], from first: Int, step: Int) -> [Int: String] {
    var placed: [Int: String] = [:]
    for (count, word) in words.enumerated() {
      placed[indices[first + count * step]] = word
    }
    return placed
  }
}
