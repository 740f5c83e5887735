import PeilCore
import PeilExpression
import PeilDiagnostics
import PeilJSON
import PeilTable
import PeilValues

extension FigureLines {
  /// The cells of some lines beside the place of their table in the plan, or what is wrong on which line.
  private struct Part {
    var cells: [(table: Int, cell: Cell)] = []
    var states: [[[ComponentValue]]] = []
    /// How many lines there are before what is wrong, or in all.
    var lineCount = 0
    var error: StoredRunError?
  }

  /// The tables that a file of figures holds, in the order of the plan, and the components behind them where they are wanted.
  static func read(
    _ bytes: [UInt8], file: String, plan: Plan, components: Bool = true, threads: Int = 1
  ) throws -> (tables: [TableResult], states: [TableStates]) {
    let places = Dictionary(plan.tables.enumerated().map { ($1.name, $0) }) { first, _ in first }
    let ranges = lines(bytes, parts: threads)
    let parts = try SharedWork.results(of: ranges.count, threads: threads) {
      part(bytes, ranges[$0], file: file, plan: plan, places, components: components)
    }
    var cells = [[Cell]](repeating: [], count: plan.tables.count)
    var states = [[[[ComponentValue]]]](repeating: [], count: plan.tables.count)
    var lineCount = 0
    for part in parts {
      lineCount += part.lineCount
      if let error = part.error {
        guard case .damaged(_, _, let expected) = error.reason else { throw error }
        throw StoredRunError(.damaged(file: file, line: lineCount + 1, expected: expected))
      }
      for (table, cell) in part.cells { cells[table].append(cell) }
      for (place, state) in zip(part.cells, part.states) { states[place.table].append(state) }
    }
    return (
      zip(plan.tables, cells).map { TableResult(name: $0.name, cells: $1) },
      components ? states.map { TableStates(cells: $0) } : []
    )
  }

  /// Ranges of whole lines, of about the same length.
  private static func lines(_ bytes: [UInt8], parts: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for part in 1...max(parts, 1) where start < bytes.count {
      let wanted = max(bytes.count * part / max(parts, 1), start)
      let end = bytes[wanted...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }

  private static func part(
    _ bytes: [UInt8], _ lines: Range<Int>, file: String, plan: Plan, _ places: [String: Int], components: Bool
  ) -> Part {
    func quickly(_ line: Range<Int>) -> (table: Int, cell: Cell)? {
      bytes.withUnsafeBufferPointer { buffer in
        var cursor = FigureLineCursor(buffer, line)
        return cursor.cell(of: plan, places)
      }
    }
    var part = Part()
    var start = lines.lowerBound
    while start < lines.upperBound {
      let end = bytes[start..<lines.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? lines.upperBound
      if !components, let known = quickly(start..<end) {
        part.cells.append(known)
        part.lineCount += 1
        start = end + 1
        continue
      }
      do throws(StoredRunError) {
        let node = try StoredNode.document(Array(bytes[start..<end]), file: file, locating: false)
        guard let table = places[try node.at("table").text] else { throw node.damage("a table of the pipeline") }
        let (cell, state) = try cell(node, of: plan.tables[table], components: components)
        part.cells.append((table, cell))
        if components { part.states.append(state) }
      } catch {
        part.error = error
        return part
      }
      part.lineCount += 1
      start = end + 1
    }
    return part
  }

  private static func cell(
    _ node: StoredNode, of table: PlannedTable, components: Bool
  ) throws(StoredRunError) -> (Cell, [[ComponentValue]]) {
    let place = try node.at("place").list
    let figures = try node.at("figures").list
    guard place.count == table.dimensions.count else { throw node.damage("a value for each dimension") }
    guard figures.count == table.measures.count else { throw node.damage("a figure for each measure") }
    var key: [DimensionValue] = []
    for (value, dimension) in zip(place, table.dimensions) { key.append(try self.value(value, dimension)) }
    var estimates: [Estimate] = []
    var states: [[ComponentValue]] = []
    for (figure, measure) in zip(figures, table.measures) {
      guard try figure.at("measure").text == measure.name else { throw figure.damage("measure '\(measure.name)'") }
      estimates.append(try estimate(figure))
      if components, let values = figure.optional("components") { states.append(try values.all(component)) }
    }
    return (Cell(key: key, estimates: estimates), states)
  }

  private static func value(_ node: StoredNode, _ dimension: Dimension) throws(StoredRunError) -> DimensionValue {
    switch node.node.content {
    case .null: return .missing
    case .boolean(true): return .summedOut
    case .number: return .integer(Int64(try node.integer))
    case .text(let text):
      guard let domain = dimension.column.type.domain else { return .text(text) }
      guard let position = domain.position(of: text) else { throw node.damage("a code of the dimension") }
      return .code(UInt32(position))
    case .map: return .code(UInt32(clamping: try node.at("position").integer))
    case .boolean, .list: throw node.damage("a value of the dimension")
    }
  }

  private static func estimate(_ node: StoredNode) throws(StoredRunError) -> Estimate {
    let status = try node.at("status").word(Estimate.Status.self)
    let value = try quantity(node.optional("value"))
    guard (value != nil) == (status == .ok || status == .partial) else {
      throw node.damage("a value where the status is ok or partial, and none elsewhere")
    }
    return Estimate(
      value: value, numerator: try quantity(node.optional("numerator")),
      denominator: try quantity(node.optional("denominator")), n: try node.at("n").integer,
      missing: try node.at("missing").integer, interval: try interval(node.optional("interval")), status: status,
      reason: try node.optional("reason")?.text ?? "")
  }

  private static func interval(_ node: StoredNode?) throws(StoredRunError) -> Estimate.Interval? {
    guard let node else { return nil }
    let parts = try node.list
    guard parts.count == 4 else { throw node.damage("the two ends, the method and the level of an interval") }
    return Estimate.Interval(
      lower: try parts[0].number, upper: try parts[1].number, method: try parts[2].text, level: try parts[3].number)
  }

  private static func quantity(_ node: StoredNode?) throws(StoredRunError) -> Quantity? {
    guard let node else { return nil }
    let parts = try node.list
    guard parts.count == 2, let unit = FigureUnit(rawValue: try parts[1].text) else {
      throw node.damage("a value and its unit")
    }
    switch try magnitude(parts[0]) {
    case .exact(let value): return Quantity(.exact(value), unit)
    case .number(let value): return Quantity(.approximate(value), unit)
    case .date(let date): return Quantity(.date(date), unit)
    case .undefined: throw node.damage("a value")
    }
  }

  private static func component(_ node: StoredNode) throws(StoredRunError) -> ComponentValue {
    let parts = try node.list
    guard parts.count == 3 else { throw node.damage("a value and two counts") }
    return ComponentValue(
      try magnitude(parts[0]), admitted: try parts[1].integer, missing: try parts[2].integer)
  }

  /// Exact and a day where text stands, binary64 where a number does.
  private static func magnitude(_ node: StoredNode) throws(StoredRunError) -> AggregateValue {
    if let reason = node.optional("undefined") {
      guard let known = AggregateValue.Undefined(rawValue: try reason.text) else {
        throw reason.damage("a reason why there is no value")
      }
      return .undefined(known)
    }
    guard let text = node.node.text?.text else { return .number(try node.number) }
    if let rational = Rational(lowestTerms: text) { return .exact(rational) }
    if let date = CalendarDate(iso: text) { return .date(date) }
    guard let number = Double(text) else { throw node.damage("a value") }
    return .number(number)
  }
}

extension Rational {
  /// Reads what `description` writes: `12`, `-3/4`.
  init?(lowestTerms text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let numerator = Int128(parts[0]), let denominator = parts.count == 1 ? 1 : Int128(parts[1]) else {
      return nil
    }
    self.init(numerator, denominator)
  }
}
