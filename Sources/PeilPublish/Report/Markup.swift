/// HTML or SVG in the making: whatever comes from data or from a pipeline goes through here, and is escaped here.
struct Markup {
  /// What stands in a start tag, in order.
  typealias Attributes = KeyValuePairs<String, String>

  private(set) var bytes: [UInt8] = []

  init() {}

  /// What a program of ours writes, as it is.
  init(verbatim text: StaticString) { bytes = text.withUTF8Buffer(Array.init) }

  /// What was written so far.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// An element with text in it.
  mutating func element(_ name: String, _ text: String) { element(name, [:], text) }

  /// An element with attributes and text in it.
  mutating func element(_ name: String, _ attributes: Attributes, _ text: String, also: Drawing.Meaning = []) {
    start(name, attributes, also: also)
    append(escaping: text)
    end(name)
  }

  /// An element with other elements in it.
  mutating func element(_ name: String, _ attributes: Attributes = [:], content: (inout Markup) -> Void) {
    start(name, attributes)
    content(&self)
    end(name)
  }

  /// An element without content, closed as SVG wants it; HTML takes that for elements that are always empty.
  mutating func leaf(_ name: String, _ attributes: Attributes = [:], also: Drawing.Meaning = []) {
    start(name, attributes, also: also, isLeaf: true)
  }

  /// The start of an element whose content and end are written elsewhere.
  mutating func open(_ name: String, _ attributes: Attributes) { start(name, attributes) }

  /// Text between elements.
  mutating func text(_ text: String) { append(escaping: text) }

  /// A line end, for who reads the source.
  mutating func line() { bytes.append(UInt8(ascii: "\n")) }

  /// What was made apart, as it is.
  mutating func append(_ other: Markup) { bytes.append(contentsOf: other.bytes) }

  private mutating func start(
    _ name: String, _ attributes: Attributes, also: Drawing.Meaning = [], isLeaf: Bool = false
  ) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: name.utf8)
    for (key, value) in attributes { append(key, value) }
    for (key, value) in also { append(key, value) }
    bytes.append(contentsOf: isLeaf ? "/>".utf8 : ">".utf8)
  }

  private mutating func append(_ attribute: String, _ value: String) {
    bytes.append(UInt8(ascii: " "))
    bytes.append(contentsOf: attribute.utf8)
    bytes.append(contentsOf: "=\"".utf8)
    append(escaping: value)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func end(_ name: String) {
    bytes.append(contentsOf: "</".utf8)
    bytes.append(contentsOf: name.utf8)
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func append(escaping text: String) {
    var source = text
    let isPlain = source.withUTF8 { source in
      guard source.allSatisfy(Self.isPlain) else { return false }
      bytes.append(contentsOf: source)
      return true
    }
    if !isPlain { append(escaping: SafeText.singleLine(text).utf8) }
  }

  private mutating func append(escaping text: String.UTF8View) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
      default: bytes.append(byte)
      }
    }
  }

  /// Whether a byte stands for itself wherever it stands; of what is not ASCII that is found out character by character.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
    case 0x20...0x7E: true
    default: false
    }
  }
}
