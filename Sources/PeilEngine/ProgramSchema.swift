import PeilJSON
import PeilTable

/// The types of the columns that a program is sent and must give back, as Table Schemas (datapackage.org).
enum ProgramSchema {
  /// `PEIL_SCHEMA=…` for what is sent, `PEIL_RETURNS=…` for what must come back; each one line of JSON.
  static func settings(sent: [Column], returned: [Column]) -> [String] {
    [("PEIL_SCHEMA", sent), ("PEIL_RETURNS", returned)].map { name, columns in
      "\(name)=" + text(columns)
    }
  }

  private static func text(_ columns: [Column]) -> String {
    let whole = line(columns, withCodes: true)
    // A setting has no more room than this; a long list of codes is left out of it.
    return whole.utf8.count < largestSetting ? whole : line(columns, withCodes: false)
  }

  private static let largestSetting = 100_000

  private static func line(_ columns: [Column], withCodes: Bool) -> String {
    let schema = JSONValue.map([
      ("fields", .list(columns.map { .map(field($0, withCodes: withCodes)) })), ("missingValues", .list([.text("")])),
    ])
    var bytes: [UInt8] = []
    schema.appendLine(to: &bytes)
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }

  private static func field(_ column: Column, withCodes: Bool) -> [(String, JSONValue)] {
    var entries: [(String, JSONValue)] = [("name", .text(column.name)), ("type", .text(type(column.type)))]
    if let domain = column.type.domain, column.type != .boolean, withCodes {
      entries.append(("categories", .list(domain.codes.map { .text($0) })))
    }
    entries.append(("peil:type", .text(column.type.name)))
    if case .set = column.type { entries.append(("peil:separator", .text("|"))) }
    if let amount = column.amount { entries.append(("peil:amount", .text(amount.rawValue))) }
    return entries
  }

  private static func type(_ type: ValueType) -> String {
    switch type {
    case .text, .category, .outcome, .set, .identifier: "string"
    case .integer, .days: "integer"
    case .money, .decimal, .number, .rational: "number"
    case .date: "date"
    case .boolean: "boolean"
    }
  }
}
