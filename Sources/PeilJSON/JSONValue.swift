/// A JSON document whose keys keep the order they were given, so that the same run gives the same bytes.
public enum JSONValue: Sendable {
  /// A string.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A binary64 number, with as many digits as tell it from its neighbours; one that is not finite is written as text.
  case number(Double)
  /// A number by the digits it is written with, which must be those of a JSON number.
  case digits(String)
  /// True or false.
  case boolean(Bool)
  /// Nothing.
  case null
  /// A list.
  case list([JSONValue])
  /// A map, in the order given.
  case map([(String, JSONValue)])
  /// A value that stands on one line whatever is in it.
  indirect case line(JSONValue)

  /// The document with two spaces of indentation and a line end.
  public var document: String { String(decoding: bytes, as: UTF8.self) }

  /// The document's bytes.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: 0)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Adds the value without any blank, and a line end: a line of a file in which each line is a document.
  public func appendLine(to bytes: inout [UInt8]) {
    write(to: &bytes, indent: nil)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Adds the value; without indentation all of it stands on one line.
  private func write(to bytes: inout [UInt8], indent: Int?) {
    switch self {
    case .text(let value): JSONValue.quote(value, to: &bytes)
    case .integer(let value): bytes.append(contentsOf: String(value).utf8)
    case .number(let value):
      if value.isFinite {
        bytes.append(contentsOf: value.description.utf8)
      } else {
        JSONValue.quote("\(value)", to: &bytes)
      }
    case .digits(let value): bytes.append(contentsOf: value.utf8)
    case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .null: bytes.append(contentsOf: "null".utf8)
    case .line(let value): value.write(to: &bytes, indent: nil)
    case .list(let items):
      JSONValue.write("[", "]", items, to: &bytes, indent: indent) { item, bytes, inner in
        item.write(to: &bytes, indent: inner)
      }
    case .map(let entries):
      JSONValue.write("{", "}", entries, to: &bytes, indent: indent) { entry, bytes, inner in
        JSONValue.quote(entry.0, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        if inner != nil { bytes.append(UInt8(ascii: " ")) }
        entry.1.write(to: &bytes, indent: inner)
      }
    }
  }

  private static func write<Item>(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ items: [Item], to bytes: inout [UInt8], indent: Int?,
    each: (Item, inout [UInt8], Int?) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    let inner = indent.map { $0 + 2 }
    for (place, item) in items.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine(inner, &bytes)
      each(item, &bytes, inner)
    }
    if !items.isEmpty { breakLine(indent, &bytes) }
    bytes.append(UInt8(ascii: close))
  }

  private static func breakLine(_ indent: Int?, _ bytes: inout [UInt8]) {
    guard let indent else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }

  /// A string as JSON has it: quotes, backslashes and control characters escaped.
  public static func quote(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { source in
      let isPlain = source.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
      if isPlain { bytes.append(contentsOf: source) } else { escape(source, to: &bytes) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escape(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
      case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
      case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
      case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
      case 0..<0x20:
        bytes.append(contentsOf: (byte < 0x10 ? "\\u000" : "\\u00").utf8)
        bytes.append(contentsOf: String(byte, radix: 16).utf8)
      default: bytes.append(byte)
      }
    }
  }
}
