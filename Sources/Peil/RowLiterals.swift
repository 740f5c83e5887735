import PeilCore
import PeilExpression
import PeilTable
import PeilValues

/// The values of a key column as they are written in formulas, to look for the records that have them.
enum RowLiterals {
  /// The known values of a column of some rows, each once, as values of another column's type; none where the types'
  /// values cannot be looked for.
  static func of(_ column: Int, in rows: ExportedRows, as type: ValueType) -> [Literal] {
    var seen: Set<Literal> = []
    return rows.chunks.flatMap { chunk in
      let buffer = chunk.columns[column]
      return (0..<chunk.rowCount).compactMap { row -> Literal? in
        guard buffer.isKnown(row), let literal = literal(buffer, row, rows.schema.columns[column].type, type),
          seen.insert(literal).inserted
        else { return nil }
        return literal
      }
    }
  }

  private static func literal(_ buffer: ColumnBuffer, _ row: Int, _ own: ValueType, _ type: ValueType) -> Literal? {
    switch buffer.values {
    case .text(let values): return .text(values.string(at: row))
    case .codes(let values):
      guard let code = own.domain?.codes[Int(values[row])], let domain = type.domain,
        let place = domain.position(of: code)
      else { return nil }
      return .code(UInt32(place), domain)
    case .integers(let values):
      switch type {
      case .date: return CalendarDate(exactlyDaysSinceEpoch: Int(values[row])).map(Literal.date)
      case .integer: return .integer(values[row])
      default: return nil
      }
    default: return nil
    }
  }
}
