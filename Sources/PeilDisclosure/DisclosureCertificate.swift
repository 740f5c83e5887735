/// What a release says of its own safety, table by table; it gives away no figure and no parameter of a rule.
public struct DisclosureCertificate: Hashable, Sendable {
  /// What is said of a table.
  public struct Table: Hashable, Sendable {
    /// The table's name.
    public let name: String
    /// How many cells it has that hold a figure of the system.
    public let cells: Int
    /// How many of them are hidden by their own rules.
    public let primary: Int
    /// How many are hidden to protect others.
    public let secondary: Int
    /// How far the narrowest interval of a protected figure reaches, in tenths of what is required, rounded down, at most
    /// `widest`; nil when no figure of the table is protected.
    ///
    /// Ten or more is safe. It is so coarse that what is required cannot be worked out from it.
    public let narrowest: Int?

    /// Describes a table.
    public init(name: String, cells: Int, primary: Int, secondary: Int, narrowest: Int?) {
      self.name = name
      self.cells = cells
      self.primary = primary
      self.secondary = secondary
      self.narrowest = narrowest
    }
  }

  /// The most that is said of an interval: ten times what is required, or more.
  public static let widest = 100

  /// How the secondary suppressions were chosen.
  public let method: SuppressionMethod
  /// The tables, in the order of their names.
  public let tables: [Table]

  /// Puts a certificate together from what is written in one.
  public init(method: SuppressionMethod, tables: [Table]) {
    self.method = method
    self.tables = tables
  }

  /// What can be said of a release.
  public init(_ release: ProtectedRelease) {
    let system = release.system
    let intervals = Dictionary(uniqueKeysWithValues: release.audit.findings.map { ($0.variable, $0.interval) })
    method = release.method
    tables = TableCount.all(of: release.pattern, in: system).map { count in
      let widths = count.protected.compactMap { variable in
        intervals[variable].map {
          system.variables[variable].levels.tenths(of: $0, around: system.variables[variable].value)
        }
      }
      return count.certified(narrowest: widths.min())
    }
  }
}

extension ProtectionLevels {
  /// How far an interval reaches, in tenths of these levels, rounded down, at most the certificate's widest.
  func tenths(of interval: FeasibilityInterval, around value: Int) -> Int {
    var least = DisclosureCertificate.widest
    func take(_ reach: Int?, of level: Int) {
      guard let reach, level > 0 else { return }
      least = min(least, Int(clamping: Int128(max(0, reach)) * 10 / Int128(level)))
    }
    take(interval.lower.map { value.subtractingCapped($0) }, of: lower)
    take(interval.upper.map { $0.subtractingCapped(value) }, of: upper)
    take(interval.width, of: sliding)
    return least
  }
}
