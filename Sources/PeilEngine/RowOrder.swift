import PeilTable
import PeilValues

/// The order of rows by some columns: numbers and dates ascending, codes as declared, text by byte, missing last.
struct RowOrder {
  let columns: [ColumnBuffer]

  /// The places of the rows in order.
  func sorted() -> [Int] {
    guard let count = columns.first?.count else { return [] }
    return (0..<count).sorted { compare($0, $1) < 0 }
  }

  /// Negative where the left row comes first, 0 where the rows are equal.
  func compare(_ left: Int, _ right: Int) -> Int {
    for column in columns {
      let result = Self.compare(column, left, right)
      if result != 0 { return result }
    }
    return 0
  }

  private static func compare(_ column: ColumnBuffer, _ left: Int, _ right: Int) -> Int {
    let (leftKnown, rightKnown) = (column.isKnown(left), column.isKnown(right))
    guard leftKnown, rightKnown else { return leftKnown == rightKnown ? 0 : leftKnown ? -1 : 1 }
    return switch column.values {
    case .bits(let values): order(values[left], values[right])
    case .integers(let values): order(values[left], values[right])
    case .doubles(let values): order(values[left], values[right])
    case .codes(let values): order(values[left], values[right])
    case .masks(let values): order(values[left], values[right])
    case .ratios(let values): order(values[left], values[right])
    case .text(let storage): order(storage, left, right)
    }
  }

  private static func order<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
    left < right ? -1 : right < left ? 1 : 0
  }

  private static func order(_ storage: TextStorage, _ left: Int, _ right: Int) -> Int {
    let (one, other) = (storage.bytes[storage.range(at: left)], storage.bytes[storage.range(at: right)])
    if one.lexicographicallyPrecedes(other) { return -1 }
    return one.elementsEqual(other) ? 0 : 1
  }
}
