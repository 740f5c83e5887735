import Crypto
import PeilCore
import PeilTable
import PeilValues

/// Puts text that says less in the place of a column's values.
final class ReplaceStep: ChunkStep {
  private let replacement: Replacement
  private let source: Int
  private let type: ValueType
  /// For each column of the output its place in the input; nil where it is made here.
  private let passing: [Int?]
  private let key: SymmetricKey?
  /// What was made of the values met so far.
  private var made: [String: [UInt8]] = [:]
  private var missing = 0
  private var entry: LedgerEntry
  private let place: LedgerPlace

  init(_ replacement: Replacement, input: Schema, output: Schema, entry: LedgerEntry, place: LedgerPlace) {
    self.replacement = replacement
    guard let source = input.position(of: replacement.column) else {
      preconditionFailure("a column is replaced that does not come in")
    }
    self.source = source
    type = input.columns[source].type
    passing = output.columns.map { $0.name == replacement.into ? nil : input.position(of: $0.name) }
    if case .pseudonym(let secret, _) = replacement.kind { key = SymmetricKey(data: secret.bytes) } else { key = nil }
    self.entry = entry
    self.place = place
  }

  override func push(_ chunk: Chunk) throws {
    entry.rowsIn += weight(of: chunk)
    entry.rowsOut += weight(of: chunk)
    let buffer = chunk.columns[source]
    var texts = TextStorage()
    for row in 0..<chunk.rowCount {
      guard buffer.isKnown(row) else {
        missing += weight(row)
        texts.append([UInt8]())
        continue
      }
      texts.append(text(of: ValueText.of(buffer, type, row)))
    }
    let column = ColumnBuffer(.text(texts), known: buffer.known)
    try forward(
      Chunk(index: chunk.index, columns: passing.map { $0.map { chunk.columns[$0] } ?? column }, origins: chunk.origins)
    )
  }

  private func text(of value: String) -> [UInt8] {
    if let found = made[value] { return found }
    let text: [UInt8]
    switch replacement.kind {
    case .pseudonym(_, let digits): text = pseudonym(of: value, digits: digits)
    case .period(let period): text = Array(period.name(ofDay: value).utf8)
    }
    made[value] = text
    return text
  }

  private func pseudonym(of value: String, digits: Int) -> [UInt8] {
    guard let key else { preconditionFailure("a pseudonym without a key") }
    let code = HMAC<SHA256>.authenticationCode(for: Array(value.utf8), using: key)
    let hexadecimal = Array("0123456789abcdef".utf8)
    return Array(code.flatMap { [hexadecimal[Int($0 >> 4)], hexadecimal[Int($0 & 15)]] }.prefix(digits))
  }

  override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    entry.add(other.entry)
    missing += other.missing
    made.merge(other.made) { own, _ in own }
  }

  override func report(to record: RunRecord) {
    entry.details = [LedgerDetail(Self.differentValues, made.count), LedgerDetail("missing", missing)]
    record.entries[place] = entry
    if record.keepsStates { record.replaced[place] = Set(made.keys.map(told)) }
    if let failure { record.failures.append(failure) }
  }

  /// What tells a value from others: of one that is pseudonymised the whole of its keyed hash.
  private func told(_ value: String) -> [UInt8] {
    switch replacement.kind {
    case .pseudonym: pseudonym(of: value, digits: 64)
    case .period: Array(value.utf8)
    }
  }

  /// Two values with one pseudonym stop the run: the rows of two firms would count as those of one.
  ///
  /// The message names neither value.
  private var failure: RowFailure? {
    Self.collision(among: Array(made.values), in: replacement)
  }

  static let differentValues = "different values"

  /// What is said of pseudonyms of different values, whole or cut, of which some are alike once cut.
  static func collision(among hashes: [[UInt8]], in replacement: Replacement) -> RowFailure? {
    guard case .pseudonym(_, let digits) = replacement.kind else { return nil }
    let different = Set(hashes.map { $0.prefix(digits) }).count
    guard different < hashes.count else { return nil }
    let alike = hashes.count - different
    return RowFailure(
      "pseudonym-collision",
      "\(alike) of \(hashes.count) values of '\(replacement.column)' \(alike == 1 ? "has" : "have") a pseudonym that another one has",
      at: replacement.span,
      details: ["a pseudonym has \(digits) hexadecimal digits here: write more, up to 64, as `digits`"])
  }
}

extension Replacement.Period {
  /// The period of a day that is written as yyyy-MM-dd.
  fileprivate func name(ofDay day: String) -> String {
    let year = day.prefix { $0 != "-" }
    let month = Int(day.dropFirst(year.count + 1).prefix(2)) ?? 1
    return switch self {
    case .year: String(year)
    case .halfYear: "\(year)-H\((month - 1) / 6 + 1)"
    case .quarter: "\(year)-Q\((month - 1) / 3 + 1)"
    case .month: "\(year)-\(month < 10 ? "0" : "")\(month)"
    }
  }
}
