public import PeilCore
import PeilDiagnostics

/// Why results cannot be published as they are.
public struct PublishError: Error, Hashable, Sendable {
  /// What stood in the way.
  public enum Reason: Hashable, Sendable {
    /// The pipeline names a format that no publisher makes.
    case unknownFormat(String)
    /// The format needs a library that this build of Peil is without.
    case formatNotBuilt(String)
    /// The library that writes the format failed, for a reason in its own words.
    case notWritten(format: String, message: String)
    /// A dimension has the name of a fixed column of tidy CSV.
    case reservedColumn(table: String, column: String)
    /// Data hold the word that stands for a missing dimension.
    case reservedValue(table: String, column: String)
    /// A table of the plan has no figures, or its cells another form than the plan's.
    case misshapenTable(String)
    /// A measure's binary64 value is infinite or not a number.
    case notFinite(table: String, measure: String)
    /// A table whose adjusted picture differs would be published without it.
    case crudeAlone(table: String, comparison: String, flag: String)
    /// The author's template for a report is not Mustache; line and column begin with 1.
    case badTemplate(file: String, line: Int, column: Int, text: String, message: String)
    /// A table asks for a picture that its measures and dimensions do not make.
    case unsuitedPicture(table: String, picture: PlannedPicture.Kind)
    /// Only some of the rows to be exported were handed over.
    case incompleteRows(dataset: String, given: Int, of: Int)
  }

  /// What stood in the way.
  public let reason: Reason

  /// An error for this reason.
  public init(_ reason: Reason) { self.reason = reason }
}
