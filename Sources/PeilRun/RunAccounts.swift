public import PeilCore
import PeilCSV
import PeilDiagnostics
import PeilJSON

/// The files of a run that account for rows and rules, made again from a stored run, and read cell by cell.
public enum RunAccounts {
  /// `ledger.csv`, and `checks.csv` where there are rules.
  public static func files(of result: RunResult) -> [OutputFile] {
    var files = [OutputFile(path: "ledger.csv", bytes: LedgerFile.bytes(of: result.ledger))]
    if !result.checks.isEmpty {
      files.append(OutputFile(path: "checks.csv", bytes: ChecksFile.bytes(of: result.checks)))
    }
    return files
  }

  /// `run.json` of a run whose other files are those listed.
  public static func listing(of result: RunResult, plan: Plan, _ listing: RunListing) -> OutputFile {
    let record = RunRecord(plan: plan, result: result)
    return OutputFile(path: RunListing.path, bytes: record.bytes(files: listing.files, formats: listing.formats))
  }

  /// The cells of one of these files; nil where it cannot be read.
  public static func cells(of file: OutputFile) -> [PublishedCell]? {
    if file.path.hasSuffix(".json") { return values(of: file) }
    guard let text = TidyText(file.bytes), let header = text.records.first?.fields, header.count > 3 else { return nil }
    return text.records.dropFirst().flatMap { record -> [PublishedCell] in
      let fields = record.fields
      guard fields.count == header.count else {
        return [PublishedCell(table: "", row: "line \(record.line)", column: "fields", text: "\(fields.count)")]
      }
      return header.indices.dropFirst(3).map {
        PublishedCell(
          table: "", row: "\(fields[0]), stage \(fields[1]), \(fields[2])", column: header[$0], text: fields[$0])
      }
    }.withDistinctPlaces
  }

  /// Every value of a JSON document, by the keys and numbers that lead to it.
  private static func values(of file: OutputFile) -> [PublishedCell]? {
    guard let root = try? JSONReader.read(file.bytes, file: file.path, limit: 10_000_000) else { return nil }
    var cells: [PublishedCell] = []
    func walk(_ node: JSONNode, _ path: String) {
      switch node.content {
      case .map(let entries): for entry in entries { walk(entry.value, path + "." + entry.key.text) }
      case .list(let items): for (place, item) in items.enumerated() { walk(item, "\(path)[\(place)]") }
      case .text(let text), .number(let text): add(text)
      case .boolean(let value): add(value ? "true" : "false")
      case .null: add("null")
      }
      func add(_ text: String) {
        cells.append(
          PublishedCell(table: "", row: path.hasPrefix(".") ? String(path.dropFirst()) : path, column: "", text: text))
      }
    }
    walk(root, "")
    return cells.withDistinctPlaces
  }
}
