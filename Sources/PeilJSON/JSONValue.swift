/// A JSON document whose keys keep the order they were given, so that the same run gives the same bytes.
public enum JSONValue: Sendable {
  /// A string.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// True or false.
  case boolean(Bool)
  /// Nothing.
  case null
  /// A list.
  case list([JSONValue])
  /// A map, in the order given.
  case map([(String, JSONValue)])

  /// The document with two spaces of indentation and a line end.
  public var document: String {
    var text = ""
    write(to: &text, indent: "")
    return text + "\n"
  }

  /// The document's bytes.
  public var bytes: [UInt8] { Array(document.utf8) }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .text(let value): text += JSONValue.quoted(value)
    case .integer(let value): text += String(value)
    case .boolean(let value): text += value ? "true" : "false"
    case .null: text += "null"
    case .list(let items):
      JSONValue.write("[", "]", items, to: &text, indent: indent) { item, text, inner in
        item.write(to: &text, indent: inner)
      }
    case .map(let entries):
      JSONValue.write("{", "}", entries, to: &text, indent: indent) { entry, text, inner in
        text += JSONValue.quoted(entry.0) + ": "
        entry.1.write(to: &text, indent: inner)
      }
    }
  }

  private static func write<Item>(
    _ open: String, _ close: String, _ items: [Item], to text: inout String, indent: String,
    each: (Item, inout String, String) -> Void
  ) {
    guard !items.isEmpty else {
      text += open + close
      return
    }
    let inner = indent + "  "
    text += open + "\n"
    for (place, item) in items.enumerated() {
      text += inner
      each(item, &text, inner)
      text += place + 1 < items.count ? ",\n" : "\n"
    }
    text += indent + close
  }

  /// A string as JSON has it: quotes, backslashes and control characters escaped.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
