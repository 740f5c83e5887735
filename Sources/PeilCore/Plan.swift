public import PeilDiagnostics
public import PeilExpression
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
  /// The pipeline file as the user named it.
  public var file: String

  /// Composes a plan.
  public init(
    title: LocalizedText, language: String, asOf: CalendarDate?, reading: Reading?, unit: UnitOfAnalysis?,
    parameters: [PlannedParameter], sources: [PlannedSource], datasets: [PlannedDataset], tables: [PlannedTable],
    publication: PublicationSettings, file: String
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
    self.file = file
  }

  /// The schema of a source or of a dataset after its last stage.
  public func schema(of name: String) -> Schema? {
    sources.first { $0.name == name }?.schema ?? datasets.first { $0.name == name }?.schema
  }
}

/// What is counted.
public struct UnitOfAnalysis: Hashable, Sendable {
  /// The columns that tell units apart.
  public let key: [String]
  /// The column units cluster on, such as the holding behind several applications.
  public let cluster: String?

  /// Describes what is counted.
  public init(key: [String], cluster: String?) {
    self.key = key
    self.cluster = cluster
  }
}

/// A parameter with the value it has in this run.
public struct PlannedParameter: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// Its typed value.
  public let value: Literal
  /// The value as it was written.
  public let text: String
  /// Whether the command line set it.
  public let isOverridden: Bool

  /// Describes a parameter.
  public init(name: String, value: Literal, text: String, isOverridden: Bool) {
    self.name = name
    self.value = value
    self.text = text
    self.isOverridden = isOverridden
  }
}

/// How many rows of a source may be rejected before nothing is published.
public enum RejectLimit: Hashable, Sendable {
  /// A number of rows.
  case rows(Int)
  /// A share of the records.
  case share(Rational)

  /// Whether a number of rejects out of a number of records stays within the limit.
  public func admits(_ rejected: Int, of records: Int) -> Bool {
    switch self {
    case .rows(let limit): rejected <= limit
    case .share(let share):
      Rational(Int128(rejected), Int128(max(records, 1))).map { $0 <= share } ?? true
    }
  }
}

/// An export and how it is read.
public struct PlannedSource: Sendable {
  /// Its name.
  public let name: String
  /// Where the file is, relative to the working folder or absolute.
  public let path: String
  /// The path as messages and `run.json` show it: as the pipeline file writes it.
  public let shownPath: String
  /// Its dialect.
  public let format: CSVFormat
  /// The columns that are read.
  public let columns: [ColumnFormat]
  /// The columns' types and the grain.
  public let schema: Schema
  /// The columns that must be unique; nil where the source declares none.
  public let key: [String]?
  /// How many rows may be rejected.
  public let rejectLimit: RejectLimit
  /// Headers of the file that no column reads.
  public let ignoredHeaders: [String]
  /// Where the source is declared.
  public let span: SourceSpan?

  /// Describes a source.
  public init(
    name: String, path: String, shownPath: String, format: CSVFormat, columns: [ColumnFormat], schema: Schema,
    key: [String]?, rejectLimit: RejectLimit, ignoredHeaders: [String], span: SourceSpan?
  ) {
    self.name = name
    self.path = path
    self.shownPath = shownPath
    self.format = format
    self.columns = columns
    self.schema = schema
    self.key = key
    self.rejectLimit = rejectLimit
    self.ignoredHeaders = ignoredHeaders
    self.span = span
  }
}

/// A dataset: rows of a source or another dataset, taken through stages.
public struct PlannedDataset: Sendable {
  /// Its name.
  public let name: String
  /// The source or dataset its rows come from.
  public let from: String
  /// The stages in order.
  public let stages: [PlannedStage]
  /// The columns and the grain after the last stage.
  public let schema: Schema

  /// Describes a dataset.
  public init(name: String, from: String, stages: [PlannedStage], schema: Schema) {
    self.name = name
    self.from = from
    self.stages = stages
    self.schema = schema
  }
}

/// One stage of a dataset.
public struct PlannedStage: Sendable {
  /// Its place among the dataset's stages, from 1.
  public let number: Int
  /// The word the pipeline file uses for it.
  public let kind: String
  /// The columns and the grain before it.
  public let input: Schema
  /// What it does, and the schema after it.
  public let relation: Relation
  /// Where it stands in the pipeline file.
  public let span: SourceSpan?

  /// Describes a stage.
  public init(number: Int, kind: String, input: Schema, relation: Relation, span: SourceSpan?) {
    self.number = number
    self.kind = kind
    self.input = input
    self.relation = relation
    self.span = span
  }
}

/// A table: dimensions, totals and measures over the rows of a dataset.
public struct PlannedTable: Sendable {
  /// Its name.
  public let name: String
  /// What people call it.
  public let title: LocalizedText
  /// What must be said beside it.
  public let note: LocalizedText?
  /// The source or dataset whose rows it counts.
  public let from: String
  /// The rows it counts; nil means all.
  public let condition: Expression?
  /// The dimensions: those down the side first, outer first.
  public let dimensions: [Dimension]
  /// The totals: for each, the places of the dimensions that are summed out.
  public let totals: [[Int]]
  /// The measures in order.
  public let measures: [PlannedMeasure]
  /// Whether categories without units are left away.
  public let hidesEmpty: Bool

  /// Describes a table.
  public init(
    name: String, title: LocalizedText, note: LocalizedText?, from: String, condition: Expression?,
    dimensions: [Dimension], totals: [[Int]], measures: [PlannedMeasure], hidesEmpty: Bool
  ) {
    self.name = name
    self.title = title
    self.note = note
    self.from = from
    self.condition = condition
    self.dimensions = dimensions
    self.totals = totals
    self.measures = measures
    self.hidesEmpty = hidesEmpty
  }
}

/// A measure of a table.
public struct PlannedMeasure: Sendable {
  /// Its name.
  public let name: String
  /// The kind's word, such as `approval-rate`.
  public let kind: String
  /// What people call it; the name where there is none.
  public let label: LocalizedText?
  /// What must be said beside it.
  public let note: LocalizedText?
  /// How many decimals human formats show; nil leaves it to the unit.
  public let decimals: Int?
  /// What is computed, with the measure's own `where` taken in.
  public let bound: BoundMeasure
  /// What must hold for each dimension before its figures have a value.
  public let guards: [DimensionGuard]

  /// Describes a measure of a table.
  public init(
    name: String, kind: String, label: LocalizedText?, note: LocalizedText?, decimals: Int?, bound: BoundMeasure,
    guards: [DimensionGuard]
  ) {
    self.name = name
    self.kind = kind
    self.label = label
    self.note = note
    self.decimals = decimals
    self.bound = bound
    self.guards = guards
  }
}

/// Declines a measure's figures by a dimension that is not known for its whole denominator.
///
/// Of the units in the denominator, whatever their value of the dimension, none may lie outside `knownWhen`, and at most
/// a share of `unknownLimit` may lack the dimension. Figures with the dimension summed out are not touched; the
/// limit does not decline the figure of the missing category itself.
public struct DimensionGuard: Hashable, Sendable {
  /// The dimension's place in the table.
  public let dimension: Int
  /// The dimension's name, for the reason.
  public let name: String
  /// Counts the denominator.
  public let denominator: Component
  /// Counts the denominator's units for which the dimension is declared unknown; nil where it is known for all.
  public let outside: Component?
  /// Counts the denominator's units that lack the dimension.
  public let lacking: Component
  /// The share that may lack it.
  public let unknownLimit: Rational

  /// Describes a guard.
  public init(
    dimension: Int, name: String, denominator: Component, outside: Component?, lacking: Component,
    unknownLimit: Rational
  ) {
    self.dimension = dimension
    self.name = name
    self.denominator = denominator
    self.outside = outside
    self.lacking = lacking
    self.unknownLimit = unknownLimit
  }
}

/// What is published, and how.
public struct PublicationSettings: Hashable, Sendable {
  /// The human formats beside tidy CSV, such as `markdown`.
  public let formats: [String]
  /// The source line under tables.
  public let source: LocalizedText?
  /// The tables, in order; nil publishes all.
  public let tables: [String]?
  /// The datasets whose rows are exported, for inside the house.
  public let datasets: [String]

  /// Describes what is published.
  public init(formats: [String], source: LocalizedText?, tables: [String]?, datasets: [String]) {
    self.formats = formats
    self.source = source
    self.tables = tables
    self.datasets = datasets
  }
}
