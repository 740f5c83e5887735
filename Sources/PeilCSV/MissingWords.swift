import PeilTable

/// The words that stand for a missing value, behind a look at a field's first byte that settles most fields.
struct MissingWords: Sendable {
  private let table: WordTable
  private let emptyIsMissing: Bool
  private let mayBegin: [Bool]
  private var cache = WordCache()

  init(_ format: ColumnFormat, _ encoding: TextEncoding) throws(ColumnFormatError) {
    table = try WordTable(format, words: [], encoding)
    let words = format.fields.missing.map { WordTable.fold(Array($0.utf8)) }
    emptyIsMissing = words.contains("")
    // Beyond ASCII any byte may begin any word: letters there fold to letters of ASCII too.
    var mayBegin = [Bool](repeating: false, count: 256)
    for byte in words.compactMap(\.utf8.first) {
      for other in 0...255 where other >= 0x80 || UInt8(other) | 0x20 == byte | 0x20 { mayBegin[other] = true }
    }
    self.mayBegin = mayBegin
  }

  /// Whether a field's first byte proves that it stands for a value.
  @inline(__always)
  func excludes(_ first: UInt8) -> Bool { !mayBegin[Int(first)] }

  /// Whether a trimmed field stands for a missing value.
  @inline(__always)
  mutating func contains(_ trimmed: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !trimmed.isEmpty else { return emptyIsMissing }
    guard mayBegin[Int(trimmed[0])] else { return false }
    return cache.meaning(of: trimmed) { table.isMissing($0) ? .missing : .unknown } == .missing
  }
}
