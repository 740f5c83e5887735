import PeilDiagnostics
import PeilTable

/// Something in the data that stops the run, and the rows it is about; their places are looked up when it is told.
struct RowFailure: Error {
  /// What went wrong, without a place.
  var diagnostic: Diagnostic
  /// The first rows it is about, in order.
  var origins: [RowOrigin] = []
  /// Whether the details list the places of the rows.
  var listsPlaces = false
  /// Rows the details name under headings, and what to do, which follows them.
  var groups: [KeyedRows] = []
  /// How many more headings there are than groups.
  var untoldGroups = 0
  var remedies: [String] = []

  init(_ code: String, _ message: String, at span: SourceSpan? = nil, details: [String] = [], origins: [RowOrigin] = [])
  {
    diagnostic = .error(code, message, at: span, details: details, exit: .data)
    self.origins = origins
  }

  /// Rows under headings of which only the first are told, with what to do about them.
  init(
    _ code: String, _ message: String, at span: SourceSpan?, groups: [KeyedRows], of total: Int,
    remedies: [String]
  ) {
    self.init(code, message, at: span, origins: groups.first?.origins ?? [])
    self.groups = groups
    untoldGroups = total - groups.count
    self.remedies = remedies
  }

  /// A number of things in words: `1 row`, `2 rows`.
  static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// How many keys or rows a message names.
  static let shown = 10

  /// An error that only a bug of the engine can cause.
  static func bug(_ message: String) -> RowFailure {
    var failure = RowFailure("internal-error", message)
    failure.diagnostic.exit = .software
    return failure
  }

  static let cancelled: RowFailure = {
    var failure = RowFailure("interrupted", "the run was interrupted")
    failure.diagnostic.exit = .interrupted
    return failure
  }()
}

extension RowFailure {
  /// A failure already in words.
  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }
}
