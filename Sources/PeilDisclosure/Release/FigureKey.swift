/// What a figure is of: the rows it counts or adds up, told by the conditions that hold for them.
///
/// Two figures with the same key, kind and rows are one, in whatever tables they stand.
struct FigureKey: Hashable, Sendable {
  /// The numbers of the conditions, ascending, each once: those of the data, of the table, of the figure, and the category of
  /// each dimension.
  let conditions: [Int]

  /// The key of some conditions, in any order.
  init(_ numbers: some Sequence<Int>) {
    var sorted = numbers.sorted()
    var kept = 0
    for place in sorted.indices where place == 0 || sorted[place] != sorted[kept - 1] {
      sorted[kept] = sorted[place]
      kept += 1
    }
    sorted.removeLast(sorted.count - kept)
    conditions = sorted
  }
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
