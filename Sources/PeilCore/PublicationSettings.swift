public import PeilTable

/// What is published, and how.
public struct PublicationSettings: Hashable, Sendable {
  /// The human formats beside tidy CSV, such as `markdown`.
  public let formats: [String]
  /// The source line under tables.
  public let source: LocalizedText?
  /// The terms under which the figures may be used again; nil where the author names none.
  public let licence: Licence?
  /// The tables, in order; nil publishes all.
  public let tables: [String]?
  /// The datasets whose rows are exported, for inside the house.
  public let datasets: [String]

  /// How a report looks and what it holds beside its tables.
  public let report: ReportSettings

  /// How a release is made safe; nil where no release is made.
  public let disclosure: DisclosureSettings?

  /// Describes what is published.
  public init(
    formats: [String], source: LocalizedText?, licence: Licence? = nil, tables: [String]?, datasets: [String],
    report: ReportSettings = ReportSettings(), disclosure: DisclosureSettings? = nil
  ) {
    self.formats = formats
    self.source = source
    self.licence = licence
    self.tables = tables
    self.datasets = datasets
    self.report = report
    self.disclosure = disclosure
  }
}
