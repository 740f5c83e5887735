/// The picture an author asks for beside a table.
public struct PlannedPicture: Hashable, Sendable {
  /// What may be drawn; the raw value is the word in a pipeline file.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// No picture.
    case none
    /// A point for each category, with its interval, against the figure of all.
    case points
    /// A bar for each category.
    case bars
    /// For each category the parts of a whole, one after the other.
    case stacked
    /// Rates by the size of their groups, within the limits of chance.
    case funnel
    /// The part that is done after so many days.
    case survival
    /// What is used up from day to day, below the ceiling.
    case depletion
    /// The scores on either side of a cut-off.
    case cutOff = "cut-off"
    /// What is left after each loss.
    case waterfall
    /// A line along periods.
    case trend

    /// What it is, in a sentence.
    public var summary: String {
      switch self {
      case .none: "No picture."
      case .points: "A point for each category, with its interval, against the figure of all."
      case .bars: "A bar for each category."
      case .stacked: "For each category the parts of a whole, one after the other."
      case .funnel: "Rates by the size of their groups, within the limits of chance."
      case .survival: "The part that is done after so many days."
      case .depletion: "What is used up from day to day, below the ceiling."
      case .cutOff: "The scores on either side of a cut-off."
      case .waterfall: "What is left after each loss."
      case .trend: "A line along periods."
      }
    }
  }

  /// What is drawn.
  public let kind: Kind
  /// The places of the measures that are drawn; empty leaves the choice to the picture.
  public let measures: [Int]

  /// Describes a picture.
  public init(_ kind: Kind, measures: [Int] = []) {
    self.kind = kind
    self.measures = measures
  }
}
