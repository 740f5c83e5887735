import PeilCore

/// `rejects/`: every rejected row byte for byte in its source's own dialect, and beside it why.
enum RejectFiles {
  static func files(of result: RunResult) -> [OutputFile] {
    guard !result.rejections.isEmpty else { return [] }
    var files: [OutputFile] = []
    for input in result.inputs {
      let rows = result.rejections.filter { $0.source == input.source && $0.file != nil }
      if !rows.isEmpty { files.append(records(rows, head: input.head, name: input.source)) }
    }
    // Rows that no single record stands behind are written under their dataset's name, without a source's header.
    let derived = result.rejections.filter { $0.file == nil }
    for name in Set(derived.map(\.source)).sorted() {
      files.append(records(derived.filter { $0.source == name }, head: [], name: "dataset-\(name)"))
    }
    files.append(OutputFile(path: "rejects/reasons.csv", bytes: reasons(result.rejections)))
    return files
  }

  private static func records(_ rows: [Rejection], head: [UInt8], name: String) -> OutputFile {
    var bytes = head
    // A record can be rejected by several stages; it is written once.
    var written: Set<String> = []
    for row in rows where row.byte.map({ written.insert("\(row.file ?? ""):\($0)").inserted }) ?? true {
      bytes.append(contentsOf: row.bytes)
    }
    return OutputFile(path: "rejects/\(name).csv", bytes: bytes)
  }

  private static func reasons(_ rows: [Rejection]) -> [UInt8] {
    var file = DelimitedFile(header: [
      "source", "file", "line", "record", "byte", "dataset", "stage", "reason", "column", "value",
    ])
    for row in rows {
      file.append([
        row.source, row.file ?? "", number(row.line), number(row.record), number(row.byte), row.dataset ?? "",
        String(row.stage), row.reason, row.column ?? "", row.value ?? "",
      ])
    }
    return file.bytes
  }

  private static func number(_ value: Int?) -> String { value.map(String.init) ?? "" }
}
