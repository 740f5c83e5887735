public import PeilExpression
public import PeilTable

/// A measure with its options read.
public struct BoundMeasure: Sendable {
  /// The parts of its state.
  public let components: [Component]
  /// The rows its denominator stands on; nil means all rows of the table.
  public let base: Expression?
  /// The unit of its value.
  public let unit: FigureUnit
  /// What it is, in words that stand beside every figure.
  public let definition: Definition
  /// What turns a state into an estimate.
  public let finisher: Finisher

  /// Describes a measure.
  public init(
    components: [Component], base: Expression?, unit: FigureUnit, definition: Definition, finisher: Finisher
  ) {
    self.components = components
    self.base = base
    self.unit = unit
    self.definition = definition
    self.finisher = finisher
  }

  /// The same measure, whose definition says which rows alone it is about.
  public func saying(only condition: Expression?, in schema: Schema) -> BoundMeasure {
    guard let condition else { return self }
    return BoundMeasure(
      components: components, base: base, unit: unit, definition: definition.saying(only: condition, in: schema),
      finisher: finisher)
  }

  /// The same measure for only the rows that meet a further condition.
  public func restricted(to condition: Expression?) -> BoundMeasure {
    guard let condition else { return self }
    return BoundMeasure(
      components: components.map { $0.restricted(to: condition) },
      base: base.map(condition.and) ?? condition,
      unit: unit, definition: definition, finisher: finisher)
  }
}
