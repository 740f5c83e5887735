public import PeilDiagnostics
import PeilJSON

/// Reads a schema that others made: a Frictionless Table Schema or data package, or the metadata of CSV on the Web.
///
/// What a schema asks for and Peil does not do is a warning each; nothing is passed over in silence.
public struct DataSchemaReader {
  /// What there is to say about the schema, placed in its file.
  public private(set) var diagnostics: [Diagnostic] = []
  private let file: String
  private let dataFile: String

  /// A reader of a schema file; of the tables it describes the one in `dataFile` is meant.
  public init(file: String, dataFile: String) {
    self.file = file
    self.dataFile = dataFile
  }

  /// The schema; nil where it has no reading, which is then among the diagnostics.
  public mutating func read(_ bytes: [UInt8]) -> DataSchema? {
    let root: JSONNode
    do {
      root = try JSONReader.read(bytes, file: file)
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
    var notes = SchemaNotes()
    let schema = schema(root, &notes)
    diagnostics += notes.diagnostics
    return notes.diagnostics.containsErrors ? nil : schema
  }

  private func schema(_ root: JSONNode, _ notes: inout SchemaNotes) -> DataSchema? {
    func has(_ keys: String...) -> Bool { keys.contains { root[$0] != nil } }
    if has("tables", "tableSchema", "columns") { return CSVWReader(dataFile: dataFile).schema(root, &notes) }
    if has("resources") { return DataPackageReader(dataFile: dataFile).schema(package: root, &notes) }
    if has("schema", "path") { return DataPackageReader(dataFile: dataFile).schema(resource: root, &notes) }
    if has("fields") { return TableSchemaReader().schema(root, &notes) }
    let top = SourceSpan(file: file, start: root.span.start, end: root.span.start)
    notes.error(
      "not-a-schema", "this is neither a Table Schema nor metadata of CSV on the Web", at: top,
      details: [
        "a Table Schema has 'fields', a data package 'resources'",
        "CSV on the Web has 'tableSchema' with 'columns', or 'tables'",
      ])
    return nil
  }
}
