import PeilCore
import PeilExpression
import PeilTable

extension Component {
  /// What is counted or added up, as a formula.
  var words: String {
    switch self {
    case .count: "count()"
    case .sum(let value, _): "sum(\(value.formula))"
    case .sumPerKey(let value, let key, _): "sum(\(value.formula) per \(key.joined(separator: ", ")))"
    case .countDistinct(let values, _): "count_distinct(\(values.map(\.formula).joined(separator: ", ")))"
    case .tally(let values, _): "tally(\(values.map(\.formula).joined(separator: ", ")))"
    case .histogram(let value, _): "histogram(\(value.formula))"
    case .histogramPerKey(let value, let key, _): "histogram(\(value.formula) per \(key.joined(separator: ", ")))"
    case .resampled: "resampled"
    case .minimum(let value, _): "min(\(value.formula))"
    case .maximum(let value, _): "max(\(value.formula))"
    }
  }

  /// Whether its value is one number.
  var isOneNumber: Bool {
    switch self {
    case .count, .sum, .sumPerKey, .countDistinct, .minimum, .maximum: true
    case .tally, .histogram, .histogramPerKey, .resampled: false
    }
  }

  /// The rows it counts; nil for all.
  var rowCondition: Expression? { condition }

  /// The columns it reads.
  var readColumns: Set<String> {
    var columns = (condition?.columns ?? []).union(value?.columns ?? [])
    switch self {
    case .countDistinct(let values, _), .tally(let values, _):
      for value in values { columns.formUnion(value.columns) }
    case .sumPerKey(_, let key, _), .histogramPerKey(_, let key, _): columns.formUnion(key)
    default: break
    }
    return columns
  }
}
