import PeilTable

/// Holds a column's words against its constraints, after they were typed.
struct ConstraintCheck {
  private let constraints: ColumnConstraints
  private let encoding: TextEncoding
  private let pattern: Regex<AnyRegexOutput>?
  private let minimum: Bound?
  private let maximum: Bound?
  private let above: Bound?
  private let below: Bound?
  private let values: [Bound]?

  /// A value in the form in which the column holds its own.
  private enum Bound {
    case integer(Int64)
    case double(Double)
  }

  /// Nil where the column has no constraints; throws where a bound is no value of its type, or a pattern is none.
  init?(_ format: ColumnFormat, encoding: TextEncoding) throws(ColumnFormatError) {
    guard let constraints = format.constraints else { return nil }
    self.constraints = constraints
    self.encoding = encoding
    func bound(_ text: String?) throws(ColumnFormatError) -> Bound? {
      guard let text else { return nil }
      return try Self.bound(text, format)
    }
    minimum = try bound(constraints.minimum)
    maximum = try bound(constraints.maximum)
    above = try bound(constraints.above)
    below = try bound(constraints.below)
    if let words = constraints.values {
      var values: [Bound] = []
      for word in words { values.append(try Self.bound(word, format)) }
      self.values = values
    } else {
      values = nil
    }
    if let text = constraints.pattern {
      guard let regex = try? Regex(text) else {
        throw ColumnFormatError(column: format.name, reason: .badPattern(text))
      }
      pattern = regex
    } else {
      pattern = nil
    }
  }

  private static func bound(_ text: String, _ format: ColumnFormat) throws(ColumnFormatError) -> Bound {
    var reader = try ColumnReader(ColumnFormat(name: format.name, header: "", type: format.type), encoding: .utf8)
    let reading = reader.read(word: text)
    guard reading.problems.isEmpty, reading.buffer.isKnown(0) else {
      throw ColumnFormatError(column: format.name, reason: .badBound(text))
    }
    switch reading.buffer.values {
    case .integers(let values): return .integer(values[0])
    case .doubles(let values): return .double(values[0])
    default: throw ColumnFormatError(column: format.name, reason: .badBound(text))
    }
  }

  /// Adds the rows whose words fail; those that are invalid already have their reason.
  func check(_ reading: inout ColumnReading, _ grid: RecordGrid, column: Int) {
    let invalid = Set(reading.problems.map(\.row))
    var problems: [FieldProblem] = []
    for row in 0..<grid.rowCount where !invalid.contains(row) {
      let bytes = grid.field(row: row, column: column)
      guard let reason = reason(reading.buffer, row, bytes) else { continue }
      problems.append(FieldProblem(row: row, reason: reason, rawValue: encoding.text(of: bytes)))
    }
    guard !problems.isEmpty else { return }
    reading.problems = (reading.problems + problems).sorted { $0.row < $1.row }
    var known = reading.buffer.known ?? [UInt8](repeating: 1, count: reading.buffer.count)
    for problem in problems { known[problem.row] = 0 }
    reading.buffer.known = known
  }

  private func reason(_ buffer: ColumnBuffer, _ row: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> FieldProblem.Reason? {
    guard buffer.isKnown(row) else { return constraints.isRequired ? .missingValue : nil }
    if let pattern, (try? pattern.wholeMatch(in: encoding.text(of: bytes))) == nil { return .otherPattern }
    if constraints.minimumLength != nil || constraints.maximumLength != nil {
      let length = encoding.text(of: bytes).unicodeScalars.count
      if length < constraints.minimumLength ?? 0 || length > constraints.maximumLength ?? .max { return .otherLength }
    }
    if let minimum, compare(buffer, row, minimum) < 0 { return .outOfBounds }
    if let maximum, compare(buffer, row, maximum) > 0 { return .outOfBounds }
    if let above, compare(buffer, row, above) <= 0 { return .outOfBounds }
    if let below, compare(buffer, row, below) >= 0 { return .outOfBounds }
    if let values, !values.contains(where: { compare(buffer, row, $0) == 0 }) { return .unknownWord }
    return nil
  }

  /// Below zero where the row's value is less than the bound; a number that is none lies above every bound.
  private func compare(_ buffer: ColumnBuffer, _ row: Int, _ bound: Bound) -> Int {
    switch (buffer.values, bound) {
    case (.integers(let values), .integer(let bound)): values[row] < bound ? -1 : values[row] > bound ? 1 : 0
    case (.doubles(let values), .double(let bound)): values[row] < bound ? -1 : values[row] == bound ? 0 : 1
    default: 0
    }
  }
}
