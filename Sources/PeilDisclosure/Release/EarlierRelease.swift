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

  /// Describes an earlier release.
  public init(name: String, figures: [Figure], relations: [[(figure: Int, coefficient: Int)]]) {
    self.name = name
    self.figures = figures
    self.relations = relations
  }
}

extension ReleaseModel {
  /// Adds what an earlier release tells: its figures and sums, and for each figure how it differs from the one of now.
  ///
  /// A figure that was published and has not changed is public. Where it has, the change is a figure of its own, made by the
  /// few units that came, left or changed, and the minimum holds for it; nobody knows how what was hidden has changed.
  mutating func add(_ earlier: EarlierRelease) {
    var places: [Int: VariableReference] = [:]
    for (index, figure) in earlier.figures.enumerated() {
      let key = PoolKey(origin: figure.origin, kind: figure.kind)
      guard pools[key] != nil else { continue }
      places[index] = VariableReference(pool: key, place: add(figure, of: earlier, to: key))
    }
    for relation in earlier.relations {
      guard let first = relation.first, let pool = places[first.figure]?.pool else { continue }
      let terms = relation.compactMap { term in
        places[term.figure].map { LinearRelation.Term($0.place, coefficient: term.coefficient) }
      }
      guard terms.count == relation.count else { continue }
      addRelation(LinearRelation(terms), to: pool)
    }
  }
}
