public import PeilTable
public import PeilValues

/// A pipeline with every name resolved, every type known, and every edge checked against the files' headers.
public struct Plan: Sendable {
  /// What the publication is called.
  public var title: LocalizedText
  /// The language of human formats, `nl` or `en`.
  public var language: String
  /// The day the figures speak of, where the pipeline names one.
  public var asOf: CalendarDate?
  /// How rates are meant, where the pipeline says so.
  public var reading: Reading?
  /// The key columns of what is counted, and the column its variances cluster on.
  public var unit: UnitOfAnalysis?
  /// The parameters and their values, in the order declared.
  public var parameters: [PlannedParameter]
  /// The sources, in the order declared; a row's origin names its source by the place in this list.
  public var sources: [PlannedSource]
  /// The datasets, each after those it reads.
  public var datasets: [PlannedDataset]
  /// The tables, in the order declared.
  public var tables: [PlannedTable]
  /// What is published, and how.
  public var publication: PublicationSettings
  /// The taxonomies and code lists that were read, in the order of their paths as the pipeline writes them.
  public var references: [ReferenceFile]
  /// What may leave the machine of the states of its figures.
  public var states = StateSettings()
  /// The pipeline file as the user named it.
  public var file: String

  /// Composes a plan.
  public init(
    title: LocalizedText, language: String, asOf: CalendarDate?, reading: Reading?, unit: UnitOfAnalysis?,
    parameters: [PlannedParameter], sources: [PlannedSource], datasets: [PlannedDataset], tables: [PlannedTable],
    publication: PublicationSettings, references: [ReferenceFile] = [], file: String
  ) {
    self.title = title
    self.language = language
    self.asOf = asOf
    self.reading = reading
    self.unit = unit
    self.parameters = parameters
    self.sources = sources
    self.datasets = datasets
    self.tables = tables
    self.publication = publication
    self.references = references
    self.file = file
  }

  /// The schema of a source or of a dataset after its last stage.
  public func schema(of name: String) -> Schema? {
    sources.first { $0.name == name }?.schema ?? datasets.first { $0.name == name }?.schema
  }
}
