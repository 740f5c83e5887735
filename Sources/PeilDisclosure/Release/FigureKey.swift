/// What a figure is of: the rows it counts or adds up, told by the conditions that hold for them, in one canonical form.
///
/// Two figures with the same key, kind and data are one, in whatever tables they stand.
struct FigureKey: Hashable, Sendable {
  /// The conditions, each once: those of the table, of the figure, and the category of each dimension.
  let conditions: Set<String>

  /// The key as one text, for names that must be the same in every run.
  var text: String { conditions.sorted().joined(separator: " & ") }
}

/// What of the rows a figure gives.
public enum FigureKind: Hashable, Sendable {
  /// How many there are.
  case count
  /// What a value adds up to, by the value's formula.
  case sum(String)

  /// The kind as a word.
  public var text: String {
    switch self {
    case .count: "count"
    case .sum(let formula): "sum(\(formula))"
    }
  }

  /// Whether it adds up amounts, so that one contributor can have most of it.
  var isMagnitude: Bool { self != .count }
}
