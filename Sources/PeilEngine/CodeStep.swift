import PeilCore
import PeilTable

/// Brings a column to a level of a code list.
final class CodeStep: ChunkStep {
  private let coding: Coding
  private let source: Int
  private let type: ValueType
  /// For each column of the output its place in the input; nil where it is made here.
  private let passing: [Int?]
  /// The codes of the values met so far; nil for one that the list does not know.
  private var known: [String: Int?] = [:]
  private var coded = 0
  private var missing = 0
  private var unknown = 0
  private var rejections: [PendingRejection] = []
  private var stopped: [RowOrigin] = []
  private var entry: LedgerEntry
  private let place: LedgerPlace

  init(_ coding: Coding, input: Schema, output: Schema, entry: LedgerEntry, place: LedgerPlace) {
    self.coding = coding
    guard let source = input.position(of: coding.column) else {
      preconditionFailure("a column is coded that does not come in")
    }
    self.source = source
    type = input.columns[source].type
    passing = output.columns.map { $0.name == coding.into ? nil : input.position(of: $0.name) }
    self.entry = entry
    self.place = place
  }

  override func push(_ chunk: Chunk) throws {
    entry.rowsIn += weight(of: chunk)
    let buffer = chunk.columns[source]
    var codes = [UInt32](repeating: 0, count: chunk.rowCount)
    var isKnown = [UInt8](repeating: 1, count: chunk.rowCount)
    var kept: [Int] = []
    kept.reserveCapacity(chunk.rowCount)
    for row in 0..<chunk.rowCount {
      guard buffer.isKnown(row) else {
        missing += weight(row)
        isKnown[row] = 0
        kept.append(row)
        continue
      }
      let value = ValueText.of(buffer, type, row)
      if let code = code(of: value) {
        coded += weight(row)
        codes[row] = UInt32(code)
      } else {
        isKnown[row] = 0
        note(value, chunk.origins[row], rows: weight(row))
        if coding.unknown == .reject { continue }
      }
      kept.append(row)
    }
    let made = ColumnBuffer(.codes(codes), known: isKnown.contains(0) ? isKnown : nil)
    let columns = passing.map { $0.map { chunk.columns[$0] } ?? made }
    let coded = Chunk(index: chunk.index, columns: columns, origins: chunk.origins)
    entry.rowsOut += weights.map { weights in kept.reduce(0) { $0 + weights[$1] } } ?? kept.count
    try forward(kept.count == chunk.rowCount ? coded : coded.gathered(kept))
  }

  private func code(of value: String) -> Int? {
    if let found = known[value] { return found }
    let code = coding.index.position(of: value)
    if known.count < Self.bound { known[value] = .some(code) }
    return code
  }

  private static let bound = 1 << 16

  private func note(_ value: String, _ origin: RowOrigin, rows: Int) {
    unknown += rows
    switch coding.unknown {
    case .missing: break
    case .reject:
      entry.rejected += rows
      rejections.append(
        PendingRejection(
          origin: origin, dataset: entry.dataset, stage: entry.stage, reason: "not-in-list", column: coding.column,
          value: value))
    case .stop: stopped = Array((stopped + [origin]).sorted().prefix(RowFailure.shown))
    }
  }

  override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    entry.add(other.entry)
    coded += other.coded
    missing += other.missing
    unknown += other.unknown
    rejections += other.rejections
    stopped = Array((stopped + other.stopped).sorted().prefix(RowFailure.shown))
  }

  override func report(to record: RunRecord) {
    entry.details = [
      LedgerDetail("coded", coded), LedgerDetail("missing", missing), LedgerDetail("not in the list", unknown),
    ]
    record.entries[place] = entry
    record.rejections += rejections
    guard coding.unknown == .stop, unknown > 0 else { return }
    var failure = RowFailure(
      "not-in-list", "\(unknown) value(s) of '\(coding.column)' are not in the code list, which stops the run",
      at: coding.span, origins: stopped)
    failure.listsPlaces = true
    record.failures.append(failure)
  }
}
