public import PeilJSON
import PeilTable

/// The metadata of one CSV file (W3C, Metadata Vocabulary for Tabular Data, 2015).
public struct CSVWDocument: Sendable {
  private let publication: PublicationDescription
  private let file: FileDescription

  /// What stands beside a file of a publication.
  public init(_ publication: PublicationDescription, _ file: FileDescription) {
    self.publication = publication
    self.file = file
  }

  /// What the metadata of a file add to its name.
  public static let ending = "-metadata.json"

  /// The document: it names its file as one that stands beside it.
  public var json: JSONValue {
    var entries: [(String, JSONValue)] = [
      (
        "@context",
        .line(
          .list([
            .text("http://www.w3.org/ns/csvw"), .map([("@language", .text(publication.language))]),
          ]))
      ),
      ("url", .text(file.path.split(separator: "/").last.map(String.init) ?? file.path)),
      ("dc:title", text(file.title)), ("dc:isPartOf", text(publication.title)),
    ]
    if let note = file.text { entries.append(("dc:description", text(note))) }
    if let source = publication.source { entries.append(("dc:source", text(source))) }
    if let day = publication.day { entries.append(("dc:temporal", .text(day))) }
    if let licence = publication.licence { entries.append(("dc:license", .map([("@id", .text(licence.address))]))) }
    entries.append(("dc:language", .text(publication.language)))
    entries.append(
      (
        "dialect",
        .line(
          .map([
            ("delimiter", .text(",")), ("quoteChar", .text("\"")), ("header", .boolean(true)),
            ("encoding", .text("utf-8")), ("lineTerminators", .list([.text("\n")])),
          ]))
      ))
    entries.append(
      (
        "tableSchema",
        .map([
          ("columns", .list(file.columns.map(column))),
          ("primaryKey", .line(.list(file.key.map(JSONValue.text)))),
        ])
      ))
    return .map(entries)
  }

  private func text(_ text: LocalizedText) -> JSONValue { .text(text.text(in: publication.language)) }

  /// The header of the file is the first of the titles.
  private func column(_ column: ColumnDescription) -> JSONValue {
    var entries: [(String, JSONValue)] = [
      ("name", .text(column.name)), ("titles", .line(.list([.text(column.name), text(column.title)]))),
      ("dc:description", text(column.text)), ("datatype", datatype(column)),
    ]
    if !column.missing.isEmpty {
      entries.append(("null", .line(.list(([""] + column.missing).map(JSONValue.text)))))
    }
    if column.isRequired { entries.append(("required", .boolean(true))) }
    return .map(entries)
  }

  private func datatype(_ column: ColumnDescription) -> JSONValue {
    guard column.kind == .text, let codes = column.codes, !codes.isEmpty else {
      return .text(Self.datatype(column.kind))
    }
    return .line(
      .map([
        ("base", .text("string")), ("format", .text(LiteralAlternatives.expression(codes))),
      ]))
  }

  private static func datatype(_ kind: ColumnDescription.Kind) -> String {
    switch kind {
    case .text: "string"
    case .integer: "integer"
    case .number: "number"
    case .date: "date"
    case .boolean: "boolean"
    }
  }
}
