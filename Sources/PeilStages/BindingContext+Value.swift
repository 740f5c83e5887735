internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable
internal import PeilValues

extension BindingContext {
  /// A value of a column's own type, as a pipeline file writes it in every language; what is none is reported.
  ///
  /// A set and a checked identifier have no such value: callers refuse them first.
  func value(_ text: SourceText, of column: Column) -> Literal? {
    if let domain = column.type.domain, column.type != .boolean {
      return code(text, of: column, in: domain)
    }
    if let literal = Self.literal(text.text, as: column.type) { return literal }
    report(
      .error(
        "not-a-value", "'\(text.text)' is no value of '\(column.name)', which is \(column.type.name)", at: text.span,
        label: Self.example(of: column.type)))
    return nil
  }

  private func code(_ code: SourceText, of column: Column, in domain: Domain) -> Literal? {
    if let position = domain.position(of: code.text) { return .code(UInt32(position), domain) }
    report(
      .error(
        "unknown-code", "'\(column.name)' has no code '\(code.text)'", at: code.span,
        label: nearestName(to: code.text, among: domain.codes).map { "did you mean '\($0)'?" },
        details: ["codes: \(listed(domain.codes, limit: 20))"]))
    return nil
  }

  /// Whether a code may stand in a list; where it may not, that is reported.
  func admitsCode(_ code: SourceText) -> Bool {
    guard code.text.isEmpty || code.text == "_missing" else { return true }
    let found = code.text.isEmpty ? "an empty code" : "the code '_missing'"
    report(
      .error(
        "reserved-code", "\(found) cannot stand in a list: tables use it for missing values", at: code.span,
        details: ["choose another code"]))
    return false
  }

  private static func literal(_ text: String, as type: ValueType) -> Literal? {
    switch type {
    case .text: return .text(text)
    case .date: return CalendarDate(iso: text).map { .date($0) }
    case .boolean: return text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil
    case .number: return ExactDecimal(parsing: text).flatMap { Double($0.description) }.map { .number($0) }
    case .integer: return stored(text, scale: 0).map { .integer($0) }
    case .money, .rational(.money): return stored(text, scale: 2).map { .money(Money(cents: $0)) }
    case .days, .rational(.days): return stored(text, scale: 0).map { .days(Days(count: Int($0))) }
    case .decimal(let scale):
      return stored(text, scale: scale).map { .decimal(ExactDecimal(unscaled: Int128($0), scale: scale)) }
    case .rational(.pure):
      guard let value = ExactDecimal(parsing: text), Int64(exactly: value.unscaled) != nil else { return nil }
      return .decimal(value)
    case .category, .outcome, .set, .identifier: return nil
    }
  }

  /// The integer that stores a number with so many decimals; nil where it has more of them or is too large.
  private static func stored(_ text: String, scale: Int) -> Int64? {
    guard let value = ExactDecimal(parsing: text), let exact = try? value.rescaled(to: scale) else { return nil }
    return Int64(exactly: exact.unscaled)
  }

  private static func example(of type: ValueType) -> String {
    switch type {
    case .date: "write it as yyyy-MM-dd"
    case .boolean: "write true or false"
    case .integer: "write a whole number, as in 10_000"
    case .days, .rational(.days): "write a whole number of days"
    case .money, .rational(.money): "write it as 10_000 or 1234.56, without a sign"
    case .decimal(let scale): "write a number with at most \(scale) decimals, as in 7.5"
    default: "write a number, as in 0.25"
    }
  }
}
