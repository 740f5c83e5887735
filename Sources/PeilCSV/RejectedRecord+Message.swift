import PeilDiagnostics
import PeilTable

extension RejectedRecord {
  /// What was found and what was expected, in one line without a full stop.
  public var message: String {
    switch reason {
    case .malformedQuote:
      "the quotes of this record are not well-formed: a field with a quote in it stands in quotes, and that quote is"
        + " doubled"
    case .openQuote(let lines): "a quote is opened here and never closed\(Self.swallowed(lines))"
    case .fieldCount(let found, let expected): "found \(found) \(found == 1 ? "field" : "fields"), expected \(expected)"
    case .invalidEncoding(let byte): byte.message(inColumn)
    case .nulByte: "found a NUL byte\(inColumn)"
    case .field(let reason):
      "found '\(shortened(rawValue ?? ""))'\(inColumn): \(reason.message)" + (expectation.map { "; " + $0 } ?? "")
    }
  }

  private var inColumn: String { header.map { " in column '\($0)'" } ?? "" }

  private static func swallowed(_ lines: Int) -> String {
    lines == 1 ? "" : ": the \(lines) lines from here to the end of the file are one record"
  }
}

extension InvalidByte {
  fileprivate func message(_ inColumn: String) -> String {
    guard let byte else { return "found half a character\(inColumn): this is no text in \(declared.rawValue)" }
    let digits = String(byte, radix: 16, uppercase: true)
    let name = "0x" + String(repeating: "0", count: 2 - digits.count) + digits
    let hint = inWindows1252.map { "; in windows-1252 it would be '\($0)'" } ?? ""
    return "found byte \(name)\(inColumn), which is no text in \(declared.rawValue)" + hint
  }
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
    case .missingValue: "missing, and the column is required"
    case .otherPattern: "not of the form the column's constraint asks for"
    case .otherLength: "shorter or longer than the column's constraint allows"
    case .outOfBounds: "outside the bounds of the column's constraint"
    case .missingOutcome: "an outcome is missing; 'missing-as: open' would say what that means"
    }
  }
}
