import PeilTable

/// A step that does with each key's rows what another does with all: they go to disk, apart by key, and are gone through
/// partition by partition once all have come.
///
/// What comes out is put back into the order in which it would have come.
final class PartitionedStep: ChunkStep {
  private let rows: PartitionedRows
  private let isJoined: Bool
  /// Tells what all partitions have found.
  private let summary: ChunkStep
  /// A fresh step for a partition.
  private let make: (Int) throws -> ChunkStep
  private let check: () throws -> Void

  /// `isJoined` says that the steps hand on the places of both sides; `check` is asked after every chunk whether the run may
  /// go on.
  init(
    _ partitioning: Partitioning, isJoined: Bool, summary: ChunkStep, check: @escaping () throws -> Void,
    make: @escaping (Int) throws -> ChunkStep
  ) {
    rows = PartitionedRows(partitioning)
    self.isJoined = isJoined
    self.summary = summary
    self.make = make
    self.check = check
  }

  override func push(_ chunk: Chunk) throws { try rows.append(chunk) }
  override func absorb(_ other: ChunkStep) throws { try rows.absorb(counterpart(other, of: self).rows) }

  override func finish(_ tail: inout TailOrder) throws {
    let results = PartitionedRows(rows.partitioning)
    for partition in 0..<rows.partitioning.count {
      let step = try make(partition)
      step.next = [CaptureStep(partition, results, isJoined: isJoined)]
      var reading = try rows.inOrder(partition)
      try reading.forEach { chunk in
        try check()
        try step.push(chunk)
      }
      var end = TailOrder()
      try step.finish(&end)
      summary.takeOver(step)
    }
    guard !summary.stopsRun else { return }
    var merge = try OrderedMerge(results)
    while let chunk = try merge.take(index: tail.take()) {
      try check()
      try forward(chunk)
    }
  }

  override func report(to record: RunRecord) throws { try summary.report(to: record) }
}

/// Writes what comes out of a partition's step.
private final class CaptureStep: ChunkStep {
  private let partition: Int
  private let results: PartitionedRows
  private let isJoined: Bool
  private var written = 0

  /// `isJoined` says that rows carry the places of both sides' rows.
  init(_ partition: Int, _ results: PartitionedRows, isJoined: Bool) {
    self.partition = partition
    self.results = results
    self.isJoined = isJoined
  }

  override func push(_ chunk: Chunk) throws {
    guard chunk.rowCount > 0 else { return }
    // Chunks come in their order, and are to be read in it.
    let columns = isJoined ? Self.placed(chunk.columns) : chunk.columns
    try results.append(Chunk(index: written, columns: columns, origins: chunk.origins), to: partition)
    written += 1
  }

  /// Rows of the right side alone come after all others.
  private static let behindAll: Int64 = 1 << 50

  /// The columns with one place for each row: the left row's, or where there is none the right row's.
  private static func placed(_ columns: [ColumnBuffer]) -> [ColumnBuffer] {
    let order = columns.suffix(4).map(\.integers)
    guard let known = columns[columns.count - 4].known else { return Array(columns.dropLast(2)) }
    let chunks = known.indices.map { known[$0] != 0 ? order[0][$0] : order[2][$0] + behindAll }
    let rows = known.indices.map { known[$0] != 0 ? order[1][$0] : order[3][$0] }
    return columns.dropLast(4) + [ColumnBuffer(.integers(chunks)), ColumnBuffer(.integers(rows))]
  }
}
