/// Reads XML from beginning to end: tags, their attributes, and the text between them.
///
/// It takes what spreadsheet programs write: names lose their prefix, and nothing is validated. A document that is cut off
/// ends where it ends.
struct XMLScanner {
  enum Event: Hashable {
    case start(String, [String: String])
    case end(String)
    case text(String)
  }

  private let bytes: [UInt8]
  private var place = 0
  private var pendingEnd: String?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next tag or text; nil at the end.
  mutating func next() -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else { return .text(text()) }
      if skip("<!--", through: "-->") || skip("<?", through: "?>") { continue }
      if starts(with: "<![CDATA[") { return .text(characterData()) }
      if skip("<!", through: ">") { continue }
      return tag()
    }
    return nil
  }

  private func starts(with word: String) -> Bool { bytes[place...].starts(with: word.utf8) }

  private mutating func skip(_ start: String, through end: String) -> Bool {
    guard starts(with: start) else { return false }
    place = index(of: end, from: place + start.utf8.count) + end.utf8.count
    return true
  }

  private func index(of word: String, from start: Int) -> Int {
    let word = Array(word.utf8)
    var place = start
    while place < bytes.count {
      if bytes[place] == word[0], bytes[place...].starts(with: word) { return place }
      place += 1
    }
    return bytes.count
  }

  private mutating func text() -> String {
    let end = bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    defer { place = end }
    return Self.resolved(bytes[place..<end])
  }

  private mutating func characterData() -> String {
    let start = place + 9
    let end = index(of: "]]>", from: start)
    place = end + 3
    return String(decoding: bytes[min(start, end)..<end], as: UTF8.self)
  }

  private mutating func tag() -> Event? {
    place += 1
    let isEnd = place < bytes.count && bytes[place] == UInt8(ascii: "/")
    if isEnd { place += 1 }
    let name = word()
    var attributes: [String: String] = [:]
    while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
      if bytes[place] == UInt8(ascii: "/") {
        pendingEnd = name
        place += 1
      } else if let (key, value) = attribute() {
        attributes[key] = value
      } else {
        place += 1
      }
    }
    place += 1
    return isEnd ? .end(name) : .start(name, attributes)
  }

  /// A name without its prefix.
  private mutating func word() -> String {
    let start = place
    while place < bytes.count, !Self.endsName.contains(bytes[place]) { place += 1 }
    let name = bytes[start..<place]
    let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    return String(decoding: local, as: UTF8.self)
  }

  private static let endsName: Set<UInt8> = Set(" \t\r\n/>=<\"'".utf8)

  private mutating func attribute() -> (String, String)? {
    let key = word()
    guard !key.isEmpty, place + 1 < bytes.count, bytes[place] == UInt8(ascii: "=") else { return nil }
    let quote = bytes[place + 1]
    let start = place + 2
    guard start <= bytes.count, let end = bytes[start...].firstIndex(of: quote) else {
      place = bytes.count
      return nil
    }
    place = end + 1
    return (key, Self.resolved(bytes[start..<end]))
  }

  /// Text with its signs resolved.
  private static func resolved(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "&")) else { return text }
    var parts = text.split(separator: "&", omittingEmptySubsequences: false)[...]
    var result = parts.popFirst().map(String.init) ?? ""
    for part in parts {
      let halves = part.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
      if halves.count == 2, let sign = sign(halves[0]) {
        result += sign + halves[1]
      } else {
        result += "&" + part
      }
    }
    return result
  }

  private static func sign(_ name: Substring) -> String? {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let isHex = name.hasPrefix("#x")
      return UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init).map {
        String(Character($0))
      }
    }
  }
}
