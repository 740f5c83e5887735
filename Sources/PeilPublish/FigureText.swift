import PeilCore

/// A figure as people read it: what stands in a cell of a table.
struct FigureText {
  /// The value, or the sign that stands in its place.
  let value: String
  /// The interval in brackets.
  let interval: String?
  /// The sign of a remark.
  let sign: String?
  /// What is written; nil where there is no value.
  let quantity: Quantity?

  /// All of it, with a space between.
  var text: String { [value, interval, sign].compactMap(\.self).joined(separator: " ") }
}
