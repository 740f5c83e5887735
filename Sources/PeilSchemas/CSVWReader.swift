import PeilDiagnostics
import PeilJSON

/// Reads the metadata of CSV on the Web (W3C, Metadata Vocabulary for Tabular Data, 2015) for one table.
struct CSVWReader {
  let dataFile: String

  private static let tableProperties = [
    "@context", "@id", "@type", "url", "tables", "tableSchema", "dialect", "notes", "suppressOutput", "tableDirection",
    "transformations", "columns", "primaryKey", "foreignKeys", "rowTitles",
  ]

  func schema(_ root: JSONNode, _ notes: inout SchemaNotes) -> DataSchema? {
    notes.unknownKeys(of: root, in: Self.tableProperties + CSVWInherited.properties, of: "the metadata of a table")
    var inherited = CSVWInherited()
    inherited.add(root, &notes)
    guard let tables = notes.expect(root["tables"], "a list of tables", \.list) else {
      return schema(table: root, group: nil, inherited, &notes)
    }
    guard let table = FileChoice.choose(among: tables, key: "url", dataFile: dataFile, "table", &notes) else {
      return nil
    }
    notes.unknownKeys(of: table, in: Self.tableProperties + CSVWInherited.properties, of: "a table")
    inherited.add(table, &notes)
    return schema(table: table, group: root, inherited, &notes)
  }

  private func schema(
    table: JSONNode, group: JSONNode?, _ inherited: CSVWInherited, _ notes: inout SchemaNotes
  ) -> DataSchema? {
    var schema = DataSchema()
    if let dialect = table["dialect"] ?? group?["dialect"] { schema.format = CSVWDialect.format(dialect, &notes) }
    let node = table["tableSchema"] ?? group?["tableSchema"] ?? table
    if let path = node.text {
      schema.elsewhere = path
      return schema
    }
    var inherited = inherited
    if table["tableSchema"] != nil || group?["tableSchema"] != nil { inherited.add(node, &notes) }
    guard let columns = notes.expect(node["columns"], "a list of columns", \.list) else {
      if node["columns"] == nil {
        notes.error("not-a-schema", "the table has no 'tableSchema' with 'columns'", at: table.span)
      }
      return nil
    }
    let hasHeader = !schema.format.contains { $0.key.text == "no-header" }
    for (place, column) in columns.enumerated() {
      if column["virtual"]?.boolean == true {
        notes.notHonoured("a virtual column stands in no file, and is left out", at: column.span)
        continue
      }
      let reader = CSVWColumn(column, place: place, inherited: inherited, hasHeader: hasHeader)
      guard let read = reader.column(&notes) else { continue }
      if schema.columns.contains(where: { $0.name.text == read.name.text }) {
        notes.error("duplicate-field", "two columns are called '\(read.name.text)'", at: read.name.span)
      } else {
        schema.columns.append(read)
      }
    }
    readKeys(node, &schema, &notes)
    return schema
  }

  private func readKeys(_ node: JSONNode, _ schema: inout DataSchema, _ notes: inout SchemaNotes) {
    let names = schema.columns.map(\.name.text)
    if let key = node["primaryKey"], !key.texts.isEmpty {
      for name in key.texts where !names.contains(name.text) {
        notes.error(
          "unknown-field", "no column is called '\(name.text)'", at: name.span,
          label: nearestName(to: name.text, among: names).map { "did you mean '\($0)'?" })
      }
      schema.primaryKey = key.texts
    }
    for key in notes.expect(node["foreignKeys"], "a list of keys", \.list) ?? [] {
      guard let columns = key["columnReference"]?.texts, let reference = key["reference"],
        let referenced = reference["columnReference"]?.texts, columns.count == referenced.count, !columns.isEmpty
      else {
        notes.error(
          "wrong-form",
          "a foreign key has 'columnReference', and a 'reference' with 'resource' and as many columns", at: key.span)
        continue
      }
      schema.foreignKeys.append(
        DataSchema.ForeignKey(
          columns: columns, resource: reference["resource"]?.text ?? reference["schemaReference"]?.text,
          referenced: referenced, span: key.span))
    }
  }
}

/// The properties that a column has from the group, the table and the schema it stands in.
struct CSVWInherited {
  static let properties = [
    "aboutUrl", "datatype", "default", "lang", "null", "ordered", "propertyUrl", "required", "separator",
    "textDirection", "valueUrl",
  ]

  private var nodes: [String: JSONNode] = [:]

  /// Takes over what a node says; it comes before what was said further out.
  mutating func add(_ node: JSONNode, _ notes: inout SchemaNotes) {
    for entry in node.map ?? [] where Self.properties.contains(entry.key.text) {
      nodes[entry.key.text] = entry.value
    }
  }

  subscript(name: String) -> JSONNode? { nodes[name] }
}
