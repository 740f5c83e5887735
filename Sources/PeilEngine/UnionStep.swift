import PeilCore
import PeilDiagnostics
import PeilTable

/// Puts the kept rows of other datasets behind those of the input, and holds that no two of them share a key.
///
/// The rows of one dataset are told apart by their key already; here only those of different ones are compared.
final class UnionStep: ChunkStep {
  private let union: Union
  private let parts: [[Chunk]]
  private let mine: ColumnMaker
  private let theirs: [ColumnMaker]
  /// Leaves away key columns that nobody reads after they were compared.
  private let kept: [Int]
  private let output: Schema
  private let keys: KeyEncoder?
  private let table = KeyTable()
  /// For each key its first row, and the part that row is of.
  private var firstRows: [RowOrigin] = []
  private var firstParts: [Int] = []
  private var repetitions: [Repetition] = []
  private var repetitionCount = 0
  private var partRows: [Int]
  private var entry: LedgerEntry
  private let place: LedgerPlace
  private let span: SourceSpan?

  /// A row whose key an earlier part has.
  private struct Repetition {
    let key: String
    let first: RowOrigin
    let later: RowOrigin
    let firstPart: Int
    let laterPart: Int
  }

  /// `output` has the columns made, `handedOn` those of them that go on.
  init(
    _ union: Union, parts: [([Chunk], Schema)], input: Schema, output: Schema, handedOn: Schema, entry: LedgerEntry,
    place: LedgerPlace, span: SourceSpan?
  ) {
    self.union = union
    self.parts = parts.map(\.0)
    self.output = output
    mine = ColumnMaker(union.projections, making: output, of: input)
    theirs = zip(union.others, parts).map { ColumnMaker($0.projections, making: output, of: $1.1) }
    kept = handedOn.names.compactMap { output.position(of: $0) }
    keys = union.key.map { KeyEncoder($0, in: output, keepsMissing: true) }
    partRows = union.others.map { _ in 0 }
    self.entry = entry
    self.place = place
    self.span = span
  }

  override func push(_ chunk: Chunk) throws {
    entry.rowsIn += chunk.rowCount
    try take(try mine.made(chunk), of: 0)
  }

  /// Takes rows of a part; 0 is the input.
  private func take(_ chunk: Chunk, of part: Int) throws {
    if let keys { compare(keys.encode(chunk), chunk, part) }
    entry.rowsOut += chunk.rowCount
    try forward(Chunk(index: chunk.index, columns: kept.map { chunk.columns[$0] }, origins: chunk.origins))
  }

  private func compare(_ keys: EncodedKeys, _ chunk: Chunk, _ part: Int) {
    keys.bytes.withUnsafeBytes { bytes in
      for row in 0..<keys.count {
        let key = UnsafeRawBufferPointer(rebasing: bytes[keys.offsets[row]..<keys.offsets[row &+ 1]])
        let (id, isNew) = table.number(key, hash: keys.hashes[row])
        if isNew {
          firstRows.append(chunk.origins[row])
          firstParts.append(part)
        } else if firstParts[id] != part {
          note(id, chunk, row, part)
        }
      }
    }
  }

  private func note(_ id: Int, _ chunk: Chunk, _ row: Int, _ part: Int) {
    repetitionCount += 1
    guard repetitions.count < RowFailure.shown, let keys else { return }
    let columns = keys.fields.map { chunk.columns[$0.position] }
    let types = keys.fields.map { output.columns[$0.position].type }
    repetitions.append(
      Repetition(
        key: ValueText.key(columns, types, row), first: firstRows[id], later: chunk.origins[row],
        firstPart: firstParts[id], laterPart: part))
  }

  /// Before the end only rows of the input have come, so that another worker's keys are all of that part.
  override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    entry.add(other.entry)
    for id in 0..<other.table.count {
      let (mine, isNew) = table.number(other.table.key(id), hash: other.table.hash(of: id))
      if isNew {
        firstRows.append(other.firstRows[id])
        firstParts.append(0)
      } else {
        firstRows[mine] = min(firstRows[mine], other.firstRows[id])
      }
    }
  }

  override func finish(_ tail: inout TailOrder) throws {
    for (index, chunks) in parts.enumerated() {
      for chunk in chunks {
        entry.added += chunk.rowCount
        partRows[index] += chunk.rowCount
        var made = try theirs[index].made(chunk)
        made.index = tail.take()
        try take(made, of: index + 1)
      }
    }
  }

  override func report(to record: RunRecord) {
    entry.details = zip(union.others, partRows).map { LedgerDetail("from \($0.dataset)", $1) }
    record.entries[place] = entry
    guard let names = union.key, repetitionCount > 0 else { return }
    var failure = RowFailure(
      "union-key-not-unique",
      "the key \(names.joined(separator: ", ")) does not tell the rows of '\(entry.dataset)' apart: \(repetitionCount)"
        + " row(s) have one that an earlier source or dataset has", at: span)
    let parts = [union.input] + union.others.map(\.dataset)
    failure.groups = repetitions.map { repetition in
      KeyedRows(
        key: "\(repetition.key) in '\(parts[repetition.firstPart])' and '\(parts[repetition.laterPart])'",
        [repetition.first, repetition.later])
    }
    failure.untoldGroups = repetitionCount - repetitions.count
    failure.remedies = ["where a key may come in each of them, write `keys: per-source` and name an `into` column"]
    record.failures.append(failure)
  }
}
