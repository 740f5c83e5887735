import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilStatistics
import PeilTable

/// What rows are allocated, the lines that come of it, and how it compares with the record.
struct AllocationResult {
  /// The rows of one compartment, the first served first.
  private struct Compartment {
    let rows: [Int]
    let ceiling: Int
    var granted: [Int] = []
    /// The lowest value that got something and the highest that got nothing, as stored, where there are both.
    var line: (lowest: Int64, highest: Int64)?
  }

  private let allocation: Allocation
  private let keys: [ColumnBuffer]
  private let recorded: [UInt32]?
  private let count: Int
  private var compartments: [Compartment] = []
  /// Rows that are equal in all that ranks them, of which some got what they asked for and others did not.
  private var undecided: [[Int]] = []
  /// Compartments whose rows have several ceilings, by their first rows.
  private var unclear: [(row: Int, ceilings: [Int])] = []
  private let all: [ColumnBuffer]

  init(_ allocation: Allocation, input: Schema, columns: [ColumnBuffer], values: SortValues) {
    self.allocation = allocation
    all = columns
    count = columns[0].count
    let width = input.columns.count
    keys = Array(columns[width..<width + allocation.by.count])
    let amounts = columns[width + allocation.by.count]
    let ceilings = columns[width + allocation.by.count + 1]
    let marks = columns[width + allocation.by.count + 2].integers
    recorded = allocation.recorded.flatMap { input.position(of: $0) }.flatMap { position in
      guard case .codes(let codes) = columns[position].values else { return nil }
      return codes
    }
    let within = allocation.within.compactMap { input.position(of: $0) }.map {
      SortOrder.Key(column: columns[$0], isDescending: false)
    }
    let groups = SortOrder(keys: within)
    let order = SortOrder(keys: within + values.order(keys).keys)
    let judged = [amounts, ceilings] + order.keys.map(\.column)
    let rows = order.sorted((0..<count).filter { row in marks[row] == 1 && judged.allSatisfy { $0.isKnown(row) } })
    var start = 0
    while start < rows.count {
      var end = start + 1
      while end < rows.count, groups.compare(rows[start], rows[end]) == 0 { end += 1 }
      add(Array(rows[start..<end]), amounts.integers, ceilings.integers)
      start = end
    }
    if allocation.transfers { transfer(amounts.integers) }
    for place in compartments.indices {
      compartments[place].line = line(compartments[place])
      noteTies(compartments[place], order, amounts.integers)
    }
  }

  private mutating func add(_ rows: [Int], _ amounts: [Int64], _ ceilings: [Int64]) {
    let different = Set(rows.map { Int(ceilings[$0]) })
    if different.count > 1 { unclear.append((rows[0], different.sorted())) }
    let ceiling = Int(ceilings[rows[0]])
    var compartment = Compartment(rows: rows, ceiling: ceiling)
    compartment.granted = allocation.rule.grants(rows.map { Int(amounts[$0]) }, ceiling: ceiling)
    compartments.append(compartment)
  }

  /// What compartments leave over goes, in their order, to the best that are still without a grant.
  private mutating func transfer(_ amounts: [Int64]) {
    var left = compartments.reduce(0) { $0 + $1.ceiling - $1.granted.reduce(0, +) }
    for place in compartments.indices {
      let waiting = compartments[place].granted.indices.filter { compartments[place].granted[$0] == 0 }
      let further = allocation.rule.grants(
        waiting.map { Int(amounts[compartments[place].rows[$0]]) }, ceiling: max(0, left))
      for (row, grant) in zip(waiting, further) { compartments[place].granted[row] = grant }
      left -= further.reduce(0, +)
    }
  }

  private func line(_ compartment: Compartment) -> (lowest: Int64, highest: Int64)? {
    guard case .integers(let values) = keys[0].values else { return nil }
    let isDescending = allocation.by[0].isDescending
    let given = zip(compartment.rows, compartment.granted).filter { $0.1 > 0 }.map { values[$0.0] }
    let others = zip(compartment.rows, compartment.granted).filter { $0.1 <= 0 }.map { values[$0.0] }
    let last = isDescending ? given.min() : given.max()
    let first = isDescending ? others.max() : others.min()
    guard let last, let first else { return nil }
    return (last, first)
  }

  private mutating func noteTies(_ compartment: Compartment, _ order: SortOrder, _ amounts: [Int64]) {
    var start = 0
    while start < compartment.rows.count {
      var end = start + 1
      while end < compartment.rows.count, order.compare(compartment.rows[start], compartment.rows[end]) == 0 {
        end += 1
      }
      let isWhole = Set((start..<end).map { compartment.granted[$0] == Int(amounts[compartment.rows[$0]]) })
      if isWhole.count > 1 { undecided.append(Array(compartment.rows[start..<end])) }
      start = end
    }
  }

  // MARK: What is told

  /// What stops the run: ties at a line that nothing decides, and several ceilings in one compartment.
  func failures(
    _ origins: [RowOrigin], _ allocation: Allocation, input: Schema, dataset: String, at span: SourceSpan?
  ) -> [RowFailure] {
    var failures: [RowFailure] = []
    func heading(_ names: [String], _ row: Int) -> String {
      let places = names.compactMap { input.position(of: $0) }
      return places.isEmpty
        ? "all rows" : ValueText.key(places.map { all[$0] }, places.map { input.columns[$0].type }, row)
    }
    if !unclear.isEmpty {
      failures.append(
        RowFailure(
          "several-ceilings",
          "\(RowFailure.counted(unclear.count, "compartment")) of '\(dataset)' \(unclear.count == 1 ? "has" : "have")"
            + " several ceilings", at: span,
          details: unclear.prefix(RowFailure.shown).map { entry in
            let amounts = entry.ceilings.prefix(5).map { ValueText.of(ColumnBuffer(.integers([Int64($0)])), .money, 0) }
            return "\(heading(allocation.within, entry.row)): \(amounts.joined(separator: ", "))"
          } + ["name in `within` what tells the compartments apart"]))
    }
    if !undecided.isEmpty {
      let names = allocation.by.map(\.value.formula).joined(separator: ", ")
      failures.append(
        RowFailure(
          "tied-at-line",
          "the ceiling of '\(dataset)' falls among rows that are equal in \(names), by which they are served", at: span,
          groups: undecided.prefix(RowFailure.shown).map { rows in
            KeyedRows(
              key: rows.prefix(5).map { heading(allocation.names, $0) }.joined(separator: ", ")
                + (rows.count > 5 ? ", … \(rows.count - 5) more" : ""), rows.map { origins[$0] })
          }, of: undecided.count,
          remedies: [
            "add to 'by' what the scheme decided between them by, such as the recorded draw; nothing is drawn here"
          ]
        ))
    }
    return failures
  }

  private static let names = ["taking-part", "granted", "granted-cents", "ceiling-cents"]
  static let noDetails = names.map { LedgerDetail($0, 0) }

  /// The counts for the ledger.
  var details: [LedgerDetail] {
    let granted = compartments.flatMap(\.granted)
    var details = [
      LedgerDetail("taking-part", granted.count), LedgerDetail("granted", granted.count { $0 > 0 }),
      LedgerDetail("granted-cents", granted.reduce(0, +)),
      LedgerDetail("ceiling-cents", compartments.reduce(0) { $0 + $1.ceiling }),
    ]
    guard let recorded else { return details }
    let findings = findings(recorded)
    details += [
      LedgerDetail("not-on-record", findings.count { $0 == Self.code(.notOnRecord) }),
      LedgerDetail("only-on-record", findings.count { $0 == Self.code(.onlyOnRecord) }),
      LedgerDetail("passed-over", passedOver(recorded)),
    ]
    return details
  }

  /// The rows that got nothing on record while a row that is served after them did.
  private func passedOver(_ recorded: [UInt32]) -> Int {
    compartments.reduce(0) { total, compartment in
      let onRecord = compartment.rows.map { recorded[$0] == Outcome.granted.code }
      guard let last = onRecord.lastIndex(of: true) else { return total }
      return total + onRecord[..<last].count { !$0 }
    }
  }

  // MARK: Columns

  private static func code(_ finding: Allocation.Finding) -> UInt32 {
    UInt32(Allocation.Finding.domain.position(of: finding.rawValue) ?? 0)
  }

  private func findings(_ recorded: [UInt32]) -> [UInt32] {
    var codes = [UInt32](repeating: Self.code(.apart), count: count)
    for compartment in compartments {
      for (row, granted) in zip(compartment.rows, compartment.granted) {
        switch (granted > 0, recorded[row] == Outcome.granted.code) {
        case (true, false): codes[row] = Self.code(.notOnRecord)
        case (false, true): codes[row] = Self.code(.onlyOnRecord)
        default: codes[row] = Self.code(.agrees)
        }
      }
    }
    return codes
  }

  /// The columns made, by name.
  var columns: [String: ColumnBuffer] {
    var known = [UInt8](repeating: 0, count: count)
    var granted = [Int64](repeating: 0, count: count)
    var isOnLine = [UInt8](repeating: 0, count: count)
    var hasLine = [UInt8](repeating: 0, count: count)
    var distances = [Int64](repeating: 0, count: count)
    for compartment in compartments {
      for (row, grant) in zip(compartment.rows, compartment.granted) {
        known[row] = 1
        granted[row] = Int64(grant)
        guard let line = compartment.line, case .integers(let values) = keys[0].values else { continue }
        hasLine[row] = 1
        isOnLine[row] = values[row] == line.lowest || values[row] == line.highest ? 1 : 0
        // Twice the value less both ends, in units of half: five tenths of a unit each.
        let twice = 2 * values[row] - line.lowest - line.highest
        distances[row] = (allocation.by[0].isDescending ? twice : -twice) * 5
      }
    }
    var columns = [allocation.into: ColumnBuffer(.integers(granted), known: known)]
    if let name = allocation.distance { columns[name] = ColumnBuffer(.integers(distances), known: hasLine) }
    if let name = allocation.atLine { columns[name] = ColumnBuffer(.bits(isOnLine), known: hasLine) }
    if let name = allocation.finding, let recorded { columns[name] = ColumnBuffer(.codes(findings(recorded))) }
    return columns
  }
}
