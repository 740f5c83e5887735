import PeilDiagnostics
import PeilJSON

/// Reads a Table Schema, in its first or its second version (datapackage.org/standard/table-schema).
struct TableSchemaReader {
  private static let properties = [
    "$schema", "fields", "fieldsMatch", "missingValues", "primaryKey", "uniqueKeys", "foreignKeys", "name", "title",
    "description", "profile",
  ]

  func schema(_ root: JSONNode, _ notes: inout SchemaNotes) -> DataSchema? {
    notes.unknownKeys(of: root, in: Self.properties, of: "a Table Schema")
    guard let fields = notes.expect(root["fields"], "a list of fields", \.list) else {
      if root["fields"] == nil {
        notes.error("not-a-schema", "a Table Schema has 'fields', and this one has none", at: root.span)
      }
      return nil
    }
    var schema = DataSchema()
    for field in fields {
      guard let column = TableSchemaField(field).column(&notes) else { continue }
      if schema.columns.contains(where: { $0.name.text == column.name.text }) {
        notes.error("duplicate-field", "two fields are called '\(column.name.text)'", at: column.name.span)
      } else {
        schema.columns.append(column)
      }
    }
    if let missing = missingValues(root["missingValues"], &notes) {
      schema.format.append(.init("missing", missing, at: root["missingValues"]?.span ?? root.span))
    }
    schema.primaryKey = key(root["primaryKey"], schema, &notes)
    readUniqueKeys(root["uniqueKeys"], &schema, &notes)
    for key in root["foreignKeys"].flatMap({ notes.expect($0, "a list of keys", \.list) }) ?? [] {
      if let foreign = foreignKey(key, &notes) { schema.foreignKeys.append(foreign) }
    }
    noteLooseMatch(root["fieldsMatch"], &notes)
    return schema
  }

  /// The words that stand for nothing; in the second version each may have a label.
  private func missingValues(_ node: JSONNode?, _ notes: inout SchemaNotes) -> SchemaSetting? {
    TableSchemaField.missingValues(node, &notes)
  }

  /// One column or several, each of which must be a field.
  private func key(_ node: JSONNode?, _ schema: DataSchema, _ notes: inout SchemaNotes) -> [SourceText]? {
    guard let node, !node.isNull else { return nil }
    let names = node.texts
    guard !names.isEmpty else {
      if node.list?.isEmpty != true {
        notes.error("wrong-form", "found \(node.form), expected names of fields", at: node.span)
      }
      return nil
    }
    let fields = schema.columns.map(\.name.text)
    for name in names where !fields.contains(name.text) {
      notes.error(
        "unknown-field", "no field is called '\(name.text)'", at: name.span,
        label: nearestName(to: name.text, among: fields).map { "did you mean '\($0)'?" })
    }
    return names
  }

  private func readUniqueKeys(_ node: JSONNode?, _ schema: inout DataSchema, _ notes: inout SchemaNotes) {
    for key in notes.expect(node, "a list of keys", \.list) ?? [] {
      guard let names = self.key(key, schema, &notes) else { continue }
      if names.count == 1, let place = schema.columns.firstIndex(where: { $0.name.text == names[0].text }) {
        schema.columns[place].require("unique", .text("true", at: key.span), at: key.span)
      } else {
        notes.notHonoured("that several columns together are unique is checked of the primary key alone", at: key.span)
      }
    }
  }

  private func foreignKey(_ node: JSONNode, _ notes: inout SchemaNotes) -> DataSchema.ForeignKey? {
    guard let reference = node["reference"], reference.map != nil, let fields = node["fields"],
      let referenced = reference["fields"]
    else {
      notes.error(
        "wrong-form", "a foreign key has 'fields' and a 'reference' with 'resource' and 'fields'", at: node.span)
      return nil
    }
    guard fields.texts.count == referenced.texts.count, !fields.texts.isEmpty else {
      notes.error("wrong-form", "a foreign key has as many fields as it refers to", at: node.span)
      return nil
    }
    let resource = reference["resource"]?.text.flatMap { $0.text.isEmpty ? nil : $0 }
    return DataSchema.ForeignKey(
      columns: fields.texts, resource: resource, referenced: referenced.texts, span: node.span)
  }

  private func noteLooseMatch(_ node: JSONNode?, _ notes: inout SchemaNotes) {
    guard let word = node?.text, ["subset", "partial"].contains(word.text) else { return }
    notes.notHonoured("with '\(word.text)' a file may lack fields; Peil wants a column for each of them", at: word.span)
  }
}

extension DataSchema.Column {
  /// Adds a constraint; one that is there already stays.
  mutating func require(_ name: String, _ value: SchemaSetting, at span: SourceSpan) {
    let entry = SchemaSetting.Entry(name, value, at: span)
    guard let place = options.firstIndex(where: { $0.key.text == "constraints" }) else {
      options.append(.init("constraints", .map([entry], span), at: span))
      return
    }
    guard case .map(let entries, let whole) = options[place].value,
      !entries.contains(where: { $0.key.text == name })
    else { return }
    options[place] = .init("constraints", .map(entries + [entry], whole), at: options[place].key.span)
  }
}
