import PeilDiagnostics
import PeilJSON

/// Reads one column description of CSV on the Web as a column of the pipeline language.
struct CSVWColumn {
  private let node: JSONNode
  private let place: Int
  private let hasHeader: Bool
  private var properties: CSVWInherited

  init(_ node: JSONNode, place: Int, inherited: CSVWInherited, hasHeader: Bool) {
    self.node = node
    self.place = place
    self.hasHeader = hasHeader
    properties = inherited
  }

  private static let own = ["@id", "@type", "name", "titles", "suppressOutput", "virtual"]

  func column(_ notes: inout SchemaNotes) -> DataSchema.Column? {
    guard node.map != nil else {
      notes.error("wrong-form", "found \(node.form), expected a column", at: node.span)
      return nil
    }
    notes.unknownKeys(of: node, in: Self.own + CSVWInherited.properties, of: "a column")
    var reader = self
    reader.properties.add(node, &notes)
    return reader.read(&notes)
  }

  private func read(_ notes: inout SchemaNotes) -> DataSchema.Column? {
    let titles = titles
    let name = node["name"]?.text ?? titles.first?.text ?? SourceText("_col.\(place + 1)", span: node.span)
    var headers = titles.map(\.text)
    if let own = node["name"]?.text { headers.append(own) }
    if !hasHeader || headers.isEmpty { headers = [SourceText(String(place + 1), span: node.span)] }
    var column = DataSchema.Column(name: name, headers: headers, options: [])
    CSVWDatatype(properties["datatype"], lang: properties["lang"], at: node.span).add(to: &column, &notes)
    addSeparator(&column, &notes)
    addLabel(titles, &column)
    if let null = properties["null"] {
      column.options.append(.init("missing", .list(null.texts.map { .text($0) }, null.span), at: null.span))
    }
    if let required = properties["required"], required.boolean == true {
      column.require("required", .text("true", at: required.span), at: required.span)
    }
    addDefault(&column, &notes)
    return column
  }

  // MARK: - Titles

  /// Each title with its language, where it has one.
  private var titles: [(language: String?, text: SourceText)] {
    guard let node = node["titles"] else { return [] }
    guard let entries = node.map else { return node.texts.map { (nil, $0) } }
    return entries.flatMap { entry in entry.value.texts.map { (entry.key.text, $0) } }
  }

  /// Titles in a language of Peil's are what people call the column in it.
  private func addLabel(_ titles: [(language: String?, text: SourceText)], _ column: inout DataSchema.Column) {
    guard let node = node["titles"] else { return }
    var labels: [SchemaSetting.Entry] = []
    for (language, text) in titles {
      guard let word = language?.prefix(2).lowercased(), ["nl", "en"].contains(word),
        !labels.contains(where: { $0.key.text == word })
      else { continue }
      labels.append(.init(word, .text(text), at: text.span))
    }
    if !labels.isEmpty {
      column.options.append(.init("label", .map(labels, node.span), at: node.span))
    } else if let first = titles.first(where: { $0.language == nil })?.text {
      column.options.append(.init("label", .text(first), at: first.span))
    }
  }

  // MARK: - What else a column says

  /// Several values in a cell are a set where their words are listed.
  private func addSeparator(_ column: inout DataSchema.Column, _ notes: inout SchemaNotes) {
    guard let separator = properties["separator"]?.text else { return }
    guard column.option("type") == "category", let type = column.options.firstIndex(where: { $0.key.text == "type" })
    else {
      if column.option("type") != "set" {
        let isText = column.option("type") == "text"
        notes.notHonoured(
          "a cell with several values is read as one text" + (isText ? "" : ", not as values of its datatype"),
          at: separator.span, label: "a 'format' that lists the words, as (a|b), makes a set of it")
      }
      if column.option("type") != "set" {
        column.options = []
        column.add("type", "text", at: separator.span)
      }
      return
    }
    column.options[type] = .init("type", .text("set", at: separator.span), at: separator.span)
    column.options.append(.init("separator", .text(separator), at: separator.span))
  }

  private func addDefault(_ column: inout DataSchema.Column, _ notes: inout SchemaNotes) {
    guard let standard = properties["default"]?.text, !standard.text.isEmpty else { return }
    if column.option("type") == "category" {
      column.options.append(.init("missing-as", .text(standard), at: standard.span))
    } else {
      notes.notHonoured("an empty cell stays missing, and does not become '\(standard.text)'", at: standard.span)
    }
  }
}
