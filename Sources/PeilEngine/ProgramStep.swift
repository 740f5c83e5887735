import PeilCore
import PeilDiagnostics
import PeilTable

/// Sends all rows to a program when the last has come, and goes on with what comes back.
final class ProgramStep: HoldingStep {
  private let call: ProgramCall
  private let permission: ProgramPermission
  private let input: Schema
  private let output: Schema
  private let span: SourceSpan?

  init(
    _ call: ProgramCall, _ permission: ProgramPermission, input: Schema, output: Schema, entry: LedgerEntry,
    place: LedgerPlace, span: SourceSpan?
  ) {
    self.call = call
    self.permission = permission
    self.input = input
    self.output = output
    self.span = span
    super.init(entry: entry, place: place)
  }

  override func finish(_ columns: [ColumnBuffer], _ origins: [RowOrigin], _ tail: inout TailOrder) throws {
    let sent = try ProgramInput(call, input, columns, rowCount: origins.count).file()
    let process = ProgramProcess(call, permission, span: span)
    let returned = try process.run(
      on: sent, told: ProgramSchema.settings(sent: call.sent.compactMap { input[$0] }, returned: call.returned))
    let rows = try ProgramOutput(call, process).rows(of: returned)
    entry.details = [
      LedgerDetail("program", call.shown), LedgerDetail("sent", origins.count), LedgerDetail("returned", rows.rowCount),
    ]
    switch call.answer {
    case .columns(let key): try answer(columns, origins, rows, key, process, &tail)
    case .rows(let key): try replace(rows, key, process, &tail)
    }
  }

  /// Each row with the columns of the answer that has its key.
  private func answer(
    _ columns: [ColumnBuffer], _ origins: [RowOrigin], _ rows: Chunk, _ key: [String], _ process: ProgramProcess,
    _ tail: inout TailOrder
  ) throws {
    let answers = Schema(columns: call.returned, grain: .whole)
    let names = { (chunk: [ColumnBuffer], schema: Schema, row: Int) in
      let places = key.compactMap { schema.position(of: $0) }
      return ValueText.key(places.map { chunk[$0] }, places.map { schema.columns[$0].type }, row)
    }
    let table = KeyTable()
    let own = table.number(KeyEncoder(key, in: input, keepsMissing: true).encode(columns, rowCount: origins.count))
    if let row = own.indices.first(where: { Int(own[$0]) != $0 }) {
      throw process.failure(
        "program-key", "two rows with the same key were sent: \(names(columns, input, row))",
        ["an answer could belong to either: name under 'key' what tells the rows apart"])
    }
    let found = table.find(
      KeyEncoder(key, in: answers, keepsMissing: true).encode(rows.columns, rowCount: rows.rowCount))
    var places = [Int?](repeating: nil, count: origins.count)
    for (row, id) in found.enumerated() {
      guard id != KeyTable.none else {
        throw process.failure(
          "program-answer", "an answer is about a row that was not sent: \(names(rows.columns, answers, row))",
          ["the program must give back the key as it came: \(key.joined(separator: ", "))"])
      }
      if places[Int(id)] != nil {
        throw process.failure(
          "program-answer", "two answers are about one row: \(names(rows.columns, answers, row))", [])
      }
      places[Int(id)] = row
    }
    let silent = places.indices.filter { places[$0] == nil }
    if let first = silent.first {
      throw process.failure(
        "program-answer",
        "\(RowFailure.counted(silent.count, "row")) of \(origins.count) had no answer, such as \(names(columns, input, first))",
        ["a row about which nothing can be said is given back with an empty value"])
    }
    let order = places.compactMap(\.self)
    let made = output.columns.map { column in
      input.position(of: column.name).map { columns[$0] }
        ?? answers.position(of: column.name).map { rows.columns[$0].gathered(order) }
    }
    try forward(made.compactMap(\.self), origins, &tail)
  }

  /// The rows that came back, in the place of those that were sent.
  private func replace(_ rows: Chunk, _ key: [String], _ process: ProgramProcess, _ tail: inout TailOrder) throws {
    let answers = Schema(columns: call.returned, grain: .whole)
    if !key.isEmpty {
      let numbers = KeyTable().number(
        KeyEncoder(key, in: answers, keepsMissing: true).encode(rows.columns, rowCount: rows.rowCount))
      if let row = numbers.indices.first(where: { Int(numbers[$0]) != $0 }) {
        let places = key.compactMap { answers.position(of: $0) }
        let name = ValueText.key(places.map { rows.columns[$0] }, places.map { answers.columns[$0].type }, row)
        throw process.failure(
          "program-key", "two rows with the same key came back: \(name)",
          ["name under 'key' what tells the rows apart, or write 'key: none'"])
      }
    }
    entry.merged = entry.rowsIn
    entry.added = rows.rowCount
    entry.rowsOut = rows.rowCount
    let columns = output.columns.compactMap { column in
      answers.position(of: column.name).map { rows.columns[$0] }
    }
    try forward(columns, [RowOrigin](repeating: .derived, count: rows.rowCount), &tail)
  }
}
