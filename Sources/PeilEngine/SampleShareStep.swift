import PeilCore
import PeilTable
import PeilValues

/// Keeps the rows whose key belongs to a share of all keys that there could be; it need not see them all.
final class SampleShareStep: ChunkStep {
  private let share: Rational
  private var keys: KeyDigests
  private var entry: LedgerEntry
  private let place: LedgerPlace

  init(_ sampling: Sampling, share: Rational, input: Schema, entry: LedgerEntry, place: LedgerPlace) {
    self.share = share
    keys = KeyDigests(sampling, in: input)
    self.entry = entry
    self.place = place
  }

  override func push(_ chunk: Chunk) throws {
    let numbers = keys.number(chunk)
    let kept = numbers.indices.filter { numbers[$0] != KeyTable.none && isDrawn(keys.all[Int(numbers[$0])]) }
    let keyless = numbers.count { $0 == KeyTable.none }
    entry.rowsIn += chunk.rowCount
    entry.rowsOut += kept.count
    entry.leftOutUnknown += keyless
    entry.leftOut += chunk.rowCount - kept.count - keyless
    try forward(kept.count == chunk.rowCount ? chunk : chunk.gathered(kept))
  }

  /// Whether the first word is less than the share times two to the power 64, without rounding.
  private func isDrawn(_ digest: KeyDigest) -> Bool {
    let bound = UInt128(share.numerator.magnitude).multipliedFullWidth(by: 1 << 64)
    let scaled = UInt128(share.denominator.magnitude).multipliedFullWidth(by: UInt128(digest.words.0))
    return (scaled.high, scaled.low) < (bound.high, bound.low)
  }

  override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    entry.add(other.entry)
    _ = keys.absorb(other.keys)
  }

  override func report(to record: RunRecord) {
    entry.details = [
      LedgerDetail("keys", keys.all.count), LedgerDetail("drawn-keys", keys.all.count(where: isDrawn)),
      LedgerDetail("keyless-rows", entry.leftOutUnknown),
    ]
    record.entries[place] = entry
  }
}
