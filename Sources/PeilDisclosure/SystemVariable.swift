/// A figure of a release: one unknown of the attacker's equations, wherever and however often it is shown.
public struct SystemVariable: Hashable, Sendable {
  /// What becomes of a figure.
  public enum Role: Hashable, Sendable {
    /// Published, and never suppressed: a grand total, or a figure that is public already.
    case published
    /// Published, unless it has to be suppressed to protect another.
    case open
    /// Suppressed by its own rule, so that an attacker's interval is as wide as these levels.
    case primary(ProtectionLevels)
    /// Shown nowhere, though it stands in a relation: the cell below two linked margins, or a virtual cell. Levels other
    /// than `none` protect it as if it were a primary suppression.
    case unpublished(ProtectionLevels)
  }

  /// The true value, as a whole number of the smallest unit: cents, or a number.
  public let value: Int
  /// What everybody knows of it before the release; the value lies within.
  public let bounds: KnownBounds
  /// What its suppression costs, nought or more; secondary suppression makes the sum of these as small as it can.
  public let weight: Int
  /// What becomes of it.
  public let role: Role
  /// The cells that show it.
  ///
  /// A figure in two tables is one variable with two cells. Empty for an unpublished one.
  public let cells: [CellReference]

  /// Describes a figure; the weight is its size where none is given.
  public init(
    value: Int, bounds: KnownBounds = .nonNegative, weight: Int? = nil, role: Role = .open, cells: [CellReference] = []
  ) {
    self.value = value
    self.bounds = bounds
    self.weight = max(0, weight ?? Int(clamping: value.magnitude))
    self.role = role
    self.cells = cells
  }

  /// The levels that are asked for it: those of a primary suppression or of an unpublished figure, otherwise none.
  public var levels: ProtectionLevels {
    switch role {
    case .published, .open: .none
    case .primary(let levels), .unpublished(let levels): levels
    }
  }

  /// Whether its own rule suppresses it.
  public var isPrimary: Bool { if case .primary = role { true } else { false } }

  /// Whether it is shown nowhere.
  public var isUnpublished: Bool { if case .unpublished = role { true } else { false } }

  /// Whether it is shown in any case.
  public var isPublished: Bool { role == .published }

  /// Whether secondary suppression may take it.
  public var isOpen: Bool { role == .open }

  /// Whether what is left of it says something: not of what no table shows and nobody has to protect.
  var isWorthAttacking: Bool { role != .unpublished(.none) }

  /// Whether an attacker never sees it, whatever else is suppressed.
  public var isAlwaysHidden: Bool { isPrimary || isUnpublished }
}
