import PeilCSV
import PeilCore
import PeilTable

/// A reading of a source for its keys alone, which go to disk: for more keys than memory may hold.
///
/// Unchecked: each worker writes to its own place, and everything is read after the last one has ended.
final class KeyPass: @unchecked Sendable {
  private let source: PlannedSource
  private let place: Int
  private let files: SourceFiles
  private let options: RunOptions
  private let names: [String]
  private let schema: Schema

  init(_ source: PlannedSource, key: [String], place: Int, _ files: SourceFiles, _ options: RunOptions) {
    self.source = source
    self.place = place
    self.files = files
    self.options = options
    names = key
    schema = source.schema.pruned(to: Set(key))
  }

  var encoder: KeyEncoder { KeyEncoder(names, in: schema, keepsMissing: false) }

  /// The key columns of a chunk of the source.
  private func keys(_ chunk: Chunk) -> Chunk {
    let positions = schema.names.compactMap { source.schema.position(of: $0) }
    return Chunk(index: chunk.index, columns: positions.map { chunk.columns[$0] }, origins: chunk.origins)
  }

  /// The bytes that an index over all keys takes, and those where they are apart, judged by the first block.
  func estimatedBytes() throws -> (all: Int, apart: Int) {
    let queue = try BlockQueue(files, blockSize: options.blockSize)
    var block = SourceBlock(encoding: source.format.encoding)
    guard try queue.next(into: &block) else { return (0, 0) }
    var reader = try ChunkReader(files, columns: source.columns, source: place)
    let read = try reader.read(block)
    let rows = read.chunk.rowCount * (files.size / max(read.counts.byteCount, 1) + 1)
    return KeyIndex.estimatedBytes(encoder, encoder.encode(keys(read.chunk), isHashed: false), count: rows)
  }

  /// The rows whose key an earlier row has, in the order of the file.
  ///
  /// What cannot be read ends the search; it ends the run too, when the source is read for its rows.
  func repetitions(
    _ partitioning: Partitioning, check: @escaping @Sendable () throws -> Void
  ) throws
    -> [SourceKeyCheck.Repetition]
  {
    let queue = try BlockQueue(files, blockSize: options.blockSize)
    let isCancelled = options.isCancelled
    let workers = PassWorkers(options.threads) {
      (ChunkStep(), PartitionedRows(partitioning))
    }
    let stopped = SharedFailure()
    workers.run { [self] _, rows in
      do {
        var block = SourceBlock(encoding: source.format.encoding)
        var reader = try ChunkReader(files, columns: source.columns, source: place)
        while !stopped.isThere, try queue.next(into: &block) {
          if isCancelled() { throw RowFailure.cancelled }
          try check()
          try rows.append(keys(try reader.read(block).chunk))
        }
      } catch {
        stopped.note(error, at: 0)
      }
      return 0
    }
    if let failure = stopped.first, !(failure is SourceError) { throw failure }
    let rows = PartitionedRows(partitioning)
    for worker in workers.all { try rows.absorb(worker.counts) }
    var found: [SourceKeyCheck.Repetition] = []
    for partition in 0..<partitioning.count {
      try check()
      found += try repetitions(try rows.inOrder(partition), check)
    }
    return found.sorted { $0.later < $1.later }
  }

  private func repetitions(_ reading: ChunkReading, _ check: () throws -> Void) throws -> [SourceKeyCheck.Repetition] {
    let index = KeyIndex(of: encoder, isDirect: false)
    var origins = OriginRuns()
    var found: [SourceKeyCheck.Repetition] = []
    let types = encoder.fields.map { schema.columns[$0.position].type }
    var reading = reading
    try reading.forEach { chunk in
      try check()
      let prepared = index.prepare(encoder.encode(chunk, isHashed: false))
      let repeated = index.add(prepared, expecting: chunk.rowCount)
      let isRepeated = Set(repeated.map(\.row))
      for row in 0..<chunk.rowCount where !prepared.keys.isMissing(row) && !isRepeated.contains(row) {
        origins.append(chunk.origins[row])
      }
      let columns = encoder.fields.map { chunk.columns[$0.position] }
      found += repeated.map { row, number in
        SourceKeyCheck.Repetition(
          first: origins[number], later: chunk.origins[row], key: ValueText.key(columns, types, row))
      }
    }
    return found
  }
}
