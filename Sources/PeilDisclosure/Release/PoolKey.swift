/// Names a pool of figures: what is counted or added up, over the rows of which dataset.
struct PoolKey: Hashable, Comparable {
  let origin: String
  let kind: FigureKind

  static func < (left: PoolKey, right: PoolKey) -> Bool {
    (left.origin, left.kind.text) < (right.origin, right.kind.text)
  }
}

/// A variable of a release: its pool, and its place there.
struct VariableReference: Hashable {
  let pool: PoolKey
  let place: Int
}
