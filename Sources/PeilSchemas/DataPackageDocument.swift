public import PeilJSON
import PeilTable

/// A data package (datapackage.org, version 2): the files of a publication, each with its Table Schema.
public struct DataPackageDocument: Sendable {
  private let publication: PublicationDescription
  private let files: [FileDescription]

  /// The package of these files.
  public init(_ publication: PublicationDescription, _ files: [FileDescription]) {
    self.publication = publication
    self.files = files
  }

  private static let profile = "https://datapackage.org/profiles/2.0/datapackage.json"
  private static let tableSchema = "https://datapackage.org/profiles/2.0/tableschema.json"

  /// The package as `datapackage.json` has it; nothing in it depends on the day it is made.
  public var json: JSONValue {
    var entries: [(String, JSONValue)] = [
      ("$schema", .text(Self.profile)), ("name", .text(publication.name)), ("title", text(publication.title)),
    ]
    if let licence = publication.licence {
      entries.append(
        (
          "licenses",
          .list([
            .map(
              (licence.name.map { [("name", .text($0))] } ?? []) + [
                ("path", .text(licence.address)), ("title", .text(licence.title)),
              ])
          ])
        ))
    }
    if let source = publication.source { entries.append(("sources", .list([.map([("title", text(source))])]))) }
    // Properties with a colon are anybody's own; readers pass over those they do not know.
    entries.append(("dc:language", .text(publication.language)))
    if let day = publication.day { entries.append(("dc:temporal", .text(day))) }
    entries.append(("peil:version", .text(publication.generator)))
    entries.append(("resources", .list(files.map(resource))))
    return .map(entries)
  }

  private func text(_ text: LocalizedText) -> JSONValue { .text(text.text(in: publication.language)) }

  private func resource(_ file: FileDescription) -> JSONValue {
    var entries: [(String, JSONValue)] = [
      ("name", .text(file.name)), ("type", .text("table")), ("path", .text(file.path)), ("title", text(file.title)),
    ]
    if let note = file.text { entries.append(("description", text(note))) }
    return .map(
      entries + [
        ("format", .text("csv")), ("mediatype", .text("text/csv")), ("encoding", .text("utf-8")),
        ("bytes", .integer(file.bytes)),
        (
          "dialect",
          .line(.map([("delimiter", .text(",")), ("quoteChar", .text("\"")), ("lineTerminator", .text("\n"))]))
        ),
        (
          "schema",
          .map([
            ("$schema", .text(Self.tableSchema)), ("fields", .list(file.columns.map(field))),
            ("primaryKey", .line(.list(file.key.map(JSONValue.text)))),
            ("missingValues", .line(.list(([""] + missing(file)).map(JSONValue.text)))),
          ])
        ),
      ])
  }

  /// A word that is missing in one column is so in all of a schema of version 1, which most readers still are.
  private func missing(_ file: FileDescription) -> [String] {
    Set(file.columns.flatMap(\.missing)).sorted()
  }

  private func field(_ column: ColumnDescription) -> JSONValue {
    var entries: [(String, JSONValue)] = [
      ("name", .text(column.name)), ("type", .text(Self.type(column.kind))), ("title", text(column.title)),
      ("description", text(column.text)),
    ]
    if column.kind == .boolean {
      entries.append(("trueValues", .line(.list([.text("true")]))))
      entries.append(("falseValues", .line(.list([.text("false")]))))
    }
    var constraints: [(String, JSONValue)] = []
    if column.isRequired { constraints.append(("required", .boolean(true))) }
    if let codes = column.codes, !codes.isEmpty {
      constraints.append(("enum", .line(.list(codes.map(JSONValue.text)))))
    }
    if !constraints.isEmpty { entries.append(("constraints", .map(constraints))) }
    return .map(entries)
  }

  private static func type(_ kind: ColumnDescription.Kind) -> String {
    switch kind {
    case .text: "string"
    case .integer: "integer"
    case .number: "number"
    case .date: "date"
    case .boolean: "boolean"
    }
  }
}
