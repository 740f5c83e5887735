/// A fixed column of tidy CSV; the raw value is its header, the same in every language.
public enum TidyColumn: String, CaseIterable, Hashable, Sendable {
  /// Which dimensions are summed out.
  case margin
  /// The measure's name.
  case measure
  /// The figure.
  case value
  /// Its unit.
  case unit
  /// What is divided.
  case numerator
  /// What it is divided by.
  case denominator
  /// How many units it rests on.
  case n
  /// How many lacked what it needs.
  case missing
  /// The lower end of the interval.
  case lower
  /// Its upper end.
  case upper
  /// How it was computed.
  case interval
  /// What the figure means.
  case definition
  /// Whether it has a value.
  case status
  /// Why it has none.
  case reason
}
