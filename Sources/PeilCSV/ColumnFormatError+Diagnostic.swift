public import PeilDiagnostics

extension ColumnFormatError: DiagnosticConvertible {
  /// What to tell the user; the planner, who knows where the column is described, adds the span.
  public var diagnostics: [Diagnostic] {
    let (code, message) = prose
    return [.error(code, "column '\(column)': \(message)", exit: .usage)]
  }

  private var prose: (code: String, message: String) {
    switch reason {
    case .noSuchHeader(let header): ("unknown-header", "the file has no header '\(header)'")
    case .duplicateHeader(let header): ("duplicate-header", "the file has the header '\(header)' more than once")
    case .unusableDatePattern(let pattern):
      (
        "date-pattern",
        "'\(pattern)' is no date pattern: it takes d or dd, M, MM, MMM or MMMM, and yyyy, once each, with signs between"
      )
    case .confusableDatePatterns(let first, let second):
      ("date-pattern", "a date could fit both '\(first)' and '\(second)' and mean two days")
    case .unknownLocale(let locale): ("unknown-locale", "no month names for '\(locale)': there are nl and en")
    case .conflictingWord(let word):
      ("conflicting-word", "'\(word)' matches like another word that stands for another code")
    case .unusableNumberSigns:
      ("number-signs", "decimal and thousands must be two signs, and neither a digit, a plus or a minus")
    case .tooManyCodes(let count): ("too-many-codes", "a set holds at most 64 codes, here are \(count)")
    case .badBound(let text):
      (
        "bad-bound",
        "the bound '\(text)' is no value of its type: write numbers with a decimal point, and days as 2021-01-31"
      )
    case .badPattern(let text): ("bad-pattern", "'\(text)' is no regular expression")
    case .unreadableType: ("unreadable-type", "values of this type are computed, not read")
    }
  }
}
