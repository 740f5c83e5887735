import PeilDiagnostics
import PeilJSON
import PeilSchemas
import PeilTable
import Testing

/// What Peil writes of its own files is read back by what reads the files of others.
@Suite struct DescriptionTests {
  private static let file = FileDescription(
    path: "tables/t.csv", name: "t", title: LocalizedText("T"), text: nil, bytes: 10,
    columns: [
      ColumnDescription(
        name: "kind", title: LocalizedText("Soort"), text: LocalizedText("…"), kind: .text,
        codes: ["a.b", "(c|d)", "e"],
        missing: ["_missing"]),
      ColumnDescription(name: "on", title: LocalizedText("Op"), text: LocalizedText("…"), kind: .date),
      ColumnDescription(name: "yes", title: LocalizedText("Ja"), text: LocalizedText("…"), kind: .boolean),
      ColumnDescription(
        name: "n", title: LocalizedText("N"), text: LocalizedText("…"), kind: .integer, isRequired: true),
      ColumnDescription(name: "value", title: LocalizedText("V"), text: LocalizedText("…"), kind: .number),
    ], key: ["kind", "on"])
  private static let publication = PublicationDescription(
    name: "p", title: LocalizedText("P"), language: "nl", source: nil, licence: nil, day: nil, generator: "1")

  @Test("types, codes, key and required columns come back", arguments: [true, false])
  func roundTrip(isPackage: Bool) throws {
    let json =
      isPackage
      ? DataPackageDocument(Self.publication, [Self.file]).json : CSVWDocument(Self.publication, Self.file).json
    var reader = DataSchemaReader(file: "s.json", dataFile: "tables/t.csv")
    let read = reader.read(json.bytes)
    let schema = try #require(read)
    #expect(reader.diagnostics.map(\.message) == [])
    #expect(schema.columns.map(\.name.text) == ["kind", "on", "yes", "n", "value"])
    #expect(
      schema.columns.compactMap { Self.option("type", $0) } == ["category", "date", "boolean", "integer", "number"])
    #expect(Self.options("values", schema.columns[0]) == ["a.b", "(c|d)", "e"])
    #expect(schema.primaryKey?.map(\.text) == ["kind", "on"])
    #expect(schema.columns[3].options.contains { $0.key.text == "constraints" })
  }

  private static func options(_ key: String, _ column: DataSchema.Column) -> [String] {
    column.options.first { $0.key.text == key }?.value.texts.map { "\($0)" } ?? []
  }

  private static func option(_ key: String, _ column: DataSchema.Column) -> String? { options(key, column).first }
}
