import PeilCSV
import PeilCore
import PeilDiagnostics
import PeilTable
import Synchronization

/// What the workers of a pass over a source have read.
struct ScanCounts {
  var counts: [BlockCounts] = []
  var rejected: [(block: Int, records: [RejectedRecord])] = []
  var keyless: [PendingRejection] = []
  var invalidMadeMissing: [String: Int] = [:]
  var rows = 0
  /// The time it took to read, where that is measured.
  var nanoseconds = 0

  /// A count of all blocks together.
  func total(_ count: KeyPath<BlockCounts, Int>) -> Int { counts.reduce(0) { $0 + $1[keyPath: count] } }

  mutating func add(_ other: ScanCounts) {
    counts += other.counts
    rejected += other.rejected
    keyless += other.keyless
    invalidMadeMissing.merge(other.invalidMadeMissing) { $0 + $1 }
    rows += other.rows
    nanoseconds += other.nanoseconds
  }
}

/// A source while it is read, and afterwards where its records stand.
///
/// Everything that changes is changed between passes only, or stands behind a lock.
final class SourceScan: Sendable {
  let source: PlannedSource
  let place: Int
  let files: SourceFiles
  let queue: BlockQueue
  let keyCheck: SourceKeyCheck?
  private let timer: (@Sendable () -> Int)?
  private let isCancelled: @Sendable () -> Bool
  private let spill: SpillPlan?
  private let progress: (@Sendable (RunProgress) -> Void)?
  private let done: Mutex<(bytes: Int, rows: Int)>
  /// The first failure in the order of the file, and whether blocks are still handed out.
  private let failure = Mutex<(block: Int, error: any Error)?>(nil)

  /// Opens a source; `spill` says how keys are held against each other that memory may not hold.
  init(_ source: PlannedSource, place: Int, options: RunOptions, spill: SpillPlan?) throws {
    self.source = source
    self.place = place
    files = try Self.open(source)
    queue = try BlockQueue(
      files, blockSize: options.blockSize, observer: Self.observation(options.observer, of: source.name, files))
    keyCheck = try Self.keyCheck(source, place, files, options, spill)
    timer = options.timer
    isCancelled = options.isCancelled
    self.spill = spill
    progress = options.progress
    // What stands before the first record and after the last has been read on opening.
    done = Mutex((files.files.reduce(0) { $0 + $1.dataOffset + $1.footBytes.count }, 0))
  }

  private static func keyCheck(
    _ source: PlannedSource, _ place: Int, _ files: SourceFiles, _ options: RunOptions, _ spill: SpillPlan?
  ) throws -> SourceKeyCheck? {
    guard let key = source.key else { return nil }
    guard let spill else { return SourceKeyCheck(key, in: source.schema) }
    let pass = KeyPass(source, key: key, place: place, files, options)
    let bytes = try pass.estimatedBytes()
    guard let partitioning = spill.partitioning(bytes.all, apart: bytes.apart, by: pass.encoder) else {
      return SourceKeyCheck(key, in: source.schema)
    }
    return SourceKeyCheck(
      key, in: source.schema, known: try pass.repetitions(partitioning, check: { try spill.check() }))
  }

  /// The source's files, and the mended one last; that has no footer of its own.
  static func open(_ source: PlannedSource) throws -> SourceFiles {
    if let refusal = source.refusal { throw DiagnosticsError([refusal]) }
    let files = try SourceFiles(paths: source.files.map(\.path), format: source.format)
    guard let mended = source.mended else { return files }
    var format = source.format
    format.footerLines = 0
    return try files.followed(by: SourceFile(path: mended.path, format: format))
  }

  /// The file, as messages show it, that a place of the source stands in.
  func shownPath(_ file: Int) -> String { source.readFiles[file].shownPath }

  private static func observation(
    _ observer: (any InputObserver)?, of source: String, _ files: SourceFiles
  ) -> (@Sendable (UnsafeRawBufferPointer, Int) -> Void)? {
    guard let observer else { return nil }
    let sizes = files.files.map(\.givenSize)
    return { observer.observe($0, of: source, file: $1, size: sizes[$1]) }
  }

  /// The failure that came first in the file, whatever worker met it first.
  var firstFailure: (any Error)? { failure.withLock { $0?.error } }

  /// One worker's part: takes blocks in order until there are none or something fails.
  func work(_ narrow: Schema, _ steps: ChunkStep) -> ScanCounts {
    var counts = ScanCounts()
    do {
      var block = SourceBlock(encoding: source.format.encoding)
      var reader = try ChunkReader(files, columns: source.columns, source: place)
      let places = narrow.names.compactMap { source.schema.position(of: $0) }
      while failure.withLock({ $0 == nil }) {
        if isCancelled() { throw RowFailure.cancelled }
        try spill?.check()
        let start = timer?() ?? 0
        let isThere = try queue.next(into: &block)
        if let timer { counts.nanoseconds += timer() - start }
        guard isThere else { break }
        do {
          try take(block, &reader, places, steps, &counts)
        } catch {
          note(error, block: block.index)
        }
      }
    } catch {
      note(error, block: .max)
    }
    return counts
  }

  private func note(_ error: any Error, block: Int) {
    failure.withLock { first in
      if let earlier = first, earlier.block <= block { return }
      first = (block, error)
    }
  }

  private func take(
    _ block: borrowing SourceBlock, _ reader: inout ChunkReader, _ places: [Int], _ steps: ChunkStep,
    _ counts: inout ScanCounts
  ) throws {
    let start = timer?() ?? 0
    let read: SourceChunk
    do {
      read = try reader.read(block)
    } catch {
      keyCheck?.skip(block.index)
      throw error
    }
    counts.counts.append(read.counts)
    if !read.rejected.isEmpty { counts.rejected.append((block.index, read.rejected)) }
    for made in read.invalidMadeMissing {
      counts.invalidMadeMissing[source.columns[made.column].name, default: 0] += made.count
    }
    let share = Double(read.counts.byteCount) / Double(max(files.size, 1))
    let chunk = keyCheck?.admitted(read.chunk, share: share, &counts.keyless) ?? read.chunk
    counts.rows += chunk.rowCount
    if let timer { counts.nanoseconds += timer() - start }
    if let stop = read.stop { throw StoppingRecord(block: block.index, record: stop) }
    try steps.push(
      Chunk(index: chunk.index, columns: places.map { chunk.columns[$0] }, origins: chunk.origins))
    tell(read.counts.byteCount, chunk.rowCount)
  }

  private func tell(_ bytes: Int, _ rows: Int) {
    guard let progress else { return }
    done.withLock { done in
      done.bytes += bytes
      done.rows += rows
      progress(
        RunProgress(
          source: source.name, bytes: min(done.bytes, files.size), total: files.size, rows: done.rows))
    }
  }
}

/// A record with an invalid word in a column that stops the run.
struct StoppingRecord: Error {
  let block: Int
  let record: RejectedRecord
}
