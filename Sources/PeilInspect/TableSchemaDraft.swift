public import PeilJSON
import PeilTable

/// A Table Schema (datapackage.org) for a file that was looked at, with Peil's own types beside those of the standard.
///
/// Written for what has one reading: where a type is open, its first reading stands there, and the draft of the pipeline
/// asks for it.
public struct TableSchemaDraft: Sendable {
  private let file: InspectedFile

  /// A schema for a file.
  public init(_ file: InspectedFile) { self.file = file }

  /// The schema.
  public var json: JSONValue {
    let found = file.inspection
    let columns = found.columns.enumerated().filter { !$0.element.header.isEmpty || file.format.headerRows == 0 }
    let names = columns.map { file.format.headerRows == 0 ? String($0.offset + 1) : $0.element.header }
    let key = found.key.columns.compactMap { place in columns.firstIndex { $0.offset == place }.map { names[$0] } }
    var entries: [(String, JSONValue)] = [
      ("$schema", .text("https://datapackage.org/profiles/2.0/tableschema.json")),
      ("fields", .list(zip(names, columns).map { field($0, $1.element) })),
      ("missingValues", .list(FileWords(found).missing.map { .text($0) })),
    ]
    if !key.isEmpty { entries.append(("primaryKey", .list(key.map { .text($0) }))) }
    return .map(entries)
  }

  private func field(_ name: String, _ column: ColumnFinding) -> JSONValue {
    var entries: [(String, JSONValue)] = [("name", .text(name))]
    if !column.header.isEmpty, DraftText.line(column.header) != name {
      entries.append(("title", .text(DraftText.line(column.header))))
    }
    entries += type(column)
    return .map(entries)
  }

  private func type(_ column: ColumnFinding) -> [(String, JSONValue)] {
    switch column.type.value {
    case .text: [("type", .text("string"))]
    case .integer: [("type", .text("integer"))] + signs(column)
    case .number: [("type", .text("number"))] + signs(column)
    case .money: [("type", .text("number"))] + signs(column) + [("peil:type", .text("money"))]
    case .decimal(let scale):
      [("type", .text("number"))] + signs(column)
        + [("peil:type", .text("decimal")), ("peil:scale", .integer(scale))]
    case .date(let patterns): [("type", .text("date"))] + format(patterns)
    case .boolean(let no, let yes):
      [
        ("type", .text("boolean")), ("trueValues", .list([.text(yes)])), ("falseValues", .list([.text(no)])),
      ]
    case .category(let words): [("type", .text("string")), ("categories", .list(words.map { .text($0) }))]
    case .outcome(let words):
      [
        ("type", .text("string")), ("peil:type", .text("outcome")),
        ("peil:values", .map(words.map { ($0.word, .text($0.outcome ?? "choose")) })),
      ]
    case .set(let separator, let words):
      [
        ("type", .text("string")), ("peil:type", .text("set")), ("peil:separator", .text(separator)),
        ("peil:values", .list(words.map { .text($0) })),
      ]
    case .kvk, .rsin, .postcode, .sbi, .iban:
      [("type", .text("string")), ("peil:type", .text(column.type.value.name))]
    }
  }

  private func signs(_ column: ColumnFinding) -> [(String, JSONValue)] {
    var entries: [(String, JSONValue)] = []
    if let signs = column.signs?.value {
      entries.append(("decimalChar", .text(NumberSigns.text(signs.decimal))))
      if let thousands = signs.thousands { entries.append(("groupChar", .text(NumberSigns.text(thousands)))) }
    }
    if !column.currency.isEmpty { entries.append(("bareNumber", .boolean(false))) }
    return entries
  }

  /// The pattern as `strptime` has it; days in several patterns have no one format.
  private func format(_ patterns: [String]) -> [(String, JSONValue)] {
    guard patterns.count == 1, patterns[0] != "yyyy-MM-dd" else {
      return patterns.count == 1 ? [] : [("format", .text("any"))]
    }
    var format = ""
    var letters = ""
    for sign in patterns[0] + " " {
      if sign.isLetter {
        letters.append(sign)
        continue
      }
      switch letters.first {
      case "y": format += "%Y"
      case "M": format += letters.count == 4 ? "%B" : letters.count == 3 ? "%b" : "%m"
      case "d": format += "%d"
      default: break
      }
      letters = ""
      format.append(sign)
    }
    return [("format", .text(String(format.dropLast())))]
  }
}
