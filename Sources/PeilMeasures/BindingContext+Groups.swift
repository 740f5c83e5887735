internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable
internal import PeilValues

extension BindingContext {
  /// A column whose values tell groups apart; a set and an amount are reported.
  ///
  /// Its values may stand for several rows, such as the year of a call.
  func groups(_ setting: Setting?, in schema: Schema) -> Column? {
    guard let setting, let column = column(setting, in: schema) else { return nil }
    switch column.type {
    case .category, .outcome, .boolean, .text, .identifier, .date, .integer:
      return column
    default:
      report(
        .error(
          "not-groups", "'\(column.name)' is \(column.type.name), which makes no groups", at: setting.span,
          details: ["take a category, or derive a column with classes"]))
      return nil
    }
  }

  /// The place of a code in the domain of a column; a code it does not have, and a column without codes, are reported.
  func code(_ setting: Setting?, of column: Column) -> Int? {
    guard let text = setting?.text else { return nil }
    let codes = column.type.domain?.codes ?? []
    if let place = codes.firstIndex(of: text.text) { return place }
    report(
      .error(
        "unknown-code", "'\(column.name)' has no code '\(text.text)'", at: text.span,
        label: nearestName(to: text.text, among: codes).map { "did you mean '\($0)'?" },
        details: codes.isEmpty
          ? ["it is \(column.type.name), and has no list of codes"] : ["codes: \(listed(codes, limit: 20))"]))
    return nil
  }

  /// The one dimension that spreads a set; a table without it, or with several, is reported.
  func spreadSet(of table: TableShape, for kind: String, at span: SourceSpan) -> (place: Int, column: Column)? {
    let places = table.dimensions.indices.filter { table.dimensions[$0].isSpread }
    guard places.count == 1, let place = places.first else {
      report(
        .error(
          "spread-dimension", "`\(kind)` needs one dimension that spreads a set, and the table has \(places.count)",
          at: span, details: ["write `rows: {each: …}` with a column of type set"]))
      return nil
    }
    let column = table.dimensions[place].column
    return standsForRows(column, of: table.schema, at: span) ? (place, column) : nil
  }

  /// The whole number of an option that has been checked, or nil.
  func integer(_ setting: Setting?) -> Int? { setting?.text.flatMap { Int($0.text.filter { $0 != "_" }) } }
}

extension Quantity {
  /// A whole number.
  static func number(_ value: Int) -> Quantity { Quantity(.exact(Rational(Int128(value))), .number) }
}

extension Tally.Value {
  /// The codes of a set, by their bits; nil where the set is missing.
  var codes: UInt64? { if case .integer(let mask) = self { UInt64(bitPattern: mask) } else { nil } }
}
