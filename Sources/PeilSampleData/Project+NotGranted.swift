/// The 174 applications that got nothing.
extension Project {
  /// How many end so, of which by a firm of fewer than 50 people.
  private static let counts: [(outcome: Outcome, all: Int, small: Int)] = [
    (.refusedOnCeiling, 92, 38), (.refused, 62, 33), (.inadmissible, 15, 9), (.withdrawn, 4, 2),
  ]

  static func notGranted(_ random: inout SplitMix64) -> [Project] {
    var projects = [firstBelowTheLine()]
    for count in counts {
      for index in 0..<count.all {
        let compartment: Compartment = index < count.small ? .small : .medium
        let fault = count.outcome == .inadmissible ? Fault(rawValue: index % 5) : nil
        var project = Project(count.outcome, compartment, partners(with: fault, &random))
        project.subsidy = request(for: project, with: fault, &random)
        project.requested = project.subsidy
        project.ownShare = random.percent(18) ? 0 : project.subsidy * random.between(3, 30) / 100
        projects.append(project)
      }
    }
    return projects
  }

  /// Why an application is not taken up; the others of that outcome came in incomplete.
  private enum Fault: Int {
    case belowMinimum
    case tooFewFirms
    case aboveMaximum
    case tooManyParticipants
  }

  /// The best of those refused on the ceiling asks for more than the medium compartment has left.
  private static func firstBelowTheLine() -> Project {
    var project = Project(.refusedOnCeiling, .medium, Partners(firms: 3, associations: 1))
    project.subsidy = project.cap
    project.requested = project.cap
    project.ownShare = 21_750_00
    return project
  }

  private static func partners(with fault: Fault?, _ random: inout SplitMix64) -> Partners {
    if fault == .tooFewFirms { return Partners(firms: 1, associations: 1) }
    if fault == .tooManyParticipants { return Partners(firms: 9) }
    if random.percent(38) { return Partners(firms: 1) }
    var partners = Partners(firms: 2 + random.index(weights: [46, 24, 12, 8, 5, 3, 2]))
    if partners.firms < 8 && random.percent(30) {
      switch random.below(10) {
      case 0..<6: partners.associations = 1
      case 6..<8: partners.others = 1
      default: partners.schools = 1
      }
    }
    return partners
  }

  private static func request(for project: Project, with fault: Fault?, _ random: inout SplitMix64) -> Int {
    if fault == .belowMinimum { return random.between(12_000_00, 24_900_00) }
    if fault == .aboveMaximum { return project.cap + random.between(1_00, 40_000_00) }
    if random.percent(35) { return project.cap }
    let amount = random.between(25_000_00, project.cap)
    return random.percent(40) ? amount : amount / 50_00 * 50_00
  }
}
