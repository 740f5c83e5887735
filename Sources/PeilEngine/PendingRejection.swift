import PeilDiagnostics
import PeilTable

/// A rejected row whose place and bytes have not been looked up yet.
struct PendingRejection {
  let origin: RowOrigin
  let dataset: String?
  let stage: Int
  let reason: String
  let column: String?
  let value: String?

  /// What was found, in one line for people.
  var explanation: String {
    let key = [column, value.map { "'\(shortened($0))'" }].compactMap(\.self).joined(separator: " ")
    let place = dataset.map { " (stage \(stage) of '\($0)')" } ?? ""
    return switch reason {
    case "duplicate-row": "the same record, with \(key), stands earlier in the file"
    case "missing-key": "the key \(key) is missing"
    case "unmatched-left", "unmatched-right":
      value == nil ? "the key \(key) is missing and meets no partner\(place)" : "\(key) has no partner\(place)"
    case "not-in-list": "\(key) is not in the code list\(place)"
    case "failed-check": "breaks the rule \(key)\(place)"
    default: "\(reason) \(key)\(place)"
    }
  }
}
