public import PeilTable

/// An engine outside this process that carries out datasets and tables on rows that Peil has read.
///
/// Rows reach it as their columns store them, so that a word of an export means the same on every engine; figures are
/// finished here from the states it hands back.
public protocol OutsideEngine: Sendable {
  /// Begins with a plan; throws what keeps the engine from it before any row has been read.
  func open(_ work: OutsideWork) throws -> any OutsideSession
}

/// One run on an outside engine.
public protocol OutsideSession: AnyObject, Sendable {
  /// Has a source that only the engine reads written to delimited files, after holding its columns against those declared;
  /// throws where they are not there, or hold what would lose something.
  func stage(_ source: PlannedSource) throws -> PlannedSource

  /// Takes rows of a source, with the columns that the work names; may be called from several threads at once.
  func load(_ chunk: Chunk, of source: Int) throws

  /// Carries out all datasets and tables on the rows loaded, and tells the record what it finds.
  func carryOut(_ record: any OutsideRecord) throws

  /// Lets go of everything the run took on the engine and on disk.
  func close()
}

/// What an outside engine tells of its work, and what it can ask to have done here.
public protocol OutsideRecord: AnyObject {
  /// Notes where the rows of a stage went, its checks, and how many rows met each of the conditions it notes besides.
  func note(_ entry: LedgerEntry, dataset: Int, stage: Int, checks: [CheckResult], noted: [Int])

  /// Notes rows that a stage rejects.
  func reject(_ rows: OutsideRejections)

  /// Ends the run, once all has been told, with something found in the data of a stage.
  func fail(_ code: String, _ message: String, remedy: String, dataset: Int, stage: Int)

  /// Ends the run now where something was found that stops it.
  func throwFailures() throws

  /// Carries out a stage in this process, on rows with the columns that come into it, and notes what it finds.
  func stage(_ stage: Int, of dataset: Int, rows: [Chunk]) throws -> [Chunk]

  /// Carries out in this process a stage that makes something of the values of one column, on the different values, each
  /// with the number of rows that have it; notes where all these rows went, and hands out the values that stay with what
  /// was made of them. Rows that the stage rejects are told by who knows them.
  func values(
    _ stage: Int, of dataset: Int, values: Chunk, counts: [Int], input: Schema, output: Schema
  ) throws -> [Chunk]

  /// Makes the figures of a table in this process, from rows with the columns of the dataset it counts.
  func table(_ table: Int, rows: [Chunk]) throws

  /// Makes the figures of a table from its states.
  func table(_ table: Int, states: [OutsideStates]) throws

  /// The values of some columns in a row, as messages and the ledger name them.
  func text(_ columns: [ColumnBuffer], _ types: [ValueType], row: Int) -> String

  /// Takes the rows of a dataset that is exported, in order.
  func export(_ dataset: String, rows: [Chunk])
}
