/// The 63 granted projects, so shaped that the published table comes out.
extension Project {
  /// A line of the published table, amounts in cents.
  private struct Published {
    let compartment: Compartment
    let granted: Int
    let costs: Int
    let solo: Int
    /// Partnerships; with the solo projects they hold the published number of firms and schools.
    let partnerships: [Partners]
  }

  private static let published = [
    Published(
      compartment: .small, granted: 2_785_603_00, costs: 2_978_418_00, solo: 6,
      partnerships: [
        Partners(firms: 2), Partners(firms: 2), Partners(firms: 2), Partners(firms: 2),
        Partners(firms: 2, others: 1), Partners(firms: 3, associations: 1), Partners(firms: 4, schools: 1),
        Partners(firms: 5, associations: 1), Partners(firms: 6, schools: 1), Partners(firms: 8), Partners(firms: 8),
        Partners(firms: 8),
      ]),
    Published(
      compartment: .medium, granted: 7_158_099_00, costs: 7_891_234_00, solo: 15,
      partnerships: Array(repeating: Partners(firms: 2), count: 13) + [
        Partners(firms: 2, associations: 1), Partners(firms: 2, associations: 1), Partners(firms: 2, others: 1),
        Partners(firms: 3), Partners(firms: 3), Partners(firms: 3), Partners(firms: 3), Partners(firms: 3),
        Partners(firms: 3, associations: 1), Partners(firms: 4), Partners(firms: 4, associations: 1),
        Partners(firms: 6), Partners(firms: 6, associations: 1), Partners(firms: 8), Partners(firms: 8),
        Partners(firms: 8), Partners(firms: 8),
      ]),
  ]

  static func granted(_ random: inout SplitMix64) -> [Project] {
    published.flatMap { line in
      var projects = Array(repeating: Project(.granted, line.compartment, Partners(firms: 1)), count: line.solo)
      projects += line.partnerships.map { Project(.granted, line.compartment, $0) }
      let subsidies = projects.map { grant(for: $0, &random) }
      let ranges = zip(projects, subsidies).map { project, subsidy in
        subsidy == project.cap ? subsidy...subsidy : 90_000_00...project.cap
      }
      let fitted = Apportionment.fit(subsidies, to: line.granted, within: ranges)
      let ownShares = Apportionment.split(
        line.costs - line.granted, weights: projects.map { ownShareWeight(for: $0, &random) })
      for index in projects.indices {
        projects[index].subsidy = fitted[index]
        projects[index].ownShare = ownShares[index]
        projects[index].requested = requested(for: projects[index], &random)
      }
      return projects
    }
  }

  /// Many ask for the most there is; large partnerships share out smaller tasks, and ask for less.
  private static func grant(for project: Project, _ random: inout SplitMix64) -> Int {
    let roughly = random.between(-6_000_00, 6_000_00) / 25_00 * 25_00 + (random.percent(40) ? random.below(2500) : 0)
    if !project.partners.isPartnership {
      return random.percent(55) ? project.cap : 117_000_00 + roughly
    }
    if project.partners.count <= 4 {
      return random.percent(70) ? project.cap : 192_000_00 + roughly
    }
    return 172_000_00 - (project.partners.count - 5) * 22_000_00 + roughly
  }

  /// Outside parties only take part to pay a share; of the others some few live on the subsidy alone.
  private static func ownShareWeight(for project: Project, _ random: inout SplitMix64) -> Int {
    let hasOutsideParty = project.partners.count > project.partners.firms
    if !hasOutsideParty && random.percent(15) { return 0 }
    return random.between(20, 100) * (project.partners.isPartnership ? 3 : 2)
  }

  /// The ministry now and then strikes a cost item; the participants then carry it.
  private static func requested(for project: Project, _ random: inout SplitMix64) -> Int {
    let most = min(project.ownShare / 2, project.cap - project.subsidy)
    guard most > 1_000_00, random.percent(40) else { return project.subsidy }
    return project.subsidy + random.between(500_00, most)
  }
}
