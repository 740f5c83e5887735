import PeilDiagnostics
import PeilJSON

/// Reads the dialect of a resource, in the words of CSV Dialect and of Table Dialect.
enum TableDialect {
  private static let properties = [
    "$schema", "delimiter", "quoteChar", "doubleQuote", "escapeChar", "lineTerminator", "nullSequence",
    "skipInitialSpace", "header", "headerRows", "headerJoin", "commentRows", "commentChar", "caseSensitiveHeader",
    "csvddfVersion", "csvddf_version", "csv", "title", "description", "name", "type",
  ]

  static func format(_ node: JSONNode, _ notes: inout SchemaNotes) -> [SchemaSetting.Entry] {
    guard node.map != nil else {
      notes.error("wrong-form", "found \(node.form), expected a dialect", at: node.span)
      return []
    }
    notes.unknownKeys(of: node, in: properties, of: "a dialect")
    var entries: [SchemaSetting.Entry] = []
    // The framework of the same makers puts what is CSV's own one level deeper.
    for part in [node, node["csv"]].compactMap(\.self) { add(part, &entries, &notes) }
    return entries
  }

  private static func add(_ node: JSONNode, _ entries: inout [SchemaSetting.Entry], _ notes: inout SchemaNotes) {
    if let sign = notes.expect(node["delimiter"], "text", \.text) {
      entries.append(.init("delimiter", .text(DialectSign.written(sign)), at: sign.span))
    }
    if let sign = node["quoteChar"] {
      if sign.isNull || sign.text?.text.isEmpty == true {
        entries.append(.init("quote", .text("none", at: sign.span), at: sign.span))
      } else if let text = notes.expect(sign, "text", \.text) {
        entries.append(.init("quote", .text(text), at: text.span))
      }
    }
    if let sign = notes.expect(node["escapeChar"], "text", \.text) {
      if sign.text == "\\" {
        entries.append(.init("escape", .text("backslash", at: sign.span), at: sign.span))
      } else {
        notes.notHonoured(
          "'\(sign.text)' does not escape: Peil knows the backslash and the doubled quote", at: sign.span)
      }
    }
    if let sign = notes.expect(node["commentChar"], "text", \.text), !sign.text.isEmpty {
      entries.append(.init("comment", .text(sign), at: sign.span))
    }
    if let sign = notes.expect(node["nullSequence"], "text", \.text) {
      entries.append(.init("missing", .texts(["", sign.text], at: sign.span), at: sign.span))
    }
    if let skip = node["skipInitialSpace"], skip.boolean == true {
      entries.append(.init("trim", .text("true", at: skip.span), at: skip.span))
    }
    addHeader(node, &entries, &notes)
  }

  private static func addHeader(_ node: JSONNode, _ entries: inout [SchemaSetting.Entry], _ notes: inout SchemaNotes) {
    if let header = node["header"], header.boolean == false {
      entries.append(.init("no-header", .text("true", at: header.span), at: header.span))
    }
    if let rows = node["headerRows"], let numbers = rows.list?.compactMap(\.integer), let first = numbers.first {
      if first > 1 {
        entries.append(.init("skip-lines", .text(String(first - 1), at: rows.span), at: rows.span))
      }
      if numbers.count > 1 {
        entries.append(.init("header-rows", .text(String(numbers.count), at: rows.span), at: rows.span))
      }
      if numbers != Array(first..<first + numbers.count) {
        notes.notHonoured("rows of the header stand one after the other", at: rows.span)
      }
    }
    if let rows = node["commentRows"] {
      notes.notHonoured("single lines are not left out by their number", at: rows.span)
    }
  }
}

/// How the pipeline language writes signs that are hard to see.
enum DialectSign {
  static func written(_ sign: SourceText) -> SourceText {
    switch sign.text {
    case "\t", "\\t": SourceText("tab", span: sign.span)
    case " ": SourceText("space", span: sign.span)
    default: sign
    }
  }
}
