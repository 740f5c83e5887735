import PeilCore

extension TableRows {
  /// The rows of the whole table, each once; nil where no cell has them all.
  private var whole: [Int]? {
    let key = [DimensionValue](repeating: .summedOut, count: table.dimensions.count)
    return keys.contains(key) ? places(key) : nil
  }

  /// How many rows one contributor has at the most; nil where the table does not tell.
  var mostRowsOfOne: Int? {
    guard let whole else { return nil }
    var counts = Array(repeating: 0, count: holdingCount)
    for place in whole where lines[place].holding >= 0 { counts[lines[place].holding] += lines[place].count }
    return max(counts.max() ?? 0, 1)
  }

  /// Whether every row is a unit of its own.
  func isUnitOfRows(byKey key: Int) -> Bool {
    guard let whole else { return false }
    var seen = Array(repeating: false, count: unitCount(byKey: key))
    for place in whole {
      let unit = lines[place].units[key]
      guard unit >= 0, lines[place].count == 1, !seen[unit] else { return false }
      seen[unit] = true
    }
    return true
  }

  /// Whether the rows of each unit have the same conditions.
  func hasOneGroup(byKey key: Int) -> Bool {
    var groups = Array(repeating: -1, count: unitCount(byKey: key))
    for line in lines where line.units[key] >= 0 {
      let unit = line.units[key]
      if groups[unit] >= 0, groups[unit] != line.group { return false }
      groups[unit] = line.group
    }
    return true
  }

  /// Whether the rows of each unit stand in one category of a dimension.
  func hasOneCategory(along dimension: Int, byKey key: Int) -> Bool {
    var categories: [Int: DimensionValue] = [:]
    for cell in keys where cell[dimension] != .summedOut {
      for place in places(cell) where lines[place].units[key] >= 0 {
        let unit = lines[place].units[key]
        if let other = categories[unit], other != cell[dimension] { return false }
        categories[unit] = cell[dimension]
      }
    }
    return true
  }
}
