import PeilCore
import PeilTable

/// What an administrator runs to load a source that the engine holds itself: its columns in the form Peil keeps them.
///
/// A run reads such a source through Peil's reader, which rejects and counts. Here a word that is no value stops the script
/// instead, and nothing is passed over.
struct RelationSQL {
  /// The script's lines.
  let lines: [String]

  /// Nil where the source is a file, or a column that is read cannot be said in SQL.
  init?(dialect: SQLDialect, source: PlannedSource, _ relation: SQLRelation) {
    guard let kind = source.relation else { return nil }
    let reading = Reading(dialect: dialect)
    var parts: [String] = []
    for file in source.files {
      guard let name = dialect.relation(kind, file) else { return nil }
      var items: [String] = []
      for column in relation.schema.columns {
        guard let format = source.columns.first(where: { $0.name == column.name }),
          let value = reading.value(format)
        else { return nil }
        items.append("\(value) AS \(dialect.identifier(column.name))")
      }
      let sorted = Self.order(source).map { "r.\(dialect.exact($0)) NULLS LAST" }.joined(separator: ", ")
      // The rows of one file stand behind those of the files before it.
      let shift = parts.isEmpty ? "" : " + \(dialect.literal(Int64(parts.count) << 40))"
      let order = "row_number() OVER (ORDER BY \(sorted))\(shift) AS"
      let origin = "CAST(NULL AS BIGINT) AS \(dialect.identifier(RowFormat.origin))"
      let all = ["\(order) \(dialect.identifier(RowFormat.order))", origin] + items
      parts.append("SELECT \(all.joined(separator: ",\n  "))\nFROM \(name) AS r")
    }
    lines =
      ["-- It is read where it stands. What 'peil run' would reject stops this script."]
      + dialect.table(relation.name, as: parts.joined(separator: "\nUNION ALL\n")).map { $0 + ";" }
  }

  /// The headers of the key and then of all other columns.
  private static func order(_ source: PlannedSource) -> [String] {
    let key = (source.key ?? []).compactMap { name in source.columns.first { $0.name == name }?.header }
    var headers = key
    for column in source.columns where !headers.contains(column.header) { headers.append(column.header) }
    return headers
  }

  /// Reads words as a column's format says, where SQL has a way to say just that.
  private struct Reading {
    let dialect: SQLDialect

    func value(_ format: ColumnFormat) -> String? {
      guard format.fixedWords == nil, format.clean.isEmpty, format.constraints == nil, format.invalid != .missing else {
        return nil
      }
      let raw = "CAST(r.\(dialect.exact(format.header)) AS \(dialect.handedOverType))"
      guard let words = literals(format.fields.missing.map { $0.lowercased() }), let value = known(raw, format) else {
        return nil
      }
      let missing = words.isEmpty ? "" : " OR lower(trim(\(raw))) IN (\(words.joined(separator: ", ")))"
      let none = format.missingAs.map { dialect.literal(Int64($0)) } ?? "NULL"
      return "CASE WHEN \(raw) IS NULL\(missing) THEN \(none) ELSE \(value) END"
    }

    private func known(_ raw: String, _ format: ColumnFormat) -> String? {
      switch format.type {
      case .text: return raw
      case .integer, .money, .decimal: return amount(raw, format)
      case .date:
        guard format.fields.dates == ["yyyy-MM-dd"] else { return nil }
        return dialect == .spark
          ? "CAST(datediff(CAST(\(raw) AS DATE), DATE '1970-01-01') AS BIGINT)"
          : "CAST(CAST(\(raw) AS DATE) - DATE '1970-01-01' AS BIGINT)"
      case .category, .outcome:
        return choice(raw, format, format.words.map { ($0.raw, dialect.literal(Int64($0.code))) }, "BIGINT")
      case .boolean:
        let words =
          format.words.isEmpty
          ? [("false", "FALSE"), ("true", "TRUE")]
          : format.words.map {
            ($0.raw, $0.code == 0 ? "FALSE" : "TRUE")
          }
        return choice(raw, format, words, "BOOLEAN")
      default: return nil
      }
    }

    private func amount(_ raw: String, _ format: ColumnFormat) -> String? {
      let fields = format.fields
      guard fields.currency.isEmpty, let scale = format.type.scale, scale <= 9 else { return nil }
      var text = "trim(\(raw))"
      if let sign = fields.thousands { text = replacing(sign, "''", in: text) }
      if fields.decimal != UInt8(ascii: ".") { text = replacing(fields.decimal, "'.'", in: text) }
      // Of what has more decimals the engine would make a rounded amount.
      let exact = "(CAST(\(text) AS DECIMAL(38,10)) * \(SQLExpression.powerOfTen(scale)))"
      return "CASE WHEN \(exact) = floor(\(exact)) THEN CAST(\(exact) AS BIGINT) ELSE \(stop(raw, "BIGINT")) END"
    }

    private func replacing(_ sign: UInt8, _ other: String, in text: String) -> String {
      "replace(\(text), \(dialect.literal(String(UnicodeScalar(sign))) ?? "''"), \(other))"
    }

    private func choice(_ raw: String, _ format: ColumnFormat, _ words: [(String, String)], _ type: String) -> String? {
      let isFolded = format.match == .folded
      guard let literals = literals(words.map { isFolded ? $0.0.lowercased() : $0.0 }) else { return nil }
      // Letters beyond ASCII fold in ways that no two engines share.
      guard !isFolded || words.allSatisfy({ $0.0.unicodeScalars.allSatisfy(\.isASCII) }) else { return nil }
      let cases = zip(literals, words).map { "WHEN \($0) THEN \($1.1)" }.joined(separator: " ")
      return "CASE \(isFolded ? "lower(trim(\(raw)))" : raw) \(cases) ELSE \(stop(raw, type)) END"
    }

    /// An expression at which the engine stops, with the word in its message.
    private func stop(_ raw: String, _ type: String) -> String { "CAST('no value: ' || \(raw) AS \(type))" }

    private func literals(_ words: [String]) -> [String]? {
      let all = words.compactMap(dialect.literal)
      return all.count == words.count ? all : nil
    }
  }
}
