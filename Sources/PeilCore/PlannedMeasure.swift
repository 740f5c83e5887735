public import PeilExpression
public import PeilTable

/// A measure of a table.
public struct PlannedMeasure: Sendable {
  /// Its name.
  public let name: String
  /// The kind's word, such as `approval-rate`.
  public let kind: String
  /// What people call it; the name where there is none.
  public let label: LocalizedText?
  /// What must be said beside it.
  public let note: LocalizedText?
  /// How many decimals human formats show; nil leaves it to the unit.
  public let decimals: Int?
  /// How human formats round it.
  public var rounding = Rounding.halfAway
  /// What is computed, with the measure's own `where` taken in.
  public let bound: BoundMeasure
  /// What must hold for each dimension before its figures have a value.
  public let guards: [DimensionGuard]
  /// Where the method is written, as the measure's reference page has it; empty for what the author defines.
  public let source: String

  /// Describes a measure of a table.
  public init(
    name: String, kind: String, label: LocalizedText?, note: LocalizedText?, decimals: Int?, bound: BoundMeasure,
    guards: [DimensionGuard], source: String = ""
  ) {
    self.name = name
    self.kind = kind
    self.label = label
    self.note = note
    self.decimals = decimals
    self.bound = bound
    self.guards = guards
    self.source = source
  }

  /// The same figure, whose definition says which rows of the table alone are counted.
  public func saying(only condition: Expression?, in schema: Schema) -> PlannedMeasure {
    var same = PlannedMeasure(
      name: name, kind: kind, label: label, note: note, decimals: decimals,
      bound: bound.saying(only: condition, in: schema), guards: guards, source: source)
    same.rounding = rounding
    return same
  }

  /// The same figure as one of several that a measure stands for.
  ///
  /// `decimals` hold where the author has not said how many are shown.
  public func part(named suffix: String, label: LocalizedText, decimals: Int?) -> PlannedMeasure {
    var part = PlannedMeasure(
      name: name + "_" + suffix, kind: kind, label: label, note: note, decimals: self.decimals ?? decimals,
      bound: bound, guards: guards, source: source)
    part.rounding = rounding
    return part
  }
}
