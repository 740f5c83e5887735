internal import PeilCore
internal import PeilDiagnostics

/// What a percentage is a part of.
enum PercentageWhole: String, CaseIterable {
  case row, column, total

  static let choices: [Parameter.Choice] = allCases.map { Parameter.Choice($0.rawValue, $0.meaning) }

  var meaning: String {
    switch self {
    case .row: "The cell's row: the dimensions of `columns` summed out."
    case .column: "The cell's column: the dimensions of `rows` summed out."
    case .total: "The whole table."
    }
  }

  var need: MarginNeed {
    switch self {
    case .row: .rowTotal
    case .column: .columnTotal
    case .total: .whole
    }
  }

  var dutch: String {
    switch self {
    case .row: "het rijtotaal"
    case .column: "het kolomtotaal"
    case .total: "het totaal van de tabel"
    }
  }

  var english: String {
    switch self {
    case .row: "the row total"
    case .column: "the column total"
    case .total: "the total of the table"
    }
  }

  /// Whether a table has cells that are less than the whole; where each would be 100% of itself, that is reported.
  func isOther(in table: TableShape, at span: SourceSpan, context: BindingContext) -> Bool {
    let hasRows = table.dimensions.contains { $0.place == .row }
    let hasColumns = table.dimensions.contains { $0.place == .column }
    switch self {
    case .row where !hasColumns:
      report("has no columns: each row would be 100% of itself", hasRows ? ["write `of: column`"] : [], span, context)
    case .column where !hasRows:
      report("has no rows: each column would be 100% of itself", hasColumns ? ["write `of: row`"] : [], span, context)
    case .total where !hasRows && !hasColumns:
      report("has one cell, which would be 100% of itself", ["give the table `rows` or `columns`"], span, context)
    default: return true
    }
    return false
  }

  private func report(_ fault: String, _ remedy: [String], _ span: SourceSpan, _ context: BindingContext) {
    context.report(
      .error("percentage-margin", "`of: \(rawValue)` in a table that \(fault)", at: span, details: remedy))
  }
}
