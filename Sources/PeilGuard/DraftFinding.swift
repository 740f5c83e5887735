public import PeilDiagnostics
import PeilPublish

/// Something in a text that does not agree with a run, or with itself.
public struct DraftFinding: Hashable, Sendable {
  /// What is wrong.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The number is another than the figure that is named.
    case disagrees
    /// The number is the figure of another cell than the one that is named.
    case otherCell = "other-cell"
    /// The percentage is of another base than the one that is named.
    case otherBase = "other-base"
    /// Parts do not add up to their total.
    case sum
    /// A percentage is not that of the two numbers beside it.
    case share
    /// The number differs from a figure by a digit or two digits that changed places.
    case slip
  }

  /// The figure of the run that a number probably means.
  public struct Figure: Hashable, Sendable {
    /// The table's name.
    public let table: String
    /// The table's title.
    public let title: String
    /// The cell as `dimension=code`, for the dimensions that are not summed out.
    public let cell: [String]
    /// The measure's name.
    public let measure: String
    /// The measure, and the cell where there is one, in the words of people.
    public let name: String
    /// What the run has, written as the run writes it.
    public let value: String
    /// What it is, in words.
    public let definition: String
  }

  /// What is wrong.
  public let kind: Kind
  /// Where the number stands.
  public let span: SourceSpan
  /// The number as the text has it.
  public let quoted: String
  /// What was found and what was expected, in the language asked for, without a full stop.
  public let message: String
  /// What stands at the number: what it should probably be.
  public let label: String?
  /// The figure that is probably meant; nil where none is.
  public let figure: Figure?
}

extension DraftFinding {
  /// The finding as a warning, with the figure's table and definition below.
  public var diagnostic: Diagnostic {
    .warning(
      "draft-\(kind.rawValue)", message, at: span, label: label,
      details: figure.map { ["\($0.title): \($0.name) = \($0.value)", $0.definition] } ?? [], exit: .failedChecks)
  }
}
