import PeilDiagnostics
import PeilJSON

/// Reads one field of a Table Schema as a column of the pipeline language.
struct TableSchemaField {
  private let node: JSONNode

  init(_ node: JSONNode) { self.node = node }

  private static let properties = [
    "name", "title", "description", "example", "type", "format", "rdfType", "constraints", "missingValues",
    "decimalChar", "groupChar", "bareNumber", "trueValues", "falseValues", "categories", "categoriesOrdered",
    "itemType", "delimiter",
  ]

  static let types = [
    "string", "number", "integer", "boolean", "date", "time", "datetime", "year", "yearmonth", "duration", "object",
    "array", "list", "geopoint", "geojson", "any",
  ]

  func column(_ notes: inout SchemaNotes) -> DataSchema.Column? {
    guard node.map != nil else {
      notes.error("wrong-form", "found \(node.form), expected a field", at: node.span)
      return nil
    }
    guard let name = notes.expect(node["name"], "text", \.text), !name.text.isEmpty else {
      if node["name"]?.text?.text.isEmpty != false, node["name"] == nil || node["name"]?.text != nil {
        notes.error("missing-option", "a field needs 'name', the header it stands under", at: node.span)
      }
      return nil
    }
    notes.unknownKeys(of: node, in: Self.properties, of: "a field")
    var column = DataSchema.Column(name: name, headers: [name], options: [])
    readType(&column, &notes)
    if let title = node["title"]?.text, !title.text.isEmpty {
      column.options.append(.init("label", .text(title), at: title.span))
    }
    if let node = node["missingValues"], let missing = Self.missingValues(node, &notes) {
      column.options.append(.init("missing", missing, at: node.span))
    }
    return column
  }

  static func missingValues(_ node: JSONNode?, _ notes: inout SchemaNotes) -> SchemaSetting? {
    guard let node, let items = notes.expect(node, "a list of words", \.list) else { return nil }
    return .list(items.compactMap { ($0.text ?? $0["value"]?.text).map { .text($0) } }, node.span)
  }

  // MARK: - Types

  private var typeSpan: SourceSpan { node["type"]?.span ?? node["name"]?.span ?? node.span }

  private func readType(_ column: inout DataSchema.Column, _ notes: inout SchemaNotes) {
    let word = notes.expect(node["type"], "the name of a type", \.text)?.text ?? "string"
    if let own = PeilAnnotation(node), own.fits(word) {
      own.add(to: &column, at: typeSpan)
      addSigns(word, &column, &notes)
      addConstraints(&column, word, &notes)
      return
    }
    switch word {
    case "string", "any": readString(&column, &notes)
    case "integer", "number":
      column.add("type", word, at: typeSpan)
      addSigns(word, &column, &notes)
    case "year": column.add("type", "integer", at: typeSpan)
    case "boolean":
      column.add("type", "boolean", at: typeSpan)
      column.options.append(.init("values", booleanWords(&notes), at: typeSpan))
      column.add("match", "exact", at: typeSpan)
    case "date": readDate(&column, &notes)
    default:
      column.add("type", "text", at: typeSpan)
      if Self.types.contains(word) {
        notes.notHonoured("Peil has no type '\(word)': the column is read as text", at: typeSpan)
      } else {
        notes.error(
          "unknown-type", "'\(word)' is no type of a Table Schema", at: typeSpan,
          label: nearestName(to: word, among: Self.types).map { "did you mean '\($0)'?" },
          details: ["types are: \(Self.types.joined(separator: ", "))"])
      }
    }
    addConstraints(&column, word, &notes)
  }

  private func readString(_ column: inout DataSchema.Column, _ notes: inout SchemaNotes) {
    if let format = node["format"]?.text, format.text != "default" {
      notes.notHonoured("that a text is of the format '\(format.text)' is not checked", at: format.span)
    }
    let closed = node["categories"] ?? node["constraints"]?["enum"]
    guard let closed, let items = notes.expect(closed, "a list", \.list), !items.isEmpty else {
      return column.add("type", "text", at: typeSpan)
    }
    let words = items.compactMap { ($0["value"] ?? $0).scalar }
    column.add("type", "category", at: typeSpan)
    column.options.append(.init("values", .list(words.map { .text($0) }, closed.span), at: closed.span))
    column.add("match", "exact", at: typeSpan)
    let labels = items.compactMap { item -> SchemaSetting.Entry? in
      guard let word = item["value"]?.scalar, let label = item["label"]?.text else { return nil }
      return .init(word.text, .text(label), at: word.span)
    }
    if !labels.isEmpty { column.options.append(.init("labels", .map(labels, closed.span), at: closed.span)) }
  }

  private func addSigns(_ type: String, _ column: inout DataSchema.Column, _ notes: inout SchemaNotes) {
    guard ["integer", "number"].contains(type) else { return }
    if let sign = notes.expect(node["decimalChar"], "text", \.text) {
      column.options.append(.init("decimal", .text(sign), at: sign.span))
    }
    if let sign = notes.expect(node["groupChar"], "text", \.text), !sign.text.isEmpty {
      column.options.append(.init("thousands", .text(sign), at: sign.span))
    }
    guard node["bareNumber"]?.boolean == false, let span = node["bareNumber"]?.span else { return }
    column.options.append(.init("currency", .texts(Self.currencies, at: span), at: span))
    notes.notHonoured(
      "of what may stand beside a number that is not bare, Peil reads past \(Self.currencies.joined(separator: ", "))",
      at: span, label: "write 'currency' for the column in the pipeline file where it is something else")
  }

  private static let currencies = ["€", "EUR", "$", "USD", "£", "GBP"]

  private func booleanWords(_ notes: inout SchemaNotes) -> SchemaSetting {
    func words(_ key: String, _ standard: [String], _ code: String) -> [SchemaSetting.Entry] {
      guard let node = node[key] else {
        return standard.map { .init($0, .text(code, at: typeSpan), at: typeSpan) }
      }
      return node.texts.map { .init($0.text, .text(code, at: $0.span), at: $0.span) }
    }
    return .map(
      words("trueValues", ["true", "True", "TRUE", "1"], "true")
        + words("falseValues", ["false", "False", "FALSE", "0"], "false"), typeSpan)
  }

  private func readDate(_ column: inout DataSchema.Column, _ notes: inout SchemaNotes) {
    guard let format = node["format"]?.text, format.text != "default" else {
      column.add("type", "date", at: typeSpan)
      column.add("dates", "yyyy-MM-dd", at: typeSpan)
      return
    }
    if format.text == "any" {
      notes.notHonoured(
        "with 'any' a date may be written in any way; days written yyyy-MM-dd are read", at: format.span,
        label: "write 'dates' for the column in the pipeline file where they are written otherwise")
      column.add("type", "date", at: typeSpan)
      return column.add("dates", "yyyy-MM-dd", at: format.span)
    }
    guard let pattern = StrptimePattern(format.text) else {
      notes.notHonoured(
        "'\(format.text)' is no pattern of days that Peil reads: the column is read as text", at: format.span,
        label: "a day, a month and a year of four digits, as in %d-%m-%Y")
      return column.add("type", "text", at: typeSpan)
    }
    column.add("type", "date", at: typeSpan)
    column.add("dates", pattern.unicode, at: format.span)
  }

  // MARK: - Constraints

  private static let constraints = [
    "required", "unique", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    "pattern", "enum", "jsonSchema",
  ]

  private func addConstraints(_ column: inout DataSchema.Column, _ type: String, _ notes: inout SchemaNotes) {
    guard let node = node["constraints"], node.map != nil else { return }
    notes.unknownKeys(of: node, in: Self.constraints, of: "constraints")
    let kind = column.option("type") ?? "text"
    for entry in node.map ?? [] {
      guard let (name, kinds) = Self.meaning(of: entry.key.text) else {
        if entry.key.text == "jsonSchema" { notes.notHonoured("'jsonSchema' is not checked", at: entry.key.span) }
        continue
      }
      if let kinds, !kinds.contains(kind) {
        if name != "one-of" || kind != "category" {
          notes.notHonoured("'\(entry.key.text)' is not checked of a \(type) column", at: entry.key.span)
        }
        continue
      }
      guard let value = value(entry.value, type) else {
        notes.error("wrong-form", "'\(entry.key.text)' cannot be \(entry.value.form)", at: entry.value.span)
        continue
      }
      if entry.value.boolean == false { continue }
      column.require(name, value, at: entry.key.span)
    }
  }

  private static let ordered: Set<String> = ["integer", "number", "money", "decimal", "date"]

  private static func meaning(of key: String) -> (name: String, kinds: Set<String>?)? {
    switch key {
    case "required": ("required", nil)
    case "unique": ("unique", nil)
    case "minLength": ("min-length", ["text"])
    case "maxLength": ("max-length", ["text"])
    case "minimum": ("minimum", ordered)
    case "maximum": ("maximum", ordered)
    case "exclusiveMinimum": ("above", ordered)
    case "exclusiveMaximum": ("below", ordered)
    case "pattern": ("pattern", nil)
    case "enum": ("one-of", ordered)
    default: nil
    }
  }

  /// A number that was written as a text stands there with the field's own signs.
  private func value(_ value: JSONNode, _ type: String) -> SchemaSetting? {
    if let items = value.list {
      return .list(items.compactMap { self.value($0, type) }, value.span)
    }
    guard let scalar = value.scalar else { return nil }
    guard value.text != nil, ["integer", "number"].contains(type) else { return .text(scalar) }
    var text = scalar.text
    if let sign = node["groupChar"]?.text?.text { text.replace(sign, with: "") }
    if let sign = node["decimalChar"]?.text?.text { text.replace(sign, with: ".") }
    return .text(text, at: scalar.span)
  }
}

extension DataSchema.Column {
  /// Adds a key with one text.
  mutating func add(_ key: String, _ text: String, at span: SourceSpan) {
    options.append(.init(key, .text(text, at: span), at: span))
  }

  /// The text of a key, or nil.
  func option(_ key: String) -> String? { options.first { $0.key.text == key }?.value.texts.first }
}
