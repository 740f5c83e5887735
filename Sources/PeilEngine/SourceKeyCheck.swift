import PeilCore
import PeilTable

/// Holds a source's rows against its key, in the order of the file.
///
/// Unchecked: only the worker whose turn it is at the turnstile touches the tables.
final class SourceKeyCheck: @unchecked Sendable {
  /// A row whose key an earlier row has.
  struct Repetition {
    let first: RowOrigin
    let later: RowOrigin
    let key: String
  }

  private let names: [String]
  private let types: [ValueType]
  private let encoder: KeyEncoder
  private let turnstile = Turnstile()
  private let table = KeyTable()
  private var firstOrigins: [RowOrigin] = []
  private(set) var repetitions: [Repetition] = []

  init(_ key: [String], in schema: Schema) {
    names = key
    types = key.compactMap { schema[$0]?.type }
    encoder = KeyEncoder(key, in: schema, keepsMissing: false)
  }

  /// The rows of a chunk with a key of their own; the others are noted.
  func admitted(_ chunk: Chunk, _ missing: inout [PendingRejection]) -> Chunk {
    let keys = encoder.encode(chunk)
    let repeated = turnstile.pass(chunk.index) { insert(keys, chunk) }
    guard !repeated.isEmpty || keys.missing != nil else { return chunk }
    let isRepeated = Set(repeated)
    var kept: [Int] = []
    for row in 0..<chunk.rowCount {
      if keys.isMissing(row) {
        missing.append(missingKey(chunk, row))
      } else if !isRepeated.contains(row) {
        kept.append(row)
      }
    }
    return kept.count == chunk.rowCount ? chunk : chunk.gathered(kept)
  }

  /// Lets a block pass that did not become a chunk.
  func skip(_ block: Int) { turnstile.pass(block) {} }

  private func insert(_ keys: EncodedKeys, _ chunk: Chunk) -> [Int] {
    var repeated: [Int] = []
    keys.bytes.withUnsafeBytes { bytes in
      for row in 0..<keys.count where !keys.isMissing(row) {
        let key = UnsafeRawBufferPointer(rebasing: bytes[keys.offsets[row]..<keys.offsets[row &+ 1]])
        let (id, isNew) = table.number(key, hash: keys.hashes[row])
        if isNew {
          firstOrigins.append(chunk.origins[row])
        } else {
          repeated.append(row)
          let columns = encoder.fields.map { chunk.columns[$0.position] }
          repetitions.append(
            Repetition(
              first: firstOrigins[id], later: chunk.origins[row], key: ValueText.key(columns, types, row)))
        }
      }
    }
    return repeated
  }

  private func missingKey(_ chunk: Chunk, _ row: Int) -> PendingRejection {
    let lacking = zip(names, encoder.fields).filter { !chunk.columns[$0.1.position].isKnown(row) }.map(\.0)
    return PendingRejection(
      origin: chunk.origins[row], dataset: nil, stage: 0, reason: "missing-key",
      column: lacking.joined(separator: ", "), value: nil)
  }
}
