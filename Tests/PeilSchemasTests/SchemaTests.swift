import PeilDiagnostics
import PeilSchemas
import Testing

/// Schemas as others write them, and what they become in the words of the pipeline language.
@Suite struct SchemaTests {
  private static func read(
    _ text: String, dataFile: String = "a.csv"
  ) -> (schema: DataSchema?, messages: [String], isRefused: Bool) {
    var reader = DataSchemaReader(file: "schema.json", dataFile: dataFile)
    let schema = reader.read(Array(text.utf8))
    return (schema, reader.diagnostics.map(\.message), schema == nil)
  }

  /// The options of a column in one line: keys, and texts in the order written.
  private static func options(_ column: DataSchema.Column?) -> String {
    column.map { $0.options.map(words).joined(separator: "; ") } ?? "no column"
  }

  private static func words(_ entry: SchemaSetting.Entry) -> String { "\(entry.key.text): \(words(entry.value))" }

  private static func words(_ setting: SchemaSetting) -> String {
    switch setting {
    case .text(let text): text.text
    case .list(let items, _): "[" + items.map(words).joined(separator: ", ") + "]"
    case .map(let entries, _): "{" + entries.map(words).joined(separator: ", ") + "}"
    }
  }

  @Test(
    "a field of a Table Schema is a column with its type, signs, patterns and constraints",
    arguments: [
      (#"{"name": "a"}"#, "type: text"), (#"{"name": "a", "type": "integer"}"#, "type: integer"),
      (#"{"name": "a", "type": "year"}"#, "type: integer"),
      (
        #"{"name": "a", "type": "number", "decimalChar": ",", "groupChar": "."}"#,
        "type: number; decimal: ,; thousands: ."
      ),
      (#"{"name": "a", "type": "date"}"#, "type: date; dates: yyyy-MM-dd"),
      (#"{"name": "a", "type": "date", "format": "%d-%m-%Y"}"#, "type: date; dates: d-M-yyyy"),
      (
        #"{"name": "a", "constraints": {"required": true, "pattern": "[A-Z]+", "maxLength": 5}}"#,
        "type: text; constraints: {required: true, pattern: [A-Z]+, max-length: 5}"
      ),
      (
        #"{"name": "a", "constraints": {"enum": ["x", "y"]}}"#, "type: category; values: [x, y]; match: exact"
      ),
      (
        #"{"name": "a", "type": "integer", "constraints": {"minimum": 1, "exclusiveMaximum": 10}}"#,
        "type: integer; constraints: {minimum: 1, below: 10}"
      ),
    ])
  func field(_ field: String, _ options: String) {
    let read = Self.read("{\"fields\": [\(field)]}")
    #expect(Self.options(read.schema?.columns.first) == options)
    #expect(read.messages == [])
  }

  @Test(
    "a datatype of CSV on the Web is a column with the pattern of UAX 35 it asks for",
    arguments: [
      (#""integer""#, "type: integer"),
      (#"{"base": "date", "format": "dd-MM-yyyy"}"#, "type: date; dates: dd-MM-yyyy"),
      (#"{"base": "boolean", "format": "ja|nee"}"#, "type: boolean; values: {ja: true, nee: false}; match: exact"),
    ])
  func datatype(_ datatype: String, _ options: String) {
    let read = Self.read(
      #"{"@context": "http://www.w3.org/ns/csvw", "url": "a.csv", "tableSchema": {"columns": [{"name": "a", "datatype": "#
        + datatype + "}]}}")
    #expect(Self.options(read.schema?.columns.first) == options, "\(read.messages)")
  }

  /// `#.##0,00` by section 6.4.2 of the model: groups of three by a point, exactly two decimals behind a comma.
  @Test("a number pattern gives the signs, the scale, and the form every word must have")
  func numberPattern() throws {
    let format = ##"{"pattern": "#.##0,00", "decimalChar": ",", "groupChar": "."}"##
    let datatype = #"{"base": "decimal", "format": "# + format + "}"
    let read = Self.read(
      #"{"url": "a.csv", "tableSchema": {"columns": [{"name": "a", "datatype": "# + datatype + "}]}}"
    )
    let options = Self.options(read.schema?.columns.first)
    #expect(
      options.hasPrefix("type: decimal; scale: 2; decimal: ,; thousands: .; constraints: {pattern: "), "\(options)")
    let start = try #require(options.firstRange(of: "{pattern: "))
    let regex = try Regex(String(options[start.upperBound...].dropLast()))
    for word in ["1.234,56", "0,00", "-12,30", "1.234.567,00"] {
      #expect(try regex.wholeMatch(in: word) != nil, "\(word)")
    }
    for word in ["1234,56", "1.23,00", "1,5", "1.234,567"] { #expect(try regex.wholeMatch(in: word) == nil, "\(word)") }
  }

  @Test("keys, missing values and dialects are taken over")
  func keys() {
    let read = Self.read(
      """
      {"resources": [{"name": "r", "path": "a.csv", "dialect": {"delimiter": ";"}, "encoding": "windows-1252", "schema": {
        "fields": [{"name": "a"}, {"name": "b"}], "missingValues": ["", "-"], "primaryKey": ["a", "b"],
        "foreignKeys": [{"fields": "b", "reference": {"resource": "s", "fields": "x"}}]}}]}
      """)
    #expect(read.schema?.primaryKey?.map(\.text) == ["a", "b"])
    #expect(read.schema?.foreignKeys.first?.referenced.map(\.text) == ["x"])
    let format = (read.schema?.format ?? []).map(Self.words).sorted()
    #expect(format == ["delimiter: ;", "encoding: windows-1252", "missing: [, -]"], "\(read.messages)")
  }

  @Test(
    "what Peil does not do is said, and what has no reading is refused",
    arguments: [
      (
        #"{"fields": [{"name": "a", "type": "geopoint"}]}"#,
        "Peil has no type 'geopoint': the column is read as text", false
      ),
      (#"{"fields": [{"name": "a", "type": "numbr"}]}"#, "'numbr' is no type of a Table Schema", true),
      (
        #"{"fields": [{"name": "a", "format": "email"}]}"#, "that a text is of the format 'email' is not checked", false
      ),
      (#"{"fields": [{"name": "a"}, {"name": "a"}]}"#, "two fields are called 'a'", true),
      (#"{"fields": [{"name": "a"}], "primaryKey": "b"}"#, "no field is called 'b'", true),
      (#"{"a": 1}"#, "this is neither a Table Schema nor metadata of CSV on the Web", true),
      (#"{"fields": [}"#, "found '}', expected a value", true),
    ])
  func notes(_ text: String, _ message: String, isRefused: Bool) {
    let read = Self.read(text)
    #expect(read.messages == [message])
    #expect(read.isRefused == isRefused)
  }
}
