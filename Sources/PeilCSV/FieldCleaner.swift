import PeilTable

/// Cleans a column's raw words before they are typed; what it leaves is UTF-8.
struct FieldCleaner: Sendable {
  private let steps: [ColumnFormat.Cleaning]
  private let table: SingleByteTable?

  init(_ steps: [ColumnFormat.Cleaning], _ encoding: TextEncoding) {
    self.steps = steps
    table = SingleByteTable.of(encoding)
  }

  /// A column's fields after cleaning: their bytes, and where each begins and how long it is.
  struct Cleaned {
    var bytes: [UInt8] = []
    var starts: [UInt32] = []
    var lengths: [UInt32] = []
  }

  func clean(_ column: FieldColumn) -> Cleaned {
    var cleaned = Cleaned()
    cleaned.starts.reserveCapacity(column.count)
    cleaned.lengths.reserveCapacity(column.count)
    var field: [UInt8] = []
    for row in 0..<column.count {
      field.removeAll(keepingCapacity: true)
      if let table {
        table.append(column[row], to: &field)
      } else {
        field.append(contentsOf: column[row])
      }
      for step in steps { apply(step, to: &field) }
      cleaned.starts.append(UInt32(cleaned.bytes.count))
      cleaned.lengths.append(UInt32(field.count))
      cleaned.bytes.append(contentsOf: field)
    }
    return cleaned
  }

  private func apply(_ step: ColumnFormat.Cleaning, to field: inout [UInt8]) {
    switch step {
    case .trim: field = field.withUnsafeBufferPointer { Array(Blanks.trimmed($0, isSingleByte: false)) }
    case .collapseSpaces: field = field.withUnsafeBufferPointer(collapsed)
    case .upper: changeCase(&field, from: UInt8(ascii: "a"), to: UInt8(ascii: "A")) { $0.uppercased() }
    case .lower: changeCase(&field, from: UInt8(ascii: "A"), to: UInt8(ascii: "a")) { $0.lowercased() }
    }
  }

  private func collapsed(_ field: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(field.count)
    var index = 0
    var wasBlank = false
    while index < field.count {
      let blank = Blanks.length(field, at: index, isSingleByte: false)
      if blank == 0 {
        result.append(field[index])
      } else if !wasBlank {
        result.append(UInt8(ascii: " "))
      }
      wasBlank = blank > 0
      index += max(blank, 1)
    }
    return result
  }

  /// Letters of ASCII byte by byte; a field with others as Unicode has it.
  private func changeCase(_ field: inout [UInt8], from: UInt8, to: UInt8, _ unicode: (String) -> String) {
    guard field.allSatisfy({ $0 < 0x80 }) else {
      field = Array(unicode(String(decoding: field, as: UTF8.self)).utf8)
      return
    }
    for index in field.indices where field[index] &- from < 26 { field[index] = field[index] - from + to }
  }
}
