import PeilCore
import PeilTable

/// Keeps the rows of a number of keys, those with the smallest digests.
final class SampleKeysStep: ChunkStep {
  private let size: Int
  private let width: Int
  private var keys: KeyDigests
  private(set) var held = HeldRows()
  private var places = StreamPlaces()
  /// The largest digest that can still be drawn, once there are enough keys.
  private var bound: KeyDigest?
  private var entry: LedgerEntry
  private let place: LedgerPlace

  init(_ sampling: Sampling, size: Int, input: Schema, entry: LedgerEntry, place: LedgerPlace) {
    self.size = size
    width = input.columns.count
    keys = KeyDigests(sampling, in: input)
    self.entry = entry
    self.place = place
  }

  override func push(_ chunk: Chunk) {
    let start = places.first(of: chunk)
    let numbers = keys.number(chunk)
    entry.rowsIn += chunk.rowCount
    entry.leftOutUnknown += numbers.count { $0 == KeyTable.none }
    held.append(chunk, rows: numbers.indices.filter { canBeDrawn(numbers[$0]) }, tags: numbers, start: start)
    if held.isCrowded { tighten() }
  }

  private func canBeDrawn(_ number: UInt32) -> Bool {
    guard number != KeyTable.none else { return false }
    return bound.map { keys.all[Int(number)] <= $0 } ?? true
  }

  /// Lets go of the rows whose key enough others come before.
  private func tighten() {
    if keys.all.count > size { bound = keys.all.sorted()[size - 1] }
    held.keep { _, number in canBeDrawn(number) }
  }

  override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    entry.add(other.entry)
    let numbers = keys.absorb(other.keys)
    held.append(other.held) { numbers[Int($0)] }
  }

  override func finish(_ tail: inout TailOrder) throws {
    tighten()
    entry.rowsOut = held.count
    entry.leftOut = entry.rowsIn - entry.leftOutUnknown - held.count
    try held.forEachChunk(width: width) { columns, origins in
      try forward(Chunk(index: tail.take(), columns: columns, origins: origins))
    }
    held = HeldRows()
  }

  override func report(to record: RunRecord) {
    entry.details = [
      LedgerDetail("keys", keys.all.count), LedgerDetail("drawn-keys", min(size, keys.all.count)),
      LedgerDetail("keyless-rows", entry.leftOutUnknown),
    ]
    record.entries[place] = entry
  }
}
