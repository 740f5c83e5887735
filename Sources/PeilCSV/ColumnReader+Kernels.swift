import PeilTable

/// The loops over a column's fields, one per form of value.
extension ColumnReader {
  /// What a loop finds beside values: which rows are known, and what is wrong.
  private struct Findings {
    var known: [UInt8]?
    var problems: [FieldProblem] = []
    let count: Int

    init(count: Int) { self.count = count }

    mutating func setMissing(_ row: Int) {
      if known == nil { known = [UInt8](repeating: 1, count: count) }
      known?[row] = 0
    }
  }

  private func note(_ reason: FieldProblem.Reason, _ row: Int, _ fields: FieldColumn, _ findings: inout Findings) {
    findings.setMissing(row)
    findings.problems.append(FieldProblem(row: row, reason: reason, rawValue: encoding.text(of: fields[row])))
  }

  @inline(__always)
  mutating func readValues<Parser: FieldParser>(
    _ fields: FieldColumn, _ parser: Parser, _ wrap: ([Parser.Value]) -> ColumnBuffer.Values
  ) -> ColumnReading {
    var findings = Findings(count: fields.count)
    let values = [Parser.Value](unsafeUninitializedCapacity: fields.count) { values, count in
      for row in 0..<fields.count {
        let field = fields[row]
        if let first = field.first, missing.excludes(first), let plain = parser.plain(field) {
          values.initializeElement(at: row, to: plain)
          continue
        }
        let bytes = Blanks.trimmed(field, isSingleByte: fields.isSingleByte)
        var value = Parser.empty
        if missing.contains(bytes) {
          findings.setMissing(row)
        } else {
          switch parser.parse(bytes) {
          case .value(let parsed): value = parsed
          case .invalid(let reason): note(reason, row, fields, &findings)
          }
        }
        values.initializeElement(at: row, to: value)
      }
      count = fields.count
    }
    return ColumnReading(buffer: ColumnBuffer(wrap(values), known: findings.known), problems: findings.problems)
  }

  /// Codes, or masks of them: `missingValue` stands where the word is missing, `quick` reads the words that are known, and
  /// `resolve` knows what a new word means.
  @inline(__always)
  mutating func readWords<Value>(
    _ fields: FieldColumn, missingValue: UInt64?, isOutcome: Bool = false,
    quick: (QuickWords, UnsafeMutableBufferPointer<Value>, UnsafeMutableBufferPointer<UInt32>) -> Int?,
    value: (UInt64) -> Value, resolve: (UnsafeBufferPointer<UInt8>) -> WordMeaning,
    _ wrap: ([Value]) -> ColumnBuffer.Values
  ) -> ColumnReading {
    var findings = Findings(count: fields.count)
    let values = [Value](unsafeUninitializedCapacity: fields.count) { values, count in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: fields.count) { unknown in
        let unknownCount = quick(cache.quick, values, unknown)
        for place in 0..<(unknownCount ?? fields.count) {
          let row = unknownCount == nil ? place : Int(unknown[place])
          let found = read(row, fields, missingValue, isOutcome: isOutcome, resolve: resolve, &findings)
          values.initializeElement(at: row, to: value(found))
        }
      }
      count = fields.count
    }
    return ColumnReading(buffer: ColumnBuffer(wrap(values), known: findings.known), problems: findings.problems)
  }

  private mutating func read(
    _ row: Int, _ fields: FieldColumn, _ missingValue: UInt64?, isOutcome: Bool,
    resolve: (UnsafeBufferPointer<UInt8>) -> WordMeaning, _ findings: inout Findings
  ) -> UInt64 {
    switch cache.meaning(of: fields[row], resolve: resolve) {
    case .value(let found): return found
    case .missing:
      if let missingValue { return missingValue }
      if isOutcome { note(.missingOutcome, row, fields, &findings) } else { findings.setMissing(row) }
    case .unknown:
      note(.unknownWord, row, fields, &findings)
      if let missingValue, format.invalid == .missing {
        findings.known?[row] = 1
        return missingValue
      }
    }
    return 0
  }

  mutating func readText(_ fields: FieldColumn) -> ColumnReading {
    guard let table = SingleByteTable.of(encoding) else { return readUTF8(fields) }
    return readBytes(fields) { field, _, text in
      table.append(field, to: &text)
      return nil
    }
  }

  /// Text that is stored as it stands.
  private mutating func readUTF8(_ fields: FieldColumn) -> ColumnReading {
    var findings = Findings(count: fields.count)
    var total = 0
    for row in 0..<fields.count { total &+= fields[row].count }
    var offsets = [Int](repeating: 0, count: fields.count + 1)
    let bytes = [UInt8](unsafeUninitializedCapacity: total) { bytes, count in
      let target = UnsafeMutableRawPointer(bytes.baseAddress)
      offsets.withUnsafeMutableBufferPointer { offsets in
        for row in 0..<fields.count {
          let field = fields[row]
          if isMissing(field, isSingleByte: fields.isSingleByte) {
            findings.setMissing(row)
          } else if let target, let source = UnsafeRawPointer(field.baseAddress) {
            FieldWord.copy(source, to: target + count, count: field.count)
            count &+= field.count
          }
          offsets[row &+ 1] = count
        }
      }
    }
    let storage = TextStorage(bytes: bytes, offsets: offsets)
    return ColumnReading(buffer: ColumnBuffer(.text(storage), known: findings.known), problems: [])
  }

  @inline(__always)
  private mutating func isMissing(_ field: UnsafeBufferPointer<UInt8>, isSingleByte: Bool) -> Bool {
    if let first = field.first, first > 0x20, first < 0x80, missing.excludes(first) { return false }
    return missing.contains(Blanks.trimmed(field, isSingleByte: isSingleByte))
  }

  mutating func readIdentifiers(_ fields: FieldColumn, _ parser: IdentifierParser) -> ColumnReading {
    readBytes(fields) { _, trimmed, text in parser.append(trimmed, to: &text) }
  }

  @inline(__always)
  private mutating func readBytes(
    _ fields: FieldColumn,
    append: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>, inout [UInt8]) -> FieldProblem.Reason?
  ) -> ColumnReading {
    var findings = Findings(count: fields.count)
    var text: [UInt8] = []
    text.reserveCapacity((0..<fields.count).reduce(0) { $0 + fields[$1].count })
    let offsets = [Int](unsafeUninitializedCapacity: fields.count + 1) { offsets, count in
      offsets.initializeElement(at: 0, to: 0)
      for row in 0..<fields.count {
        let field = fields[row]
        let trimmed = Blanks.trimmed(field, isSingleByte: fields.isSingleByte)
        if missing.contains(trimmed) {
          findings.setMissing(row)
        } else if let reason = append(field, trimmed, &text) {
          note(reason, row, fields, &findings)
        }
        offsets.initializeElement(at: row + 1, to: text.count)
      }
      count = fields.count + 1
    }
    let storage = TextStorage(bytes: text, offsets: offsets)
    return ColumnReading(buffer: ColumnBuffer(.text(storage), known: findings.known), problems: findings.problems)
  }
}
