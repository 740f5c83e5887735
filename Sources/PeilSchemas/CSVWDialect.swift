import PeilDiagnostics
import PeilJSON

/// Reads a dialect description of CSV on the Web.
enum CSVWDialect {
  private static let properties = [
    "@id", "@type", "commentPrefix", "delimiter", "doubleQuote", "encoding", "header", "headerRowCount",
    "lineTerminators", "quoteChar", "skipBlankRows", "skipColumns", "skipInitialSpace", "skipRows", "trim",
  ]

  static func format(_ node: JSONNode, _ notes: inout SchemaNotes) -> [SchemaSetting.Entry] {
    guard node.map != nil else {
      notes.notHonoured("a dialect in a file of its own is not read", at: node.span)
      return []
    }
    notes.unknownKeys(of: node, in: properties, of: "a dialect")
    var entries: [SchemaSetting.Entry] = []
    func add(_ key: String, _ text: String, _ span: SourceSpan) {
      entries.append(.init(key, .text(text, at: span), at: span))
    }
    if let name = notes.expect(node["encoding"], "text", \.text) {
      add("encoding", EncodingName.peil(name).text, name.span)
    }
    if let sign = notes.expect(node["delimiter"], "text", \.text) {
      add("delimiter", DialectSign.written(sign).text, sign.span)
    }
    if let sign = node["quoteChar"] { add("quote", sign.text?.text ?? "none", sign.span) }
    if let doubled = node["doubleQuote"], doubled.boolean == false { add("escape", "backslash", doubled.span) }
    if let prefix = node["commentPrefix"]?.text, !prefix.text.isEmpty { add("comment", prefix.text, prefix.span) }
    if let rows = node["skipRows"], let count = rows.integer, count > 0 { add("skip-lines", String(count), rows.span) }
    let rows = node["headerRowCount"]
    if node["header"]?.boolean == false || rows?.integer == 0, let span = (node["header"] ?? rows)?.span {
      add("no-header", "true", span)
    } else if let count = rows?.integer, count > 1, let span = rows?.span {
      add("header-rows", String(count), span)
    }
    addTrim(node, &entries, &notes)
    if let columns = node["skipColumns"], columns.integer ?? 0 > 0 {
      notes.notHonoured("columns are read by their headers, and none is skipped", at: columns.span)
    }
    return entries
  }

  private static func addTrim(_ node: JSONNode, _ entries: inout [SchemaSetting.Entry], _ notes: inout SchemaNotes) {
    if let trim = node["trim"] {
      if trim.boolean == true || trim.text?.text == "true" {
        entries.append(.init("trim", .text("true", at: trim.span), at: trim.span))
      } else if let side = trim.text, ["start", "end"].contains(side.text) {
        notes.notHonoured("blanks are taken off both ends of a field, or off none", at: side.span)
      }
    } else if let skip = node["skipInitialSpace"], skip.boolean == true {
      entries.append(.init("trim", .text("true", at: skip.span), at: skip.span))
    }
  }
}
