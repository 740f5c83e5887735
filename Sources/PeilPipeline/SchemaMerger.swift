import PeilCore
import PeilDiagnostics
import PeilSchemas

/// Puts what the schemas of sources say beside what the pipeline file says; where both speak, the pipeline file does.
struct SchemaMerger {
  /// What there is to say about the schemas.
  private(set) var diagnostics: [Diagnostic] = []
  private let references: PlannerReferences
  /// The foreign keys of the sources, and what each source calls the columns of its schema.
  private var keys: [(source: String, schema: DataSchema)] = []
  private var names: [String: [String: String]] = [:]

  init(_ references: PlannerReferences) { self.references = references }

  /// The pipeline with the columns, formats and keys of its schemas in their places.
  mutating func merged(_ root: Setting) -> Setting {
    guard let sources = root["sources"], let entries = sources.map,
      entries.contains(where: { $0.value["schema"]?.text != nil })
    else { return root }
    let merged = entries.map { entry in
      guard let path = entry.value["schema"]?.text else { return entry }
      return Setting.Entry(key: entry.key, value: source(entry, schema: path))
    }
    let whole = Self.replacing("sources", in: root, by: Setting(.map(merged), span: sources.span))
    return withForeignKeys(whole, merged)
  }

  /// The pipeline with a dataset for each foreign key.
  private mutating func withForeignKeys(_ root: Setting, _ sources: [Setting.Entry]) -> Setting {
    let (entries, notes) = datasets(of: keys, names: names, in: sources)
    diagnostics += notes
    guard let first = entries.first else { return root }
    return Self.merging("datasets", entries, into: root, at: first.key.span)
  }

  private mutating func source(_ entry: Setting.Entry, schema path: SourceText) -> Setting {
    let setting = entry.value
    let file = setting["file"]?.text?.text ?? setting["file"]?.list?.first?.text?.text ?? ""
    guard let schema = schema(path, dataFile: file) else { return setting }
    noteKeys(schema)
    keys.append((entry.key.text, schema))
    var source = setting
    if !schema.format.isEmpty {
      source = Self.merging("format", schema.format.map(Self.entry), into: source, at: path.span)
    }
    var columns: [Setting.Entry] = []
    var names: [String: String] = [:]
    let own = source["columns"]?.map ?? []
    for column in schema.columns {
      let header = column.headers.first ?? column.name
      let declared = own.first { $0.value["from"]?.text?.text == header.text || $0.key.text == column.name.text }
      let name = declared?.key.text ?? NameRule.proposal(for: column.name.text) ?? "column_\(columns.count + 1)"
      names[column.name.text] = name
      var options = column.options.map(Self.entry)
      if header.text != name {
        options.insert(.init(key: SourceText("from", span: header.span), value: Self.text(header)), at: 0)
      }
      columns.append(
        .init(key: SourceText(name, span: column.name.span), value: Setting(.map(options), span: column.name.span)))
    }
    source = Self.merging("columns", columns, into: source, at: path.span)
    self.names[entry.key.text] = names
    if source["key"] == nil, let key = schema.primaryKey, !key.isEmpty {
      let items = key.map { Self.text(SourceText(names[$0.text] ?? $0.text, span: $0.span)) }
      let value = items.count == 1 ? items[0] : Setting(.list(items), span: key[0].span)
      source = Self.replacing("key", in: source, by: value)
    }
    return source
  }

  // MARK: - Reading

  private mutating func schema(_ path: SourceText, dataFile: String) -> DataSchema? {
    var path = path
    // A schema may stand in a file of its own; more than one step is a circle or a mistake.
    for _ in 0..<3 {
      guard let file = references.file(path) else { return nil }
      var reader = DataSchemaReader(file: file.path, dataFile: dataFile)
      let schema = reader.read(file.bytes)
      diagnostics += reader.diagnostics
      guard let elsewhere = schema?.elsewhere else { return schema }
      path = SourceText(PipelinePath.resolved(elsewhere.text, in: path.text), span: path.span)
    }
    diagnostics.append(
      .error("schema-elsewhere", "the schema points to another file again and again", at: path.span))
    return nil
  }

  /// What keys ask for beyond telling the rows of their own file apart.
  private mutating func noteKeys(_ schema: DataSchema) {
    for column in schema.columns where column.asksToBeUnique && schema.primaryKey?.map(\.text) != [column.name.text] {
      diagnostics.append(
        .warning(
          "schema-not-honoured", "that '\(column.name.text)' is unique is not checked: the key alone is",
          at: column.name.span))
    }
  }

  // MARK: - Settings

  private static func entry(_ entry: SchemaSetting.Entry) -> Setting.Entry {
    Setting.Entry(key: entry.key, value: setting(entry.value))
  }

  private static func setting(_ value: SchemaSetting) -> Setting {
    switch value {
    case .text(let text): Self.text(text)
    case .list(let items, let span): Setting(.list(items.map(setting)), span: span)
    case .map(let entries, let span): Setting(.map(entries.map(entry)), span: span)
    }
  }

  private static func text(_ text: SourceText) -> Setting { Setting(.text(text), span: text.span) }

  /// A map with further entries under one of its keys; those that are there have the last word, option by option.
  private static func merging(
    _ key: String, _ entries: [Setting.Entry], into source: Setting, at span: SourceSpan
  ) -> Setting {
    let own = source[key]
    var merged = entries.map { entry in
      guard let mine = own?[entry.key.text] else { return entry }
      guard let options = mine.map, let theirs = entry.value.map else {
        return Setting.Entry(key: entry.key, value: mine)
      }
      let names = Set(options.map(\.key.text))
      return Setting.Entry(
        key: own?.map?.first { $0.key.text == entry.key.text }?.key ?? entry.key,
        value: Setting(.map(options + theirs.filter { !names.contains($0.key.text) }), span: mine.span))
    }
    let names = Set(merged.map(\.key.text))
    merged += (own?.map ?? []).filter { !names.contains($0.key.text) }
    return replacing(key, in: source, by: Setting(.map(merged), span: own?.span ?? span))
  }

  private static func replacing(_ key: String, in setting: Setting, by value: Setting) -> Setting {
    var entries = setting.map ?? []
    if let place = entries.firstIndex(where: { $0.key.text == key }) {
      entries[place] = .init(key: entries[place].key, value: value)
    } else {
      entries.append(.init(key: SourceText(key, span: value.span), value: value))
    }
    return Setting(.map(entries), span: setting.span)
  }
}
