/// Fills in what an application says beside its amounts.
struct ApplicationDraft {
  private var register: OrganisationRegister
  private var profile: SplitMix64
  private var words: SplitMix64
  private var money: SplitMix64
  private var decisions: SplitMix64
  /// Earlier applicants, by the compartment they belong to, for firms that file a second time.
  private var earlier: [Applicant] = []

  private struct Applicant {
    let organisation: Organisation
    let compartment: Project.Compartment
    let sector: Sector
    let sizeClass: Int
    let province: String
  }

  init(seed: UInt64) {
    var streams = SplitMix64(seed: seed)
    register = OrganisationRegister(seed: streams.next())
    profile = SplitMix64(seed: streams.next())
    words = SplitMix64(seed: streams.next())
    money = SplitMix64(seed: streams.next())
    decisions = SplitMix64(seed: streams.next())
  }

  mutating func application(number: Int, project: Project, submitted: CalendarDate) -> Application {
    let applicant = applicant(of: project)
    let bottlenecks = bottlenecks()
    return Application(
      identifier: Self.identifier(number), project: project, submitted: submitted,
      decided: decisionDate(project.outcome, submitted: submitted), sector: applicant.sector,
      sizeClass: applicant.sizeClass, province: applicant.province, bottlenecks: bottlenecks,
      problem: problem(naming: bottlenecks), solutions: solutions(), learners: learners(project),
      participants: participants(of: project, led: applicant))
  }

  static func identifier(_ number: Int) -> String {
    let digits = String(number)
    return "MKBI-2020-" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  private mutating func applicant(of project: Project) -> Applicant {
    let known = earlier.filter { $0.compartment == project.compartment }
    // A granted project has only firms of its own, so that firms and participations are one count there.
    if project.outcome != .granted && !known.isEmpty && profile.percent(7) { return profile.pick(known) }
    let sector = Vocabulary.sectors[profile.index(weights: Vocabulary.sectors.map(\.weight))]
    let applicant = Applicant(
      organisation: register.firm(in: sector), compartment: project.compartment, sector: sector,
      sizeClass: project.compartment == .medium ? 2 : profile.index(weights: [40, 60]),
      province: Vocabulary.provinces[profile.index(weights: Vocabulary.provinces.map(\.weight))].name)
    earlier.append(applicant)
    return applicant
  }

  private mutating func bottlenecks() -> [Bottleneck] {
    let count = 1 + words.index(weights: [26, 40, 25, 9])
    return picked(count, of: Bottleneck.all, weight: \.weight)
  }

  private mutating func solutions() -> [String] {
    let count = 1 + words.index(weights: [45, 40, 15])
    return picked(count, of: Vocabulary.solutions, weight: \.weight).map(\.name)
  }

  /// `count` different ones, in the order they were drawn.
  private mutating func picked<Choice>(_ count: Int, of all: [Choice], weight: (Choice) -> Int) -> [Choice] {
    var left = all
    return (0..<count).map { _ in left.remove(at: words.index(weights: left.map(weight))) }
  }

  private mutating func problem(naming bottlenecks: [Bottleneck]) -> String {
    var text = words.pick(Bottleneck.openings)
    for (index, bottleneck) in bottlenecks.enumerated() {
      if index > 0 { text += words.pick(Bottleneck.links) }
      text += words.pick(bottleneck.phrases)
    }
    return text
  }

  private mutating func learners(_ project: Project) -> Int {
    project.partners.firms * (project.compartment == .small ? profile.between(3, 12) : profile.between(6, 24))
  }

  private mutating func participants(of project: Project, led applicant: Applicant) -> [Application.Participant] {
    var organisations = [applicant.organisation]
    while organisations.count < project.partners.firms {
      organisations.append(register.firm(in: applicant.sector))
    }
    for _ in 0..<project.partners.associations { organisations.append(register.association()) }
    for _ in 0..<project.partners.schools { organisations.append(register.school()) }
    for _ in 0..<project.partners.others { organisations.append(register.other()) }
    let weights = organisations.enumerated().flatMap { contributionWeights($1.kind, leads: $0 == 0) }
    let shares = Apportionment.split(project.ownShare, weights: weights)
    return organisations.enumerated().map { index, organisation in
      Application.Participant(organisation: organisation, cash: shares[2 * index], inKind: shares[2 * index + 1])
    }
  }

  /// Firms give money and hours, schools hours, associations and others mostly money.
  private mutating func contributionWeights(_ kind: Organisation.Kind, leads: Bool) -> [Int] {
    switch kind {
    case .firm: [money.between(2, leads ? 12 : 8), money.percent(70) ? money.between(1, 8) : 0]
    case .association: [money.between(4, 10), money.percent(30) ? money.between(1, 3) : 0]
    case .school: [0, money.between(3, 7)]
    case .other: [money.between(3, 6), 0]
    }
  }

  private mutating func decisionDate(_ outcome: Project.Outcome, submitted: CalendarDate) -> CalendarDate {
    switch outcome {
    case .withdrawn: return submitted + decisions.between(9, 40)
    case .inadmissible: return Tender.closing + decisions.between(10, 45)
    default:
      // Thirteen weeks from closing; some few come late.
      return Tender.closing + (decisions.percent(6) ? decisions.between(92, 120) : decisions.between(56, 91))
    }
  }
}
