import PeilTable

/// Finds the delimiter, the quote and the escape of a sample by trying all of them.
struct DialectDetector {
  private let text: [UInt8]

  /// In the order of preference where nothing decides.
  private static let delimiters = Array(",;\t|^~: ".utf8)

  init(_ text: [UInt8]) { self.text = text }

  func finding() -> Finding<FoundDialect> {
    if let declared = declaredDelimiter {
      let dialect = best(among: candidates.filter { $0.delimiter == declared })?.dialect
      return Finding(
        dialect ?? FoundDialect(delimiter: declared, quote: UInt8(ascii: "\"")), .certain,
        evidence: ["line 1 says sep=\(Self.name(declared))"])
    }
    let scores = candidates.map { DialectScore($0, text) }
    guard let best = scores.max(by: precedes), best.pattern > 0.01 * Double(best.records.records.count) else {
      return Finding(
        FoundDialect(delimiter: UInt8(ascii: ","), quote: UInt8(ascii: "\"")), .likely,
        evidence: ["no character divides the lines alike: the file has one column"])
    }
    return finding(best, scores)
  }

  private func finding(_ best: DialectScore, _ scores: [DialectScore]) -> Finding<FoundDialect> {
    let rivals = scores.filter { $0.dialect.delimiter != best.dialect.delimiter && $0.value > best.value * 0.95 }
    let widths = Dictionary(grouping: best.records.records, by: \.fields.count).mapValues(\.count)
    let common = widths.max { ($0.value, $0.key) < ($1.value, $1.key) } ?? (1, 0)
    var evidence = [
      "\(Self.name(best.dialect.delimiter)) divides \(common.value) of \(best.records.records.count) line(s) into"
        + " \(common.key) fields"
    ]
    if let quote = best.dialect.quote, best.records.quotedFields > 0 {
      evidence.append("\(best.records.quotedFields) field(s) stand in \(Self.name(quote))")
      if best.dialect.escape == .backslash { evidence.append("quotes inside them stand behind a backslash") }
    }
    if best.records.strayQuotes > 0 { evidence.append("\(best.records.strayQuotes) quote(s) stand where none can") }
    guard rivals.isEmpty else {
      let others = Set(rivals.map(\.dialect.delimiter)).sorted()
      evidence.append("\(others.map(Self.name).joined(separator: " and ")) divide the lines as well")
      let alternatives = others.compactMap { sign in
        rivals.filter { $0.dialect.delimiter == sign }.max(by: precedes)?.dialect
      }
      return Finding(best.dialect, .open, evidence: evidence, alternatives: alternatives)
    }
    let isProven = widths.count == 1 && best.records.records.count >= 5 && best.records.strayQuotes == 0
    return Finding(best.dialect, isProven ? .certain : .likely, evidence: evidence)
  }

  private func best(among dialects: [FoundDialect]) -> DialectScore? {
    dialects.map { DialectScore($0, text) }.max(by: precedes)
  }

  /// By score; a tie goes to the dialect that is more usual.
  private func precedes(_ left: DialectScore, _ right: DialectScore) -> Bool {
    if left.value != right.value { return left.value < right.value }
    if left.records.quotedFields != right.records.quotedFields {
      return left.records.quotedFields < right.records.quotedFields
    }
    return Self.rank(left.dialect) > Self.rank(right.dialect)
  }

  private static func rank(_ dialect: FoundDialect) -> Int {
    let delimiter = delimiters.firstIndex(of: dialect.delimiter) ?? delimiters.count
    let quote = dialect.quote == UInt8(ascii: "\"") ? 0 : dialect.quote == nil ? 1 : 2
    return delimiter * 10 + quote * 2 + (dialect.escape == .doubled ? 0 : 1)
  }

  private var candidates: [FoundDialect] {
    let present = Set(text)
    let hasBackslash = present.contains(UInt8(ascii: "\\"))
    var candidates: [FoundDialect] = []
    for delimiter in Self.delimiters + unusualDelimiters(present) where present.contains(delimiter) {
      candidates.append(FoundDialect(delimiter: delimiter, quote: UInt8(ascii: "\"")))
      for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")] where present.contains(quote) {
        if quote != UInt8(ascii: "\"") { candidates.append(FoundDialect(delimiter: delimiter, quote: quote)) }
        if hasBackslash {
          candidates.append(FoundDialect(delimiter: delimiter, quote: quote, escape: .backslash))
        }
      }
      if present.contains(UInt8(ascii: "\"")) { candidates.append(FoundDialect(delimiter: delimiter, quote: nil)) }
    }
    return candidates
  }

  /// Signs that stand equally often on the first lines.
  private func unusualDelimiters(_ present: Set<UInt8>) -> [UInt8] {
    let lines = text.split(separator: 0x0A, maxSplits: 40).prefix(40)
    guard lines.count > 1 else { return [] }
    return Array("#$%&*+=!?@/_\u{1}\u{1F}".utf8).filter { sign in
      guard present.contains(sign), let first = lines.first?.count(where: { $0 == sign }), first > 0 else {
        return false
      }
      return lines.dropLast().allSatisfy { line in line.count { $0 == sign } == first }
    }
  }

  /// What Excel writes on the first line to tell itself the delimiter.
  private var declaredDelimiter: UInt8? {
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }.filter { $0 != UInt8(ascii: "\"") }
    guard line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else { return nil }
    return line.last
  }

  /// How a sign is named to people.
  static func name(_ sign: UInt8) -> String {
    switch sign {
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: " "): "space"
    case ..<0x20: "character \(sign)"
    default: "'\(Character(Unicode.Scalar(sign)))'"
    }
  }
}
