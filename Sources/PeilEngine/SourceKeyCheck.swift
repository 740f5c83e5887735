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
  private var table: KeyIndex?
  /// The rows that are known ahead to have the key of an earlier one; nil where that is found out on the way.
  private let known: Set<RowOrigin>?
  private var firstOrigins = OriginRuns()
  private(set) var repetitions: [Repetition] = []

  /// A check that finds repeated keys on the way, or one of which they are known.
  init(_ key: [String], in schema: Schema, known: [Repetition]? = nil) {
    names = key
    self.known = known.map { Set($0.map(\.later)) }
    repetitions = known ?? []
    types = key.compactMap { schema[$0]?.type }
    encoder = KeyEncoder(key, in: schema, keepsMissing: false)
    table = known == nil ? KeyIndex(of: encoder) : nil
  }

  /// The index over the keys of all rows that were admitted, numbered in their order, which is let go here; to be asked
  /// for once all have been.
  func takeIndex() -> SourceIndex? {
    defer { table = nil }
    return table.map { SourceIndex(columns: names, parts: encoder.fields.map(\.part), keys: $0) }
  }

  /// The rows of a chunk with a key of their own; the others are noted.
  ///
  /// `share` is the part of the source that these rows are, roughly.
  func admitted(_ chunk: Chunk, share: Double, _ missing: inout [PendingRejection]) -> Chunk {
    let keys = encoder.encode(chunk, isHashed: false)
    guard let table else {
      return admitted(chunk, keys, isRepeated: { self.known?.contains(chunk.origins[$0]) ?? false }, &missing)
    }
    let prepared = table.prepare(keys)
    let expected = Int(Double(chunk.rowCount) / max(share, 1e-9))
    let isRepeated = turnstile.pass(chunk.index) { add(prepared, to: table, expecting: expected, chunk) }
    guard !isRepeated.isEmpty || keys.missing != nil else { return chunk }
    return admitted(chunk, keys, isRepeated: isRepeated.contains, &missing)
  }

  private func admitted(
    _ chunk: Chunk, _ keys: EncodedKeys, isRepeated: (Int) -> Bool, _ missing: inout [PendingRejection]
  ) -> Chunk {
    var kept: [Int] = []
    for row in 0..<chunk.rowCount {
      if keys.isMissing(row) {
        missing.append(missingKey(chunk, row))
      } else if !isRepeated(row) {
        kept.append(row)
      }
    }
    return kept.count == chunk.rowCount ? chunk : chunk.gathered(kept)
  }

  /// Lets a block pass that did not become a chunk.
  func skip(_ block: Int) { turnstile.pass(block) {} }

  private func add(
    _ prepared: KeyIndex.Prepared, to table: KeyIndex, expecting expected: Int, _ chunk: Chunk
  ) -> Set<Int> {
    let repeated = table.add(prepared, expecting: expected)
    guard !repeated.isEmpty || prepared.keys.missing != nil else {
      firstOrigins.append(contentsOf: chunk.origins)
      return []
    }
    // A key may come again within its own chunk: origins first.
    let isRepeated = Set(repeated.map(\.row))
    for row in 0..<chunk.rowCount where !prepared.keys.isMissing(row) && !isRepeated.contains(row) {
      firstOrigins.append(chunk.origins[row])
    }
    let columns = encoder.fields.map { chunk.columns[$0.position] }
    repetitions += repeated.map { row, number in
      Repetition(
        first: firstOrigins[number], later: chunk.origins[row], key: ValueText.key(columns, types, row))
    }
    return isRepeated
  }

  private func missingKey(_ chunk: Chunk, _ row: Int) -> PendingRejection {
    let lacking = zip(names, encoder.fields).filter { !chunk.columns[$0.1.position].isKnown(row) }.map(\.0)
    return PendingRejection(
      origin: chunk.origins[row], dataset: nil, stage: 0, reason: "missing-key",
      column: lacking.joined(separator: ", "), value: nil)
  }
}

/// An index over the keys of a source's rows.
struct SourceIndex {
  let columns: [String]
  let parts: [KeyPart]
  let keys: KeyIndex

  /// The index, where a join's right side is told apart by the same keys in the same form.
  func of(_ shape: JoinShape) -> KeyIndex? {
    columns == shape.join.keys.map(\.right) && parts == shape.rightKeys.fields.map(\.part) ? keys : nil
  }
}
