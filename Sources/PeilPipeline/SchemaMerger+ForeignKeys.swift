import PeilCore
import PeilDiagnostics
import PeilSchemas

extension SchemaMerger {
  /// Foreign keys as datasets of their own, in which rows without a counterpart are rejected.
  ///
  /// A key with a missing part points nowhere, as in SQL, and is in order.
  func datasets(
    of keys: [(source: String, schema: DataSchema)], names: [String: [String: String]], in sources: [Setting.Entry]
  ) -> (entries: [Setting.Entry], diagnostics: [Diagnostic]) {
    var entries: [Setting.Entry] = []
    var diagnostics: [Diagnostic] = []
    for (source, schema) in keys {
      for key in schema.foreignKeys {
        guard let target = target(of: key, schema, own: source, in: sources) else {
          diagnostics.append(
            .warning(
              "schema-not-honoured",
              "the foreign key is not checked: no source of the pipeline reads '\(key.resource?.text ?? "")'",
              at: key.span, label: "declare that file as a source"))
          continue
        }
        let own = key.columns.map { names[source]?[$0.text] ?? $0.text }
        let there = key.referenced.map { column(of: $0, in: target, names[target.key.text]) }
        entries.append(dataset(own, there, source, target.key.text, at: key.span))
      }
    }
    return (entries, diagnostics)
  }

  /// The source that a key points at: its own, the one of that name, or the one that reads the file.
  private func target(
    of key: DataSchema.ForeignKey, _ schema: DataSchema, own: String, in sources: [Setting.Entry]
  ) -> Setting.Entry? {
    guard let resource = key.resource?.text, !resource.isEmpty else { return sources.first { $0.key.text == own } }
    let file = PipelinePath.name(schema.resources[resource] ?? resource)
    return sources.first { $0.key.text == resource }
      ?? sources.first { entry in
        let paths = entry.value["file"].map { $0.list ?? [$0] } ?? []
        return paths.contains { $0.text.map { PipelinePath.name($0.text) == file } ?? false }
      }
  }

  /// What the pipeline calls a column of another source.
  private func column(of name: SourceText, in target: Setting.Entry, _ names: [String: String]?) -> String {
    if let known = names?[name.text] { return known }
    let columns = target.value["columns"]?.map ?? []
    return (columns.first { $0.value["from"]?.text?.text == name.text } ?? columns.first { $0.key.text == name.text })?
      .key.text ?? NameRule.proposal(for: name.text) ?? name.text
  }

  private func dataset(
    _ own: [String], _ there: [String], _ source: String, _ target: String, at span: SourceSpan
  ) -> Setting.Entry {
    func text(_ text: String) -> Setting { Setting(.text(SourceText(text, span: span)), span: span) }
    func map(_ entries: [(String, Setting)]) -> Setting {
      Setting(.map(entries.map { .init(key: SourceText($0.0, span: span), value: $0.1) }), span: span)
    }
    let name = "\(source)_\(own.joined(separator: "_"))_in_\(target)"
    let known = own.map { "\($0) is known" }.joined(separator: " and ")
    let stages = [
      map([("filter", text(known))]),
      map([
        (
          "join",
          map([("with", text(target)), ("key", map(zip(own, there).map { ($0, text($1)) })), ("kind", text("anti"))])
        )
      ]),
      // Whoever is left has no counterpart.
      map([("check", map([(name, map([("rule", text("\(own[0]) is missing")), ("otherwise", text("reject"))]))]))]),
    ]
    return .init(
      key: SourceText(name, span: span),
      value: map([("from", text(source)), ("stages", Setting(.list(stages), span: span))]))
  }
}
