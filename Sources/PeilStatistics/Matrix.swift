/// A small dense matrix, as tests over a few items need it.
struct Matrix {
  let rows: Int
  let columns: Int
  private var values: [Double]

  init(rows: Int, columns: Int, _ value: (Int, Int) -> Double) {
    self.rows = rows
    self.columns = columns
    values = (0..<rows).flatMap { row in (0..<columns).map { value(row, $0) } }
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  var transposed: Matrix { Matrix(rows: columns, columns: rows) { self[$1, $0] } }

  var trace: Double { (0..<min(rows, columns)).map { self[$0, $0] }.exactSum }

  static func * (left: Matrix, right: Matrix) -> Matrix {
    Matrix(rows: left.rows, columns: right.columns) { row, column in
      (0..<left.columns).lazy.map { left[row, $0] * right[$0, column] }.exactSum
    }
  }

  static func - (left: Matrix, right: Matrix) -> Matrix {
    Matrix(rows: left.rows, columns: left.columns) { left[$0, $1] - right[$0, $1] }
  }

  /// The x for which self · x = right, by elimination with the largest pivot; nil where there is no single one.
  func solved(_ right: Matrix) -> Matrix? {
    var (left, result) = (self, right)
    for column in 0..<columns {
      let best = (column..<rows).max { abs(left[$0, column]) < abs(left[$1, column]) } ?? column
      let scale = (0..<columns).map { abs(self[best, $0]) }.max() ?? 0
      guard abs(left[best, column]) > 1e-14 * scale, scale > 0 else { return nil }
      left.exchange(best, column)
      result.exchange(best, column)
      for row in 0..<rows where row != column {
        let factor = left[row, column] / left[column, column]
        guard factor != 0 else { continue }
        for other in column..<columns { left[row, other] -= factor * left[column, other] }
        for other in 0..<result.columns { result[row, other] -= factor * result[column, other] }
      }
    }
    return Matrix(rows: columns, columns: result.columns) { result[$0, $1] / left[$0, $0] }
  }

  private mutating func exchange(_ first: Int, _ second: Int) {
    guard first != second else { return }
    for column in 0..<columns {
      (self[first, column], self[second, column]) = (self[second, column], self[first, column])
    }
  }
}
