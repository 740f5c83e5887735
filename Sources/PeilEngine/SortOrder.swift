import PeilTable
import PeilValues

/// The order of rows by several columns, each ascending or descending; rows that are equal in all stay as they came.
struct SortOrder {
  /// A column and its direction.
  struct Key {
    let column: ColumnBuffer
    let isDescending: Bool
  }

  let keys: [Key]

  /// Negative where the left row comes first, 0 where the rows are equal.
  func compare(_ left: Int, _ right: Int) -> Int { compare(left, right, from: 0) }

  private func compare(_ left: Int, _ right: Int, from first: Int) -> Int {
    for key in keys[first...] {
      let result = ColumnBuffer.order(key.column, left, key.column, right, isDescending: key.isDescending)
      if result != 0 { return result }
    }
    return 0
  }

  /// A row with the beginning of its first key as a word that orders as the key does.
  private struct Headed {
    let head: UInt64
    let row: Int
  }

  /// These rows, given as they came, in order.
  func sorted(_ rows: some Sequence<Int>) -> [Int] {
    guard let first = keys.first else { return Array(rows) }
    var known: [Headed] = []
    var missing: [Int] = []
    let head = Self.head(of: first)
    for row in rows {
      if first.column.isKnown(row) { known.append(Headed(head: head(row), row: row)) } else { missing.append(row) }
    }
    let following = Self.headIsAll(first.column) ? 1 : 0
    known.sort { left, right in
      if left.head != right.head { return left.head < right.head }
      let rest = compare(left.row, right.row, from: following)
      return rest == 0 ? left.row < right.row : rest < 0
    }
    missing.sort { left, right in
      let rest = compare(left, right, from: 1)
      return rest == 0 ? left < right : rest < 0
    }
    return known.map(\.row) + missing
  }

  /// Whether equal heads mean equal values.
  private static func headIsAll(_ column: ColumnBuffer) -> Bool {
    switch column.values {
    case .text, .ratios: false
    default: true
    }
  }

  private static func head(of key: Key) -> (Int) -> UInt64 {
    let ascending = head(of: key.column.values)
    return key.isDescending ? { ~ascending($0) } : ascending
  }

  private static func head(of values: ColumnBuffer.Values) -> (Int) -> UInt64 {
    switch values {
    case .bits(let values): { UInt64(values[$0]) }
    case .integers(let values): { UInt64(bitPattern: values[$0]) ^ 1 << 63 }
    case .doubles(let values): { head(of: values[$0]) }
    case .codes(let values): { UInt64(values[$0]) }
    case .masks(let values): { values[$0] }
    // A quotient has no word of this kind: all are compared in full.
    case .ratios: { _ in 0 }
    case .text(let storage): { head(of: storage, $0) }
    }
  }

  /// Binary64 numbers order as their bits do, once the negative ones are turned about; both noughts are one number.
  private static func head(of number: Double) -> UInt64 {
    let bits = number == 0 ? 0 : number.bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  private static func head(of storage: TextStorage, _ row: Int) -> UInt64 {
    let range = storage.range(at: row)
    var word: UInt64 = 0
    for place in 0..<8 {
      word = word << 8 | (place < range.count ? UInt64(storage.bytes[range.lowerBound + place]) : 0)
    }
    return word
  }
}
