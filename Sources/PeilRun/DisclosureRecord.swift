public import PeilCore

/// What disclosure control worked out for a release: every figure and sum an attacker has, what is hidden, and why.
///
/// It has the true values. For inside the house: nothing of it may leave.
public struct DisclosureRecord: Hashable, Sendable {
  /// A figure of the system.
  public struct Figure: Hashable, Sendable {
    /// What tells its rows, each condition by itself.
    public let conditions: [String]
    /// The true value, in whole units: numbers, cents.
    public let value: Int
    /// How many contributors that need protection are behind it.
    public let contributors: Int
    /// What becomes of it: `published`, `open`, `primary` or `unpublished`.
    public let role: String
    /// What everybody knows of it beforehand: at least, at most.
    public let bounds: [Int?]
    /// What hiding it costs.
    public let weight: Int
    /// How far an attacker's interval must reach below and above it, and how wide it must be.
    public let levels: [Int]
    /// Whether it is hidden.
    public let isHidden: Bool
    /// The rules that hit it, by their kinds.
    public let rules: [String]
    /// The cells that show it, each as its table and its name there.
    public let cells: [[String]]

    /// Describes a figure.
    public init(
      conditions: [String], value: Int, contributors: Int, role: String, bounds: [Int?], weight: Int, levels: [Int],
      isHidden: Bool,
      rules: [String], cells: [[String]]
    ) {
      self.conditions = conditions
      self.value = value
      self.contributors = contributors
      self.role = role
      self.bounds = bounds
      self.weight = weight
      self.levels = levels
      self.isHidden = isHidden
      self.rules = rules
      self.cells = cells
    }
  }

  /// The figures of one kind over one dataset.
  public struct Part: Hashable, Sendable {
    /// The source or dataset.
    public let origin: String
    /// The formula of the value that is added up; nil where rows are counted.
    public let formula: String?
    /// How it was chosen what else is hidden.
    public let method: String
    /// The figures.
    public let figures: [Figure]
    /// The sums, each as pairs of a figure's place and how often it counts.
    public let relations: [[[Int]]]
    /// By contributor that is alone behind figures, those figures; then, where they are known, −1 and those to which it
    /// contributes with others.
    public let insiders: [[Int]]

    /// Describes a part.
    public init(
      origin: String, formula: String?, method: String, figures: [Figure], relations: [[[Int]]], insiders: [[Int]]
    ) {
      self.origin = origin
      self.formula = formula
      self.method = method
      self.figures = figures
      self.relations = relations
      self.insiders = insiders
    }
  }

  /// A figure of a published table.
  public struct TableFigure: Hashable, Sendable {
    /// The table's place in the plan, the cell's and the measure's place in the table.
    public let place: [Int]
    /// The status the release gives it; nil where it is shown as it is.
    public let status: Estimate.Status?
    /// Whether it is neither a number nor a sum, and rests on too few contributors.
    public let isWithheld: Bool
    /// What it gives away, or would, each as a part and a figure of it.
    public let figures: [[Int]]

    /// Describes a figure.
    public init(place: [Int], status: Estimate.Status?, isWithheld: Bool, figures: [[Int]]) {
      self.place = place
      self.status = status
      self.isWithheld = isWithheld
      self.figures = figures
    }
  }

  /// The path of the record within the run folder.
  public static let path = "internal/disclosure.json"

  /// The parts.
  public let parts: [Part]
  /// The figures of the published tables.
  public let tableFigures: [TableFigure]
  /// How much is hidden.
  public let summary: DisclosureSummary

  /// Puts parts and the figures of tables together.
  public init(parts: [Part], tableFigures: [TableFigure], summary: DisclosureSummary) {
    self.parts = parts
    self.tableFigures = tableFigures
    self.summary = summary
  }
}
