internal import PeilCore
internal import PeilDiagnostics
internal import PeilTable

/// What a row of a union stands for, and what the run verifies of its keys.
struct UnionKeys {
  /// What a row stands for afterwards.
  let grain: Grain
  /// The columns with the grain they then have.
  let columns: [Column]
  /// The key columns that no two sides may share; nil where nothing is to be verified.
  let verified: [String]?
  /// What decides the column that says where a row came from.
  let markGrain: Grain

  /// Reads `keys`; nil, with everything reported, where the sides' rows stand for different things or cannot be told apart.
  init?(
    _ setting: Setting, sides: [UnionSide], columns: UnionColumns, mark: UnionMark?, context: BindingContext
  ) {
    let grains = sides.map { $0.named($0.schema.grain, in: context.subject) }
    var isSound = true
    for (side, grain) in zip(sides, grains) where grain != grains[0] {
      context.report(
        .error(
          "union-grains-differ",
          "a row of '\(sides[0].name)' stands for one \(sides[0].schema.grain), a row of '\(side.name)' for one "
            + "\(side.schema.grain)", at: side.span,
          details: ["give both the same key, or bring one of them to the rows of the other with `aggregate`"]))
      isSound = false
    }
    guard isSound else { return nil }
    let grain = grains[0]
    let keys = setting.map?.first { $0.key.text == "keys" }
    if grain.keys.contains(where: \.isRow) {
      if let keys {
        context.report(
          .error(
            "keys-without-key", "nothing tells the rows apart, so that there are no keys to compare", at: keys.key.span,
            details: ["leave `keys` away, or declare the `key` of the sources"]))
        return nil
      }
      (self.grain, self.columns, verified, markGrain) = (grain, columns.columns, nil, grain)
      return
    }
    if keys?.value.text?.text == "per-source" {
      guard let mark else {
        context.report(
          .error(
            "per-source-without-column", "`keys: per-source` needs a column that tells the sources apart",
            at: keys?.value.span ?? setting.span, details: ["add `into: {column: …}`"]))
        return nil
      }
      let own = Grain([mark.name.text])
      self.grain = grain.union(own)
      self.columns = columns.columns.map { column in
        var column = column
        column.grain = column.grain.union(own)
        return column
      }
      (verified, markGrain) = (nil, own)
      return
    }
    let names = columns.columns.map(\.name)
    if let dropped = grain.keys.first(where: { !names.contains($0) }) {
      context.report(
        .error(
          "union-key-dropped", "the key column '\(dropped)' was dropped, and nobody can see whether a key comes twice",
          at: setting.span,
          details: ["keep '\(dropped)', or write `keys: per-source` and name an `into` column"]))
      return nil
    }
    self.grain = grain
    self.columns = columns.columns
    verified = names.filter(grain.keys.contains)
    markGrain = grain
  }
}
