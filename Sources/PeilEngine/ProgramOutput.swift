import Glibc
import PeilCSV
import PeilCore
import PeilDiagnostics
import PeilTable

/// What came back of a program: read like any source, and no row of it may be wrong.
struct ProgramOutput {
  private let call: ProgramCall
  private let process: ProgramProcess

  init(_ call: ProgramCall, _ process: ProgramProcess) {
    self.call = call
    self.process = process
  }

  /// The rows, in the order in which they came, with the columns as the call lists them.
  func rows(of file: NamelessFile) throws -> Chunk {
    do {
      let source = try SourceFile(path: "/proc/self/fd/\(file.descriptor)", format: CSVFormat())
      try checkHeader(source.header.names)
      return try rows(of: SourceFiles(source))
    } catch let error as SourceError {
      let said = error.diagnostics.map(\.message).joined(separator: "; ")
      let isEmpty = lseek(file.descriptor, 0, SEEK_END) == 0
      throw process.failure(
        "program-output", isEmpty ? "nothing came back" : "what came back is no table: \(said)",
        ["what is expected on standard output is CSV with this header: \(header)"])
    }
  }

  private var header: String { call.returned.map(\.name).joined(separator: ",") }

  private func checkHeader(_ names: [String]) throws {
    let wanted = call.returned.map(\.name)
    let missing = wanted.filter { !names.contains($0) }
    let others = names.filter { !wanted.contains($0) }
    guard !missing.isEmpty || !others.isEmpty || names.count != wanted.count else { return }
    var details = ["came back: \(listed(names, limit: 20))", "declared under 'columns' and 'key': \(header)"]
    for name in missing {
      if let near = nearestName(to: name, among: others) { details.append("is '\(near)' meant to be '\(name)'?") }
    }
    let said =
      missing.isEmpty
      ? (others.isEmpty
        ? "a column came back twice"
        : "\(others.count == 1 ? "a column" : "columns") came back that the pipeline does not declare: \(listed(others, limit: 6))")
      : "\(missing.count == 1 ? "a column" : "columns") did not come back: \(missing.joined(separator: ", "))"
    throw process.failure("program-columns", said, details)
  }

  private func rows(of files: SourceFiles) throws -> Chunk {
    let queue = try BlockQueue(files)
    var block = SourceBlock(encoding: .utf8)
    var reader = try ChunkReader(files, columns: call.returned.map(format), source: 0)
    var chunks: [Chunk] = []
    // The header is the first line.
    var lines = 1
    while try queue.next(into: &block) {
      let read = try reader.read(block)
      if let rejected = read.rejected.first {
        throw process.failure(
          "program-value", "line \(lines + rejected.lineInBlock + 1) of what came back: \(rejected.message)",
          [
            "the type of a column is declared under 'columns'; a missing value is an empty field, or what 'missing' lists"
          ])
      }
      lines += read.counts.lineCount
      chunks.append(read.chunk)
    }
    guard let first = chunks.first else { return Self.nothing(call.returned) }
    return Chunk(
      index: 0,
      columns: first.columns.indices.map { place in ColumnBuffer.concatenated(chunks.map { $0.columns[place] }) },
      origins: RowOrigins.derived(chunks.reduce(0) { $0 + $1.rowCount }))
  }

  private static func nothing(_ columns: [Column]) -> Chunk {
    Chunk(
      index: 0, columns: columns.map { ColumnBuffer.missing($0.type.storageKind, count: 0) },
      origins: RowOrigins.derived(0))
  }

  private func format(_ column: Column) -> ColumnFormat {
    ColumnFormat(
      name: column.name, header: column.name, type: column.type, fields: FieldFormat(missing: call.missing),
      words: (column.type.domain?.codes ?? []).enumerated().map {
        ColumnFormat.Word(raw: $0.element, code: UInt32($0.offset))
      })
  }
}
