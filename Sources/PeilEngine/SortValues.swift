import PeilCore
import PeilExpression
import PeilTable

/// The values of sort keys, computed per chunk.
struct SortValues {
  private enum Source {
    case passing(Int)
    case made(RowFormula)
  }

  private let sources: [Source]
  let isDescending: [Bool]

  init(_ keys: [SortKey], input: Schema) {
    sources = keys.map { key in
      if case .column(let name) = key.value.node, let place = input.position(of: name) { return .passing(place) }
      return .made(RowFormula(key.value, schema: input))
    }
    isDescending = keys.map(\.isDescending)
  }

  /// A column for each key.
  func columns(_ chunk: Chunk) throws(RowFailure) -> [ColumnBuffer] {
    var columns: [ColumnBuffer] = []
    for source in sources {
      switch source {
      case .passing(let place): columns.append(chunk.columns[place])
      case .made(let formula): columns.append(try formula.values(chunk))
      }
    }
    return columns
  }

  /// The order of rows that have these columns.
  func order(_ columns: [ColumnBuffer]) -> SortOrder {
    SortOrder(keys: zip(columns, isDescending).map { SortOrder.Key(column: $0, isDescending: $1) })
  }

  /// Negative where a row comes before another, whose key columns may be other ones.
  func compare(
    _ left: ArraySlice<ColumnBuffer>, _ leftRow: Int, _ right: ArraySlice<ColumnBuffer>, _ rightRow: Int
  )
    -> Int
  {
    for ((left, right), isDescending) in zip(zip(left, right), isDescending) {
      let result = ColumnBuffer.order(left, leftRow, right, rightRow, isDescending: isDescending)
      if result != 0 { return result }
    }
    return 0
  }
}
