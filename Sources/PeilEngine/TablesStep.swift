import PeilCore
import PeilTable

/// Feeds the tables that hang on one edge, so that what they share is computed once per chunk.
final class TablesStep: ChunkStep {
  private let states: [TableState]
  private let places: [Int]
  private let reader: ChunkValuesReader

  /// `tables` pairs each table with its place in the plan.
  init(_ tables: [(Int, PlannedTable)], schema: Schema) {
    var reader = ChunkValuesReader(schema)
    states = tables.map { TableState($0.1, schema: schema, reader: &reader) }
    places = tables.map(\.0)
    self.reader = reader
  }

  override func push(_ chunk: Chunk) throws {
    guard chunk.rowCount > 0 else { return }
    let values = try reader.read(chunk)
    for state in states { try state.update(values) }
  }

  override func absorb(_ other: ChunkStep) throws {
    for (mine, theirs) in zip(states, counterpart(other, of: self).states) { try mine.merge(theirs) }
  }

  override func report(to record: RunRecord) throws {
    try TableReporting(zip(places, states).map { ($0, $1) }).report(to: record)
  }
}
