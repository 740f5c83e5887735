/// What a file holds: how it is written, each column, and what a person should look at.
public struct FileProfile: Sendable {
  /// The file.
  public let file: InspectedFile
  /// The columns, in the order of the file.
  public let columns: [ColumnProfile]
  /// What a person should look at.
  public let suspicions: [Suspicion]

  /// Profiles a file that was looked at.
  ///
  /// `today` as ISO 8601 has it: later days are suspicious; nil where no day is.
  public init(_ file: InspectedFile, today: String?) {
    self.file = file
    columns = file.inspection.columns.map(ColumnProfile.init)
    suspicions = SuspicionFinder(file, today: today).suspicions()
  }
}
