import PeilCSV
import PeilCore
import PeilStatistics
import PeilTable
import PeilValues

/// Has a program make the figures of a table's cells: one start for all of them.
struct ProgramFigureMaker {
  private let figures: ProgramFigures
  private let permission: ProgramPermission?

  init(_ figures: ProgramFigures, _ permission: ProgramPermission?) {
    self.figures = figures
    self.permission = permission
  }

  /// An estimate for each state, a tally of the columns that are sent; a cell without rows is not sent and has none.
  func estimates(of states: [ComponentValue]) throws -> [Estimate] {
    let asked = states.indices.filter { states[$0].admitted > 0 }
    var estimates = states.map { _ in Self.without(.emptyDenominator, n: 0, missing: 0) }
    guard !asked.isEmpty else { return estimates }
    guard let permission else {
      throw RowFailure(ProgramPermission.refusal(of: figures.call, at: figures.span))
    }
    let process = ProgramProcess(figures.call, permission, span: figures.span)
    let answers = try answers(to: asked.map { states[$0] }, process)
    for (place, answer) in zip(asked, answers) { estimates[place] = try estimate(of: states[place], answer, process) }
    return estimates
  }

  private static func without(_ reason: UndefinedReason, n: Int, missing: Int) -> Estimate {
    Estimate(value: nil, n: n, missing: missing, status: .undefined, reason: reason.rawValue)
  }

  // MARK: What is sent

  private func sent(_ states: [ComponentValue]) throws -> NamelessFile {
    var groups: [Int64] = []
    var rows: [[Tally.Value]] = []
    for (group, state) in states.enumerated() {
      for line in state.tally?.lines ?? [] {
        groups += [Int64](repeating: Int64(group + 1), count: line.count)
        rows += [[Tally.Value]](repeating: line.values, count: line.count)
      }
    }
    let buffers = figures.columns.indices.map { place in
      ColumnBuffer(rows.map { $0[place] }, of: figures.columns[place].type.storageKind)
    }
    return try ProgramInput(
      figures.call, Schema(columns: [Self.group] + figures.columns, grain: .whole),
      [ColumnBuffer(.integers(groups))] + buffers, rowCount: groups.count
    ).file()
  }

  private static let group = Column(name: ProgramFigures.group, type: .integer, grain: .whole)

  // MARK: What comes back

  /// The value and the interval of one group, as columns of what came back and a row in them.
  private struct Answer {
    let value: ColumnBuffer
    let ends: (lower: ColumnBuffer, upper: ColumnBuffer)?
    let row: Int
  }

  /// One answer for each group, in their order.
  private func answers(to states: [ComponentValue], _ process: ProgramProcess) throws -> [Answer] {
    let output = try process.run(
      on: try sent(states),
      told: ProgramSchema.settings(sent: [Self.group] + figures.columns, returned: figures.call.returned))
    let rows = try ProgramOutput(figures.call, process).rows(of: output)
    // In the order of the call: group, value, and both ends where it gives them.
    guard case .integers(let groups) = rows.columns[0].values else { throw RowFailure.bug("groups are no numbers") }
    var places = [Int?](repeating: nil, count: states.count)
    for row in groups.indices {
      guard rows.columns[0].isKnown(row), (1...states.count).contains(Int(groups[row])) else {
        throw process.failure(
          "program-answer", "an answer is about a group that was not sent", ["the groups are 1 to \(states.count)"])
      }
      guard places[Int(groups[row]) - 1] == nil else {
        throw process.failure("program-answer", "two answers are about group \(groups[row])", [])
      }
      places[Int(groups[row]) - 1] = row
    }
    if let first = places.firstIndex(of: nil) {
      throw process.failure(
        "program-answer",
        "\(RowFailure.counted(places.count { $0 == nil }, "group")) of \(states.count) had no answer, such as \(first + 1)",
        ["a group about which nothing can be said is given back with an empty value"])
    }
    let ends = rows.columns.count > 3 ? (lower: rows.columns[2], upper: rows.columns[3]) : nil
    return places.compactMap(\.self).map { Answer(value: rows.columns[1], ends: ends, row: $0) }
  }

  private func estimate(of state: ComponentValue, _ answer: Answer, _ process: ProgramProcess) throws -> Estimate {
    let missing = (state.tally?.lines ?? []).reduce(0) { $0 + ($1.values.contains(.missing) ? $1.count : 0) }
    guard let magnitude = magnitude(answer.value, answer.row) else {
      return Self.without(.noAnswer, n: state.admitted, missing: missing)
    }
    return .known(
      Quantity(magnitude, figures.unit), n: state.admitted, missing: missing,
      interval: try interval(answer, process))
  }

  private func magnitude(_ column: ColumnBuffer, _ row: Int) -> Quantity.Magnitude? {
    guard column.isKnown(row) else { return nil }
    switch column.values {
    case .integers(let values):
      return Rational(Int128(values[row]), figures.unit == .money ? 100 : 1).map { .exact($0) }
    case .doubles(let values): return .approximate(values[row])
    default: return nil
    }
  }

  private func interval(_ answer: Answer, _ process: ProgramProcess) throws -> Estimate.Interval? {
    guard let level = figures.level, let ends = answer.ends,
      let lower = magnitude(ends.lower, answer.row)?.number, let upper = magnitude(ends.upper, answer.row)?.number
    else { return nil }
    guard lower <= upper else {
      throw process.failure("program-answer", "an interval runs from \(lower) down to \(upper)", ["lower comes first"])
    }
    return Estimate.Interval(lower: lower, upper: upper, method: "program", level: level)
  }
}

extension Quantity.Magnitude {
  fileprivate var number: Double? {
    switch self {
    case .exact(let value): value.doubleValue
    case .approximate(let value): value
    case .date: nil
    }
  }
}

extension ColumnBuffer {
  /// The values of a tally as a column.
  fileprivate init(_ values: [Tally.Value], of kind: StorageKind) {
    var column = ColumnBuffer.missing(kind, count: values.count)
    column.known = values.map { $0 == .missing ? 0 : 1 }
    switch kind {
    case .bits: column.values = .bits(values.map { if case .boolean(true) = $0 { 1 } else { 0 } })
    case .integers: column.values = .integers(values.map { if case .integer(let value) = $0 { value } else { 0 } })
    case .doubles: column.values = .doubles(values.map { if case .number(let value) = $0 { value } else { 0 } })
    case .codes: column.values = .codes(values.map { if case .code(let code) = $0 { code } else { 0 } })
    case .masks:
      column.values = .masks(values.map { if case .integer(let value) = $0 { UInt64(bitPattern: value) } else { 0 } })
    case .ratios: column.values = .ratios(values.map { if case .ratio(let value) = $0 { value } else { .zero } })
    case .text:
      var storage = TextStorage()
      for value in values { if case .text(let bytes) = value { storage.append(bytes) } else { storage.append([]) } }
      column.values = .text(storage)
    }
    self = column
  }
}
