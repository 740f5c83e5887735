/// What an earlier release published, as far as it bears on a later one.
public struct EarlierRelease: Sendable {
  /// A figure of it.
  public struct Figure: Hashable, Sendable {
    /// The source or dataset of the rows.
    public let origin: String
    /// What was counted or added up.
    public let kind: FigureKind
    /// What tells its rows: the same text in every release of the same pipeline.
    public let name: String
    /// The conditions, each by itself.
    public let conditions: [String]
    /// The value it had.
    public let value: Int
    /// Whether it was published.
    public let isPublished: Bool
    /// How well it was protected.
    public let levels: ProtectionLevels

    /// Describes a figure.
    public init(
      origin: String, kind: FigureKind, conditions: [String], value: Int, isPublished: Bool,
      levels: ProtectionLevels = .none
    ) {
      self.origin = origin
      self.kind = kind
      self.conditions = conditions
      name = conditions.sorted().joined(separator: " & ")
      self.value = value
      self.isPublished = isPublished
      self.levels = levels
    }
  }

  /// Where it stands, for messages.
  public let name: String
  /// The figures.
  public let figures: [Figure]
  /// For each origin and kind the sums that held among the figures, by their places in `figures`.
  public let relations: [[(figure: Int, coefficient: Int)]]
  private let counts: [CountKey: Int]

  private struct CountKey: Hashable {
    let origin: String
    let name: String
  }

  /// Describes an earlier release.
  public init(name: String, figures: [Figure], relations: [[(figure: Int, coefficient: Int)]]) {
    self.name = name
    self.figures = figures
    self.relations = relations
    counts = Dictionary(
      figures.filter { $0.kind == .count }.map { (CountKey(origin: $0.origin, name: $0.name), $0.value) }
    ) { first, _ in first }
  }

  /// What begins the name that one of its figures has in a later release.
  var figureWords: String { "\(Self.figureStart)\(name): " }

  /// What begins the name that the change of one of its figures has there.
  var changeWords: String { "\(Self.changeStart)\(name): " }

  fileprivate static let figureStart = "in "
  fileprivate static let changeStart = "change since "

  /// How many rows there were for which conditions held; nil where no figure counted them.
  func count(of origin: String, _ conditions: [String]) -> Int? {
    counts[CountKey(origin: origin, name: conditions.sorted().joined(separator: " & "))]
  }
}

extension EarlierRelease.Figure {
  /// Whether the release had it from one that was earlier still.
  var isOfEarlier: Bool {
    name.hasPrefix(EarlierRelease.figureStart) || name.hasPrefix(EarlierRelease.changeStart)
  }
}
