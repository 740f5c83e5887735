import PeilTable

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
      let result = ColumnBuffer.order(column, left, column, right)
      if result != 0 { return result }
    }
    return 0
  }
}
