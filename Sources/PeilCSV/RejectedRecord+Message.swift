extension RejectedRecord {
  /// What was found and what was expected, in one line without a full stop.
  public var message: String {
    switch reason {
    case .malformedQuote: "the quotes of this record are not well-formed"
    case .fieldCount(let found, let expected): "found \(found) \(found == 1 ? "field" : "fields"), expected \(expected)"
    case .invalidEncoding: "found bytes that are not text in the declared encoding\(inColumn)"
    case .nulByte: "found a NUL byte\(inColumn)"
    case .field(let reason): "found '\(rawValue ?? "")'\(inColumn): \(reason.message)"
    }
  }

  private var inColumn: String { header.map { " in column '\($0)'" } ?? "" }
}

extension FieldProblem.Reason {
  /// What is wrong with the word, in a few words.
  public var message: String {
    switch self {
    case .notANumber: "not a number as the format writes them"
    case .tooManyDecimals: "more decimals than the type has"
    case .wrongGrouping: "the thousands sign does not stand before groups of three"
    case .overflow: "too large a number"
    case .notADate: "not a date in any of the declared patterns"
    case .noSuchDay: "the calendar has no such day"
    case .unknownWord: "not one of the declared words"
    case .badIdentifier: "not a valid identifier of its kind"
    case .leadingZeroLost: "one digit too few: a leading zero may have been lost, as spreadsheets do"
    case .missingOutcome: "an outcome is missing; 'missing-as: open' would say what that means"
    }
  }
}
