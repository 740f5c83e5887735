/// Names a pool of figures: what is counted or added up, over which rows.
struct PoolKey: Hashable, Comparable {
  /// The source or dataset whose rows they are, at the stage up to which nothing was left out of them.
  let origin: String
  let kind: FigureKind

  static func < (left: PoolKey, right: PoolKey) -> Bool {
    (left.origin, left.kind.text) < (right.origin, right.kind.text)
  }
}

/// A variable of a release: its pool, and its place there.
struct VariableReference: Hashable {
  let pool: Int
  let place: Int
}
