public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
public import PeilTable

/// What a measure needs a column to hold.
public enum ColumnNeed: Sendable {
  /// Money that says which amount it is, as a published figure must.
  case money
  /// Money of one of these stages of the scheme.
  case amount([AmountRole])
  /// Whole numbers.
  case integer
  /// Days of the calendar.
  case date
  /// What can be added up: numbers, days and money, which says which amount it is.
  case number
}

extension BindingContext {
  /// The column that an option names, as long as it holds what is needed, with one value in each row.
  ///
  /// Nil where the option is absent. A name that is no column, another type, money that does not say which amount it is or
  /// is another, and a value that stands for several rows are reported, with what would do.
  public func column(_ setting: Setting?, holding need: ColumnNeed, in schema: Schema) -> Column? {
    guard let setting, let column = self.column(setting, holding: need, ofAnyGrainIn: schema) else { return nil }
    return standsForRows(column, of: schema, at: setting.span) ? column : nil
  }

  /// The same, where one value may stand for several rows, such as a ceiling.
  func column(_ setting: Setting?, holding need: ColumnNeed, ofAnyGrainIn schema: Schema) -> Column? {
    guard let setting, let column = column(setting, in: schema) else { return nil }
    guard need.admits(column.type) else {
      report(need.refusal(of: column, in: schema, at: setting.span))
      return nil
    }
    let saysAmount =
      if case .amount(let roles) = need {
        hasAmount(column, among: roles, at: setting.span)
      } else {
        publishes([column], at: setting.span)
      }
    return saysAmount ? column : nil
  }

  /// Whether a column has one value in each row of the table; where rows are finer, that is reported.
  func standsForRows(_ column: Column, of schema: Schema, at span: SourceSpan, remedy: String? = nil) -> Bool {
    guard column.grain != schema.grain else { return true }
    report(
      .error(
        "grain",
        "'\(column.name)' has one value per \(column.grain), but a row of '\(subject)' is one \(schema.grain): "
          + "counting rows counts it more than once",
        at: span,
        details: [remedy ?? "take the table from a dataset with one row per \(column.grain), before the join"]))
    return false
  }

  /// A column of money; another type is reported.
  func money(_ setting: Setting, in schema: Schema) -> Column? {
    guard let column = column(setting, in: schema) else { return nil }
    if column.type == .money { return column }
    report(ColumnNeed.money.refusal(of: column, in: schema, at: setting.span))
    return nil
  }

  /// Whether an amount belongs to one of some stages of the scheme; where not, that is reported.
  func hasAmount(_ column: Column, among roles: [AmountRole], at span: SourceSpan) -> Bool {
    if let role = column.amount, roles.contains(role) { return true }
    let wanted = roles.map { "`amount: \($0.rawValue)`" }.joined(separator: ", ")
    report(
      .error(
        "amount-differs",
        column.amount.map { "'\(column.name)' is \($0.rawValue), which cannot stand here" }
          ?? "'\(column.name)' does not say which amount it is",
        at: span, details: ["here stands a column with \(wanted)"]))
    return false
  }

  /// Whether all money that a published sum reads says which amount it is; where not, that is reported.
  func publishes(_ columns: [Column], at span: SourceSpan) -> Bool {
    let silent = columns.filter { $0.type == .money && $0.amount == nil }
    for column in silent {
      report(
        .error(
          "amount-open", "'\(column.name)' is money without `amount`, which a published figure needs", at: span,
          details: [
            "add `amount:` where the column is declared or derived: \(AmountRole.allCases.map(\.rawValue).joined(separator: ", "))"
          ]))
    }
    return silent.isEmpty
  }
}

extension ColumnNeed {
  fileprivate func admits(_ type: ValueType) -> Bool {
    switch self {
    case .money, .amount: type == .money
    case .integer: type == .integer
    case .date: type == .date
    case .number: type.isNumeric
    }
  }

  /// What to say of a column of another type.
  fileprivate func refusal(of column: Column, in schema: Schema, at span: SourceSpan) -> Diagnostic {
    let found = "'\(column.name)' is \(column.type.name)"
    let details = [remedy(in: schema)]
    return switch self {
    case .money, .amount: .error("not-money", "\(found), and money was expected", at: span, details: details)
    case .integer: .error("not-whole", "\(found), and a whole number was expected", at: span, details: details)
    case .date: .error("not-a-date", "\(found), and a date was expected", at: span, details: details)
    case .number: .error("not-a-number", "\(found), and a number was expected", at: span, details: details)
    }
  }

  /// The columns that would do, or how to come by one.
  private func remedy(in schema: Schema) -> String {
    let fitting = schema.columns.filter { admits($0.type) }.map(\.name)
    guard fitting.isEmpty else { return "columns that would do: \(listed(fitting, limit: 12))" }
    let type =
      switch self {
      case .money, .amount: "money"
      case .integer: "integer"
      case .date: "date"
      case .number: "integer"
      }
    return "declare the column with `type: \(type)` under its source, or derive one"
  }
}
