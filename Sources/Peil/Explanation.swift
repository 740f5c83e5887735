public import PeilCore
import PeilDiagnostics
public import PeilEngine
import PeilExpression
import PeilPipeline
import PeilPublish
import PeilTable
import PeilWords

/// What a figure of a run is made of: its definition, what it counts, the stages that shaped the rows, the rows themselves
/// with file and line, and the same figure under other definitions.
///
/// The run's plan is carried out again on its files, which must be as they were; nothing has to be stored beforehand.
public struct Explanation: Sendable {
  /// One of the sums and counts that the figure is worked out of.
  public struct Part: Sendable {
    /// What is counted or added up, as a formula.
    public let formula: String
    /// Of which rows; nil for all of the cell.
    public let condition: String?
    /// What it comes to; nil where it has no value or is no single number.
    public let value: String?
    /// How many rows it admits.
    public let admitted: Int
    /// How many of them lack what it needs.
    public let missing: Int
  }

  /// A source that was read, or a stage that its rows went through.
  public struct Step: Sendable {
    /// The rows in and out.
    public let entry: LedgerEntry
    /// What it does, as the pipeline says it; empty for a source.
    public let words: String
    /// The rules it held rows against.
    public let checks: [CheckResult]
  }

  /// A row behind the figure.
  public struct Row: Sendable {
    /// The record it came from; nil where it was made of several.
    public let place: TracedRows.Place?
    /// The records that were joined to it.
    public let partners: [TracedRows.Place]
    /// Its values in the columns that the figure reads, in codes; nil where one is missing.
    public let values: [String?]
    /// For each part, whether the row is one of those it counts.
    public let isCounted: [Bool]
  }

  /// The same figure under another definition.
  public struct Other: Sendable {
    /// What is chosen.
    public let label: String
    /// What it comes to, as it would be published.
    public let text: String
    /// What it is, in words.
    public let definition: String
  }

  /// Where the figure stands.
  public let place: FigurePlace
  /// The figure as it is published.
  public let text: String
  /// What it is, in words.
  public let definition: String
  /// Where the method is written; empty for what the author defines.
  public let source: String
  /// What is divided and by what, as the run writes it; nil where it is no quotient.
  public let quotient: (numerator: String, denominator: String)?
  /// The sums and counts.
  public let parts: [Part]
  /// The way of the rows, sources first.
  public let steps: [Step]
  /// The columns whose values the rows have.
  public let columns: [String]
  /// The first rows behind the figure.
  public let rows: [Row]
  /// How many rows there are.
  public let rowCount: Int
  /// The figure under other definitions.
  public let others: [Other]

  /// Explains a figure of a run, with at most `limit` of its rows.
  ///
  /// Throws, `DiagnosticConvertible`, where a file is not what the run read, cannot be found, or where carrying out the plan
  /// again gives another figure.
  public init(
    _ place: FigurePlace, of run: StoredRun, pipeline: String? = nil, limit: Int, options: RunOptions
  ) throws {
    let maker = try ExplanationMaker(place, run: run, pipeline: pipeline, limit: limit, options: options)
    let measure = place.table.plan.measures[place.measure]
    let estimate = place.table.cells[place.cell].estimates[place.measure]
    self.place = place
    text = place.table.text(cell: place.cell, measure: place.measure)
    definition = measure.bound.definition.text.text(in: run.plan.language)
    source = measure.source
    quotient = maker.quotient(estimate)
    let traced = try maker.traced()
    parts = try maker.parts()
    steps = maker.steps
    columns = maker.columns
    rows = try maker.rows(traced)
    rowCount = traced.rows.total
    others = try maker.others()
  }
}
