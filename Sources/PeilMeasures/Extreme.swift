internal import PeilCore
internal import PeilExpression
internal import PeilTable

/// The end of an order: what `min` and `max` have in common.
public enum Extreme: String, Sendable {
  /// The smallest value, or the earliest day.
  case smallest = "min"
  /// The greatest value, or the latest day.
  case greatest = "max"

  /// The figure of the end's known value.
  func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let verb = MeasuredValue.Verb(
      measure: rawValue, done: "compared", doing: "comparing it",
      instead: "`\(rawValue)` takes numbers, money, days and dates", takesDates: true)
    guard let value = MeasuredValue.read(setting, verb, in: table.schema, context: context) else { return nil }
    let unit = FigureUnit(summing: value.expression.type)
    let (dutch, english) = words(isDate: unit == .date)
    return BoundMeasure(
      components: [component(of: value)], base: nil, unit: unit,
      definition: value.definition(rawValue, nl: "\(dutch) van", en: "\(english) of"),
      finisher: .cell(ExtremeFinisher(self, unit: unit)))
  }

  private func words(isDate: Bool) -> (String, String) {
    switch self {
    case .smallest: isDate ? ("vroegste", "earliest") : ("laagste waarde", "smallest value")
    case .greatest: isDate ? ("laatste", "latest") : ("hoogste waarde", "greatest value")
    }
  }

  private func component(of value: MeasuredValue) -> Component {
    guard value.key.isEmpty else { return value.histogram }
    return self == .smallest
      ? .minimum(value.expression, where: nil) : .maximum(value.expression, where: nil)
  }
}
