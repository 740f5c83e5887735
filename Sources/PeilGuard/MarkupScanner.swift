import PeilDiagnostics

/// Reads tags and text of HTML or XML, one after the other, forgiving whatever does not fit.
struct MarkupScanner {
  /// A piece of markup.
  enum Piece {
    /// A tag's name in small letters, without the prefix's colon changed, and its attributes as they are written.
    case open(String, attributes: String)
    /// The end of an element; one that closes itself is opened first.
    case close(String)
    /// A character, entities resolved, and where it stands.
    case character(Character, SourcePosition)
  }

  private let characters: [Character]
  private var place = 0
  private var line = 1
  private var column = 1
  private var pending: [Piece] = []

  init(_ text: String) { characters = Array(text) }

  /// The next piece; nil at the end.
  mutating func next() -> Piece? {
    if !pending.isEmpty { return pending.removeFirst() }
    while place < characters.count {
      if characters[place] == "<", let piece = tag() { return piece }
      if place < characters.count, characters[place] == "<", startsTag { continue }
      guard place < characters.count else { return nil }
      let position = SourcePosition(line: line, column: column)
      if characters[place] == "&", let (character, length) = entity() {
        advance(length)
        return .character(character, position)
      }
      let character = characters[place]
      advance(1)
      return .character(character, position)
    }
    return nil
  }

  /// Goes on behind the end tag of an element whose content is no text.
  mutating func skip(to name: String) {
    let end = Array("</" + name)
    while place < characters.count {
      if characters[place] == "<", place + end.count <= characters.count,
        String(characters[place..<place + end.count]).lowercased() == String(end)
      {
        return
      }
      advance(1)
    }
  }

  private var startsTag: Bool {
    guard place + 1 < characters.count else { return false }
    let next = characters[place + 1]
    return next.isLetter || next == "/" || next == "!" || next == "?"
  }

  private mutating func tag() -> Piece? {
    guard startsTag else { return nil }
    if starts(with: "<!--") {
      while place < characters.count, !starts(with: "-->") { advance(1) }
      advance(3)
      return nil
    }
    let start = place + 1
    var end = start
    var quote: Character?
    while end < characters.count, quote != nil || characters[end] != ">" {
      if let open = quote {
        if characters[end] == open { quote = nil }
      } else if characters[end] == "\"" || characters[end] == "'" {
        quote = characters[end]
      }
      end += 1
    }
    let content = characters[start..<min(end, characters.count)]
    advance(end + 1 - place)
    guard let first = content.first, first != "!", first != "?" else { return nil }
    let isEnd = first == "/"
    let name = content.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }
    let word = String(name).lowercased()
    if isEnd { return .close(word) }
    if content.last == "/" { pending.append(.close(word)) }
    return .open(word, attributes: String(content.dropFirst(name.count)))
  }

  private func starts(with text: String) -> Bool {
    let wanted = Array(text)
    return place + wanted.count <= characters.count && Array(characters[place..<place + wanted.count]) == wanted
  }

  private func entity() -> (Character, Int)? {
    guard let end = characters[place...].prefix(12).firstIndex(of: ";") else { return nil }
    let name = String(characters[place + 1..<end])
    let length = end + 1 - place
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHexadecimal = digits.first == "x" || digits.first == "X"
      let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap(Unicode.Scalar.init).map { (Character($0), length) }
    }
    return Self.entities[name].map { ($0, length) }
  }

  private static let entities: [String: Character] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "euro": "€", "thinsp": "\u{2009}",
    "ensp": " ", "emsp": " ", "minus": "\u{2212}", "ndash": "–", "mdash": "—", "hellip": "…", "lsquo": "‘",
    "rsquo": "’", "ldquo": "“", "rdquo": "”", "eacute": "é", "euml": "ë", "iuml": "ï", "ouml": "ö", "uuml": "ü",
    "egrave": "è", "agrave": "à", "ccedil": "ç", "sect": "§", "plusmn": "±", "asymp": "≈", "bull": "•", "shy": "\u{AD}",
    "middot": "·", "times": "×", "percnt": "%",
  ]

  private mutating func advance(_ count: Int) {
    for _ in 0..<count where place < characters.count {
      if characters[place].isNewline {
        line += 1
        column = 1
      } else {
        column += 1
      }
      place += 1
    }
  }
}
