import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable

/// Keeps one row of each key, and every row without key.
final class KeepOneStep: ChunkStep {
  let choice: KeepOne
  let input: Schema
  let span: SourceSpan?
  private let place: LedgerPlace
  private(set) var entry: LedgerEntry
  let encoder: KeyEncoder
  private let values: SortValues
  private let keys = KeyTable()
  private var places = StreamPlaces()
  /// The rows kept so far, with a column for each value of the order behind their own.
  private(set) var held = HeldRows()
  /// Where the row of each key is held, and how many rows have the key.
  private(set) var winners: [HeldRows.Position] = []
  private(set) var rowsOfKey: [Int] = []
  private var keylessRows = 0
  /// The rows of a key that are equal and come first in the order, where that stops the run.
  private(set) var tied: [UInt32: KeyedRows] = [:]
  /// The rows of a key that lack a value of the order, where that may stop the run.
  private(set) var lacking: [UInt32: KeyedRows] = [:]
  /// What was found, once all rows have come: keys, those with several rows, and those that could not be decided.
  private var keyCount = 0
  private var repeatedCount = 0
  private var undecidedKeys = (lacking: UndecidedKeys(), tied: UndecidedKeys())

  init(_ choice: KeepOne, input: Schema, entry: LedgerEntry, place: LedgerPlace, span: SourceSpan?) {
    self.choice = choice
    self.input = input
    self.entry = entry
    self.place = place
    self.span = span
    encoder = KeyEncoder(choice.by, in: input, keepsMissing: false)
    values = SortValues(choice.order, input: input)
  }

  private var width: Int { input.columns.count }

  override func push(_ chunk: Chunk) throws {
    entry.rowsIn += chunk.rowCount
    guard chunk.rowCount > 0 else { return }
    let start = places.first(of: chunk)
    let numbers = keys.number(encoder.encode(chunk))
    let wide = Chunk(
      index: chunk.index, columns: chunk.columns + (try values.columns(chunk)), origins: chunk.origins)
    held.append(wide, rows: Array(0..<chunk.rowCount), tags: numbers, start: start)
    let part = held.parts.count - 1
    for row in numbers.indices {
      if numbers[row] == KeyTable.none {
        keylessRows += 1
      } else {
        contend(HeldRows.Position(part: part, row: row), of: numbers[row])
      }
    }
    trim(from: held.isCrowded ? 0 : part)
  }

  /// Lets a row that has just come contend for its key.
  private func contend(_ row: HeldRows.Position, of key: UInt32) {
    if choice.needsOrder, lacksOrder(row) { lacking[key, default: KeyedRows([])].add(held.origin(at: row)) }
    guard Int(key) < winners.count else {
      winners.append(row)
      rowsOfKey.append(1)
      return
    }
    rowsOfKey[Int(key)] += 1
    settle(key, row, KeyedRows([held.origin(at: row)]), hasTies: false)
  }

  /// Decides between the row kept so far and another, with the rows that are tied with that.
  private func settle(_ key: UInt32, _ row: HeldRows.Position, _ equals: KeyedRows, hasTies: Bool) {
    let winner = winners[Int(key)]
    let order = compare(row, winner)
    if order == 0, choice.ties == .error {
      var all = tied[key] ?? KeyedRows([held.origin(at: winner)])
      all.add(equals)
      tied[key] = all
    }
    if order < 0, choice.ties == .error { tied[key] = hasTies ? equals : nil }
    if order < 0 || order == 0 && isPreferred(row, to: winner) { winners[Int(key)] = row }
  }

  private func isPreferred(_ row: HeldRows.Position, to winner: HeldRows.Position) -> Bool {
    let isEarlier = held.place(at: row) < held.place(at: winner)
    return choice.ties == .lastRow ? !isEarlier : isEarlier
  }

  private func compare(_ left: HeldRows.Position, _ right: HeldRows.Position) -> Int {
    values.compare(
      held.parts[left.part].chunk.columns[width...], left.row, held.parts[right.part].chunk.columns[width...], right.row
    )
  }

  private func lacksOrder(_ row: HeldRows.Position) -> Bool {
    held.parts[row.part].chunk.columns[width...].contains { !$0.isKnown(row.row) }
  }

  /// Lets go of rows that others have beaten, from a part on.
  private func trim(from part: Int) {
    held.keep(from: part) { position, key in key == KeyTable.none || winners[Int(key)] == position }
    held.forEach(from: part) { key, position in if key != KeyTable.none { winners[Int(key)] = position } }
  }

  override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    entry.add(other.entry)
    keylessRows += other.keylessRows
    let numbers = keys.number(other.keys)
    let shift = held.parts.count
    held.append(other.held) { $0 == KeyTable.none ? $0 : numbers[Int($0)] }
    for (theirs, key) in numbers.enumerated() {
      let winner = other.winners[theirs]
      let row = HeldRows.Position(part: winner.part + shift, row: winner.row)
      let ties = other.tied[UInt32(theirs)]
      if Int(key) == winners.count {
        winners.append(row)
        rowsOfKey.append(other.rowsOfKey[theirs])
        tied[key] = ties
      } else {
        rowsOfKey[Int(key)] += other.rowsOfKey[theirs]
        settle(key, row, ties ?? KeyedRows([held.origin(at: row)]), hasTies: ties != nil)
      }
      if let lacks = other.lacking[UInt32(theirs)] { lacking[key, default: KeyedRows([])].add(lacks) }
    }
  }

  override func finish(_ tail: inout TailOrder) throws {
    trim(from: 0)
    entry.rowsOut = held.count
    entry.merged = entry.rowsIn - held.count
    keyCount = winners.count
    repeatedCount = rowsOfKey.count { $0 > 1 }
    undecidedKeys = undecided()
    guard !stopsRun else { return }
    try held.forEachChunk(width: width) { columns, origins in
      try forward(Chunk(index: tail.take(), columns: columns, origins: origins))
    }
    held = HeldRows()
  }

  override var stopsRun: Bool { undecidedKeys.lacking.count > 0 || undecidedKeys.tied.count > 0 }

  /// Other rows have other keys: what was found about both adds up.
  override func takeOver(_ part: ChunkStep) {
    let part = counterpart(part, of: self)
    entry.add(part.entry)
    keylessRows += part.keylessRows
    keyCount += part.keyCount
    repeatedCount += part.repeatedCount
    undecidedKeys.lacking.add(part.undecidedKeys.lacking)
    undecidedKeys.tied.add(part.undecidedKeys.tied)
  }

  override func report(to record: RunRecord) {
    entry.details = [
      LedgerDetail("keys", keyCount), LedgerDetail("repeated-keys", repeatedCount),
      LedgerDetail("keyless-rows", keylessRows),
    ]
    record.entries[place] = entry
    record.failures += failures(lacking: undecidedKeys.lacking, tied: undecidedKeys.tied)
  }
}
