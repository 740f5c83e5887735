public import PeilValues

/// A column as the planner knows it: name, type, and what a figure must know of it.
public struct Column: Hashable, Sendable {
  /// The name formulas use.
  public var name: String
  /// The type of its values.
  public var type: ValueType
  /// The coarsest grain that decides its value.
  public var grain: Grain
  /// The label that people see; the name where there is none.
  public var label: LocalizedText?
  /// The stage of the scheme, where the column is an amount.
  public var amount: AmountRole?
  /// The formula that says for which rows the value is known at all; nil means for every row.
  public var knownWhen: String?
  /// The code that stands where the value is missing, also for rows a join leaves without a partner; nil leaves it missing.
  public var missingAs: UInt32?
  /// The share of a denominator that may lack this dimension before a figure is declined.
  public var unknownLimit: Rational?

  /// Describes a column.
  public init(
    name: String, type: ValueType, grain: Grain, label: LocalizedText? = nil, amount: AmountRole? = nil,
    knownWhen: String? = nil, unknownLimit: Rational? = nil, missingAs: UInt32? = nil
  ) {
    self.name = name
    self.type = type
    self.grain = grain
    self.label = label
    self.amount = amount
    self.knownWhen = knownWhen
    self.unknownLimit = unknownLimit
    self.missingAs = missingAs
  }
}
