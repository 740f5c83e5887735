import PeilCore
import PeilExpression
import PeilTable

extension ValueType {
  /// Whether its values are whole numbers of something: cents, days, units of the last decimal.
  var isWhole: Bool {
    switch self {
    case .integer, .money, .decimal, .days: true
    default: false
    }
  }
}

extension Component {
  /// The value whose exact sum it is; nil where it is no sum of whole numbers.
  var addedValue: Expression? {
    switch self {
    case .sum(let value, _), .sumPerKey(let value, _, _): value.type.isWhole ? value : nil
    default: nil
    }
  }

  /// The place of its key among those of a table's protection; nil where it takes rows.
  func keyPlace(in protection: TableProtection) -> Int? {
    switch self {
    case .sumPerKey(_, let names, _): protection.keys.firstIndex { $0.map(\.formula) == names }
    case .countDistinct(let values, _): protection.keys.firstIndex(of: values)
    default: nil
    }
  }

  /// The columns it reads.
  var readColumns: Set<String> {
    let own = (condition?.columns ?? []).union(value?.columns ?? [])
    return switch self {
    case .sumPerKey(_, let key, _), .histogramPerKey(_, let key, _): own.union(key)
    case .countDistinct(let values, _), .tally(let values, _): values.reduce(into: own) { $0.formUnion($1.columns) }
    case .resampled(let resampling): own.union(resampling.columns)
    default: own
    }
  }
}
