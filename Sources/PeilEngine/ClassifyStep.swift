import PeilCore
import PeilDiagnostics
import PeilTable
import PeilValues

/// Makes a set of codes of each text, and the names of the rules that gave them.
final class ClassifyStep: ChunkStep {
  private let classification: Classification
  private let text: Int
  /// For each column of the output its place in the input; nil where it is made here.
  private let passing: [Int?]
  private let output: Schema
  private let makesLog: Bool
  private var coder: TextCoder
  private var hits: [Int]
  private var coded = 0
  private var missing = 0
  private var uncoded = 0
  /// The first texts to which no rule applies, in the order of the file.
  private var examples: [RowOrigin] = []
  private var entry: LedgerEntry
  private let place: LedgerPlace

  init(_ classification: Classification, input: Schema, output: Schema, entry: LedgerEntry, place: LedgerPlace) {
    self.classification = classification
    guard let text = input.position(of: classification.column) else {
      preconditionFailure("a text is coded that does not come in")
    }
    self.text = text
    self.output = output
    let made = [classification.into, classification.log]
    passing = output.columns.map { made.contains($0.name) ? nil : input.position(of: $0.name) }
    makesLog = classification.log.map { output.position(of: $0) != nil } ?? false
    coder = TextCoder(classification.taxonomy)
    hits = [Int](repeating: 0, count: classification.taxonomy.rules.count)
    self.entry = entry
    self.place = place
  }

  override func push(_ chunk: Chunk) throws {
    entry.rowsIn += weight(of: chunk)
    entry.rowsOut += weight(of: chunk)
    let buffer = chunk.columns[text]
    guard case .text(let texts) = buffer.values else { preconditionFailure("a text that is not stored as text") }
    var masks = [UInt64](repeating: 0, count: chunk.rowCount)
    var log = TextStorage()
    for row in 0..<chunk.rowCount {
      if buffer.isKnown(row) {
        masks[row] = mask(of: texts.bytes[texts.range(at: row)], chunk.origins[row], rows: weight(row))
        if makesLog { log.append(Array(names.utf8)) }
      } else {
        missing += weight(row)
        if makesLog { log.append([UInt8]()) }
      }
    }
    let columns = zip(output.columns, passing).map { column, place in
      if let place { return chunk.columns[place] }
      return ColumnBuffer(column.name == classification.into ? .masks(masks) : .text(log), known: buffer.known)
    }
    try forward(Chunk(index: chunk.index, columns: columns, origins: chunk.origins))
  }

  private func mask(of text: ArraySlice<UInt8>, _ origin: RowOrigin, rows: Int) -> UInt64 {
    let mask = coder.mask(of: text)
    for rule in coder.applied { hits[rule] += rows }
    guard coder.applied.isEmpty else {
      coded += rows
      return mask
    }
    uncoded += rows
    note(origin)
    return classification.uncoded.map { 1 << UInt64($0) } ?? 0
  }

  /// The names of the rules that applied to the last text.
  private var names: String {
    coder.applied.map { classification.taxonomy.rules[$0].name }.joined(separator: "|")
  }

  /// Keeps the first rows; blocks may reach a worker in any order.
  private func note(_ origin: RowOrigin) {
    if examples.count == RowFailure.shown, let last = examples.last, last <= origin { return }
    examples.insert(origin, at: examples.firstIndex { origin < $0 } ?? examples.count)
    if examples.count > RowFailure.shown { examples.removeLast() }
  }

  override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    entry.add(other.entry)
    coded += other.coded
    missing += other.missing
    uncoded += other.uncoded
    for index in hits.indices { hits[index] += other.hits[index] }
    for origin in other.examples { note(origin) }
  }

  override func report(to record: RunRecord) {
    entry.details = [
      LedgerDetail("coded", coded), LedgerDetail("uncoded", uncoded), LedgerDetail("missing", missing),
    ]
    for (rule, count) in zip(classification.taxonomy.rules, hits) {
      entry.details.append(LedgerDetail("rule \(rule.name)", count))
    }
    record.entries[place] = entry
    if let failure { record.failures.append(failure) }
  }

  /// Too many texts to which no rule applies stop the run.
  private var failure: RowFailure? {
    let texts = coded + uncoded
    let limit = classification.uncodedLimit
    guard let share = Rational(Int128(uncoded), Int128(max(texts, 1))), limit < share else { return nil }
    var failure = RowFailure(
      "uncoded-limit",
      "no rule applies to \(uncoded) of \(texts) texts of '\(classification.column)' (\(percentage(share))); the limit"
        + " is \(percentage(limit))", at: classification.span,
      details: ["write rules for these texts, or say with 'uncoded-limit' what share may stay without a code:"],
      origins: examples)
    failure.listsPlaces = true
    return failure
  }

  private func percentage(_ share: Rational) -> String {
    guard let hundredfold = try? share.multiplying(Rational(100)) else { return "\(share)" }
    return hundredfold.significantDigits(4, mode: .halfEven) + "%"
  }
}
