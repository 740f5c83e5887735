/// The unit of a figure or of a part of it.
public enum FigureUnit: String, Hashable, Sendable {
  /// A number of units: applications, mentions, firms.
  case count
  /// Euro.
  case money = "euro"
  /// A pure number between other numbers; a share of 0.25 is shown as 25%.
  case ratio
  /// Days.
  case days
  /// A calendar day.
  case date
  /// A number in a unit of the column's own.
  case number
}
