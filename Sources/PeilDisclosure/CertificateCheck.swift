/// Holds a certificate against a release, without trust in what made either.
///
/// For each protected figure two further tables are asked for, one in which it is as small and one in which it is as large as
/// it can be. That they agree with everything that is published, with every sum and with every known bound is checked by
/// putting them into the relations: whoever found them, they prove that an attacker cannot tell them from the truth.
public struct CertificateCheck: Sendable {
  private let system: DisclosureSystem
  private let pattern: SuppressionPattern
  private let insiders: [Insider]

  /// A check of what is hidden in a release; the system has no virtual cells yet.
  public init(_ system: DisclosureSystem, hidden: some Sequence<Int>, insiders: [Insider] = []) {
    self.system = system
    pattern = SuppressionPattern(shown: hidden, of: system)
    self.insiders = insiders
  }

  /// What is not as the certificate says; nothing when it holds.
  ///
  /// Throws where the relations hold coefficients that are too large for exact arithmetic.
  public func faults(of certificate: DisclosureCertificate) throws(SuppressionError) -> [CertificateFault] {
    var (faults, intervals) = try proven()
    let claimed = Dictionary(certificate.tables.map { ($0.name, $0) }) { first, _ in first }
    let counts = TableCount.all(of: pattern, in: system)
    for count in counts {
      let widths = count.protected.map { variable in
        let figure = system.variables[variable]
        return figure.levels.tenths(
          of: intervals[variable] ?? .init(lower: figure.value, upper: figure.value), around: figure.value)
      }
      let found = count.certified(narrowest: widths.min())
      guard let table = claimed[count.name] else {
        faults.append(.tableNotCertified(count.name))
        continue
      }
      if table != found { faults.append(.tableDiffers(certified: table, found: found)) }
    }
    let names = Set(counts.map(\.name))
    faults += certificate.tables.filter { !names.contains($0.name) }.map { .tableNotInRelease($0.name) }
    return faults
  }

  /// What is not safe, whatever a certificate says; nothing where every figure is as well protected as is asked.
  ///
  /// Throws where the relations hold coefficients that are too large for exact arithmetic.
  public func faults() throws(SuppressionError) -> [CertificateFault] { try proven().faults }

  private func proven() throws(SuppressionError) -> (
    faults: [CertificateFault], intervals: [Int: FeasibilityInterval]
  ) {
    var faults: [CertificateFault] = []
    let intervals = try provenIntervals(&faults)
    let shown = system.variables.indices.filter { system.variables[$0].isPrimary && !pattern.isSuppressed[$0] }
    faults += shown.map { .primaryShown($0) }
    for (insider, variables) in zip(insiders, try Attacker().disclosed(to: insiders, system, pattern)) {
      faults += variables.map { .disclosedToInsider($0, insider) }
    }
    return (faults, intervals)
  }

  /// By protected figure the interval that two checked tables span; those too narrow are faults.
  private func provenIntervals(
    _ faults: inout [CertificateFault]
  ) throws(SuppressionError) -> [Int: FeasibilityInterval] {
    let wanted = system.variables.indices.filter { !system.variables[$0].levels.isNone }
    let witnesses = WitnessCheck(system, pattern)
    var intervals: [Int: FeasibilityInterval] = [:]
    for (variable, pair) in try Attacker().witnesses(for: wanted, system, pattern).sorted(by: { $0.key < $1.key }) {
      let figure = system.variables[variable]
      guard let down = witnesses.reach(of: pair.down, variable), let up = witnesses.reach(of: pair.up, variable) else {
        faults.append(.unprovenInterval(variable))
        continue
      }
      intervals[variable] = FeasibilityInterval(
        lower: Int(clamping: down.ceiling + Int128(figure.value)), upper: Int(clamping: up.floor + Int128(figure.value))
      )
    }
    for variable in wanted {
      let figure = system.variables[variable]
      let interval = intervals[variable] ?? FeasibilityInterval(lower: figure.value, upper: figure.value)
      if !figure.levels.areMet(by: interval, of: figure.value) { faults.append(.tooNarrow(variable)) }
    }
    return intervals
  }
}

/// What is wrong with a certificate or its release.
public enum CertificateFault: Hashable, Sendable {
  /// A figure is shown that its own rule hides.
  case primaryShown(Int)
  /// The interval of a figure is narrower than is asked.
  case tooNarrow(Int)
  /// What was given as a proof of a figure's interval proves nothing.
  case unprovenInterval(Int)
  /// An insider can tell more of a figure than is asked.
  case disclosedToInsider(Int, Insider)
  /// The certificate says something else of a table than the release.
  case tableDiffers(certified: DisclosureCertificate.Table, found: DisclosureCertificate.Table)
  /// The release has a table that is not in the certificate.
  case tableNotCertified(String)
  /// The certificate has a table that is not in the release.
  case tableNotInRelease(String)
}

extension CertificateFault {
  /// The figure that is not safe from anybody; nil where the fault is another.
  public var figure: Int? {
    switch self {
    case .primaryShown(let figure), .tooNarrow(let figure), .unprovenInterval(let figure): figure
    default: nil
    }
  }

  /// The figure that is not safe from an insider; nil where the fault is another.
  public var figureOfInsider: Int? {
    if case .disclosedToInsider(let figure, _) = self { figure } else { nil }
  }
}
