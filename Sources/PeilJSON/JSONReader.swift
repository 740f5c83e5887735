import PeilDiagnostics

/// Reads a JSON document (RFC 8259) into values that know where they stand.
///
/// A byte order mark is passed over. A key that comes twice, a comment and a comma without anything behind it are errors.
public struct JSONReader {
  /// How many values a document may hold that somebody else wrote.
  public static let largestNodeCount = 200_000
  /// How deep lists and maps may lie in each other.
  public static let greatestDepth = 100

  private let bytes: [UInt8]
  private var places: JSONPlaces
  private var offset = 0
  private var nodeCount = 0
  private let limit: Int

  /// The document that a file holds; an error says where it is none, or that it holds more values than `limit`.
  ///
  /// Where no places are wanted all of them are the first of the file, and reading takes less than half the time.
  public static func read(
    _ bytes: [UInt8], file: String, limit: Int = largestNodeCount, locating: Bool = true
  ) throws(JSONError) -> JSONNode {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw JSONError(reason: .notUTF8, span: SourceSpan(file: file, line: 1, column: 1, length: 0))
    }
    var reader = JSONReader(bytes, JSONPlaces(text, file: file, isWanted: locating), limit)
    return try reader.document()
  }

  private init(_ bytes: [UInt8], _ places: JSONPlaces, _ limit: Int) {
    self.bytes = bytes
    self.limit = limit
    self.places = places
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  private mutating func document() throws(JSONError) -> JSONNode {
    skipBlanks()
    guard offset < bytes.count else { throw failure(.empty) }
    let root = try value(depth: 0)
    skipBlanks()
    guard offset == bytes.count else { throw unexpected("the end of the document") }
    return root
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONNode {
    nodeCount += 1
    if nodeCount > limit { throw failure(.tooManyNodes(limit: limit)) }
    if depth > Self.greatestDepth { throw failure(.tooDeep(limit: Self.greatestDepth)) }
    let start = places.position(of: offset)
    let content: JSONNode.Content
    switch current {
    case UInt8(ascii: "{"): content = .map(try map(depth: depth))
    case UInt8(ascii: "["): content = .list(try list(depth: depth))
    case UInt8(ascii: "\""): content = .text(try text())
    case UInt8(ascii: "-"): content = .number(try number())
    case let byte? where byte &- UInt8(ascii: "0") < 10: content = .number(try number())
    default: content = try word()
    }
    return JSONNode(content: content, span: places.span(from: start, to: offset))
  }

  // MARK: - Lists and maps

  private mutating func list(depth: Int) throws(JSONError) -> [JSONNode] {
    var items: [JSONNode] = []
    offset += 1
    skipBlanks()
    if take(UInt8(ascii: "]")) { return items }
    while true {
      items.append(try value(depth: depth + 1))
      guard try takeComma(before: UInt8(ascii: "]")) else { return items }
    }
  }

  private mutating func map(depth: Int) throws(JSONError) -> [JSONNode.Entry] {
    var entries: [JSONNode.Entry] = []
    var keys = Keys()
    offset += 1
    skipBlanks()
    if take(UInt8(ascii: "}")) { return entries }
    while true {
      let start = places.position(of: offset)
      guard current == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
      let key = SourceText(try text(), span: places.span(from: start, to: offset))
      guard keys.insert(key.text, after: entries) else {
        throw JSONError(reason: .duplicateKey(key.text), span: key.span)
      }
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw unexpected("':' after a key") }
      skipBlanks()
      entries.append(JSONNode.Entry(key: key, value: try value(depth: depth + 1)))
      guard try takeComma(before: UInt8(ascii: "}")) else { return entries }
    }
  }

  /// The keys of a map that have come; of a small map, those of its entries are enough.
  private struct Keys {
    private var all: Set<String>?

    /// False where the key has come before.
    mutating func insert(_ key: String, after entries: [JSONNode.Entry]) -> Bool {
      if all == nil, entries.count < 16 { return !entries.contains { $0.key.text == key } }
      if all == nil { all = Set(entries.map(\.key.text)) }
      return all?.insert(key).inserted ?? true
    }
  }

  /// Whether another part follows; false where the bracket closes.
  private mutating func takeComma(before bracket: UInt8) throws(JSONError) -> Bool {
    skipBlanks()
    if take(bracket) { return false }
    let start = places.position(of: offset)
    guard take(UInt8(ascii: ",")) else {
      throw unexpected("',' or '\(Character(Unicode.Scalar(bracket)))'")
    }
    let comma = places.span(from: start, to: offset)
    skipBlanks()
    if current == bracket { throw JSONError(reason: .trailingComma, span: comma) }
    return true
  }

  // MARK: - Words, numbers and texts

  private mutating func word() throws(JSONError) -> JSONNode.Content {
    let words: [(String, JSONNode.Content)] = [("true", .boolean(true)), ("false", .boolean(false)), ("null", .null)]
    for (word, content) in words where bytes[offset...].starts(with: word.utf8) {
      offset += word.utf8.count
      return content
    }
    throw unexpected("a value")
  }

  private mutating func number() throws(JSONError) -> String {
    let start = offset
    _ = take(UInt8(ascii: "-"))
    let whole = digits()
    var isNumber = whole > 0 && (whole == 1 || bytes[offset - whole] != UInt8(ascii: "0"))
    if take(UInt8(ascii: ".")), digits() == 0 { isNumber = false }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
      if digits() == 0 { isNumber = false }
    }
    guard isNumber else {
      throw JSONError(
        reason: .badNumber, span: places.span(from: places.position(of: start), to: max(offset, start + 1)))
    }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = offset
    while let byte = current, byte &- UInt8(ascii: "0") < 10 { offset += 1 }
    return offset - start
  }

  private mutating func text() throws(JSONError) -> String {
    let start = places.position(of: offset)
    let opening = SourceSpan(
      file: places.file, start: start, end: SourcePosition(line: start.line, column: start.column + 1))
    offset += 1
    let begin = offset
    while let byte = current, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { offset += 1 }
    if current == UInt8(ascii: "\"") {
      offset += 1
      return String(decoding: bytes[begin..<offset - 1], as: UTF8.self)
    }
    var content = Array(bytes[begin..<offset])
    while let byte = current {
      if byte == UInt8(ascii: "\"") {
        offset += 1
        return String(decoding: content, as: UTF8.self)
      }
      if byte < 0x20 {
        // What runs past its line was not closed; every other control character was meant to stand there.
        throw byte == 0x0A || byte == 0x0D
          ? JSONError(reason: .openText, span: opening) : failure(.controlCharacter)
      }
      if byte == UInt8(ascii: "\\") {
        content.append(contentsOf: String(try escaped()).utf8)
      } else {
        content.append(byte)
        offset += 1
      }
    }
    throw JSONError(reason: .openText, span: opening)
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
    UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]

  private mutating func escaped() throws(JSONError) -> Unicode.Scalar {
    let start = offset
    offset += 1
    if let byte = current, let scalar = Self.escapes[byte] {
      offset += 1
      return scalar
    }
    guard let first = codeUnit() else { throw badEscape(start) }
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, take(UInt8(ascii: "\\")), let second = codeUnit(), (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
    else { throw badEscape(start) }
    return scalar
  }

  /// `u` and four hexadecimal digits.
  private mutating func codeUnit() -> UInt16? {
    guard take(UInt8(ascii: "u")), offset + 4 <= bytes.count else { return nil }
    let digits = bytes[offset..<offset + 4]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }) else { return nil }
    offset += 4
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private mutating func badEscape(_ start: Int) -> JSONError {
    JSONError(reason: .badEscape, span: places.span(from: places.position(of: start), to: max(offset, start + 1)))
  }

  // MARK: - Bytes

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    offset += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { offset += 1 }
  }

  private mutating func failure(_ reason: JSONError.Reason) -> JSONError {
    let start = places.position(of: offset)
    return JSONError(reason: reason, span: places.span(from: start, to: min(offset + 1, bytes.count)))
  }

  private mutating func unexpected(_ expected: String) -> JSONError {
    guard let byte = current else { return failure(.unexpected(found: "the end of the file", expected: expected)) }
    if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "#") { return failure(.comment) }
    let end = bytes[(offset + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
    let found = String(decoding: bytes[offset..<end], as: UTF8.self)
    return failure(.unexpected(found: byte < 0x20 ? "a control character" : "'\(found)'", expected: expected))
  }
}
