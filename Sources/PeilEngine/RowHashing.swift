public import PeilCore
import PeilCSV
import PeilDiagnostics
import PeilTable
import Synchronization

/// Hashes the rows of sources, in a reading of its own: a run that is not asked for it does nothing of this.
///
/// The hash is HMAC-SHA-256 (RFC 2104) cut to 64 bits, over the values as texts; its key is the same in every run, so that
/// runs can be compared. It hides no value that can be guessed.
public struct RowHashing: Sendable {
  private let options: RunOptions

  /// Hashing by as many workers as the options name.
  public init(_ options: RunOptions) { self.options = options }

  /// The hashes of every row that is no reject on reading; throws where a source cannot be read any more.
  public func hashes(of plan: Plan) throws -> [RowHashes] {
    try plan.sources.enumerated().map { place, source in
      RowHashes(
        source: source.name, key: source.key ?? [],
        columns: source.schema.columns.map { "\($0.name) \($0.type.name)" },
        rows: try collect(source, place) { chunk, rows in
          for row in 0..<chunk.rowCount { rows.append(Self.hash(of: source, chunk, row)) }
        }.sorted())
    }
  }

  /// The keys, in words, of the rows with these hashes of a key; at most `limit` of them.
  public func keys(
    of source: PlannedSource, with hashes: Set<UInt64>, limit: Int
  ) throws -> [UInt64: String] {
    guard let key = source.key, !hashes.isEmpty else { return [:] }
    let positions = key.compactMap { source.schema.position(of: $0) }
    let found = try collect(source, 0) { (chunk, found: inout [(UInt64, String)]) in
      for row in 0..<chunk.rowCount {
        let hash = Self.hash(of: source, chunk, row, positions)
        guard hashes.contains(hash), found.count < limit else { continue }
        let words = positions.map { ValueText.of(chunk.columns[$0], source.schema.columns[$0].type, row) }
        found.append((hash, words.joined(separator: ", ")))
      }
    }
    return Dictionary(found.prefix(limit)) { first, _ in first }
  }

  // MARK: - Reading

  /// What each worker takes from the chunks of a source, together.
  private func collect<Value: Sendable>(
    _ source: PlannedSource, _ place: Int, _ take: @escaping @Sendable (Chunk, inout [Value]) throws -> Void
  ) throws -> [Value] {
    let files = try SourceScan.open(source)
    let queue = try BlockQueue(files, blockSize: options.blockSize)
    let failure = SharedFailure()
    let isCancelled = options.isCancelled
    let workers = PassWorkers(options.threads) { (ChunkStep(), [(Int, [Value])]()) }
    workers.run { _, values in
      do {
        var block = SourceBlock(encoding: source.format.encoding)
        var reader = try ChunkReader(files, columns: source.columns, source: place)
        while !failure.isThere, try queue.next(into: &block) {
          if isCancelled() { throw RowFailure.cancelled }
          var taken: [Value] = []
          try take(try reader.read(block).chunk, &taken)
          values.append((block.index, taken))
        }
      } catch {
        failure.note(error, at: 0)
      }
      return values.count
    }
    if let error = failure.first {
      guard let failure = error as? RowFailure else { throw error }
      throw DiagnosticsError([failure.diagnostic])
    }
    return workers.all.flatMap(\.counts).sorted { $0.0 < $1.0 }.flatMap(\.1)
  }

  // MARK: - Hashing

  private static func hash(of source: PlannedSource, _ chunk: Chunk, _ row: Int) -> RowHashes.Row {
    let values = hash(of: source, chunk, row, Array(chunk.columns.indices))
    guard let key = source.key else { return RowHashes.Row(key: values, values: values) }
    return RowHashes.Row(
      key: hash(of: source, chunk, row, key.compactMap { source.schema.position(of: $0) }), values: values)
  }

  /// A text that is missing is told from one that is empty, and where each ends is part of what is hashed.
  private static func hash(of source: PlannedSource, _ chunk: Chunk, _ row: Int, _ positions: [Int]) -> UInt64 {
    var text = innerKey
    for position in positions {
      let buffer = chunk.columns[position]
      guard buffer.isKnown(row) else {
        text.append(0)
        continue
      }
      let word = Array(ValueText.of(buffer, source.schema.columns[position].type, row).utf8)
      text.append(1)
      withUnsafeBytes(of: UInt64(word.count).bigEndian) { text.append(contentsOf: $0) }
      text.append(contentsOf: word)
    }
    let inner = KeyDigest(sha256: text).words
    var outer = outerKey
    for word in [inner.0, inner.1, inner.2, inner.3] {
      withUnsafeBytes(of: word.bigEndian) { outer.append(contentsOf: $0) }
    }
    return KeyDigest(sha256: outer).words.0
  }

  /// The key of all hashes, filled up to a block of SHA-256.
  private static let key: [UInt8] = Array("peil: rows of a run, form 1".utf8)
  private static let innerKey = padded(with: 0x36)
  private static let outerKey = padded(with: 0x5C)

  private static func padded(with byte: UInt8) -> [UInt8] {
    (key + [UInt8](repeating: 0, count: 64 - key.count)).map { $0 ^ byte }
  }
}
