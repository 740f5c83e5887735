import PeilCore

/// The dimensions of a table as sets of places, one bit each, and the margins its figures stand on.
struct DimensionSets {
  /// Those that spread a set.
  let spread: UInt64
  /// Those down the side.
  let rows: UInt64
  /// Those across the top.
  let columns: UInt64
  private let table: PlannedTable

  var all: UInt64 { rows | columns }

  init(_ table: PlannedTable) {
    func places(_ holds: (Dimension) -> Bool) -> UInt64 {
      table.dimensions.enumerated().reduce(0) { $0 | (holds($1.element) ? 1 << UInt64($1.offset) : 0) }
    }
    self.table = table
    spread = places(\.isSpread)
    rows = places { $0.place == .row }
    columns = places { $0.place == .column }
  }

  /// What is summed out in the margin that a finisher needs beside a cell.
  func margin(_ need: MarginNeed, beside summedOut: UInt64) -> UInt64 {
    switch need {
    case .spreadSummedOut: summedOut | spread
    case .rowTotal: summedOut | columns
    case .columnTotal: summedOut | rows
    case .whole: all
    }
  }

  /// What is summed out where a category down the side is ordered by a measure: what stands inside it, and across.
  func ordering(_ place: Int, of summedOut: UInt64) -> UInt64 {
    let inside = rows & ~((2 << UInt64(place)) - 1)
    return summedOut & rows | inside | columns
  }

  /// What is summed out in the cells that are shown.
  var shown: Set<UInt64> { Set([0] + table.totals.map { $0.reduce(UInt64(0)) { $0 | 1 << UInt64($1) } }) }

  /// Every set of spread dimensions that some figure sums out: for totals, margins, guards and the order.
  var accumulations: [UInt64] {
    var cells = shown
    if table.order != nil {
      for summedOut in shown {
        for place in table.dimensions.indices where rows & 1 << UInt64(place) != 0 {
          cells.insert(ordering(place, of: summedOut))
        }
      }
    }
    if table.hidesEmpty { for summedOut in shown { cells.formUnion([summedOut | rows, summedOut | columns]) } }
    var sets: Set<UInt64> = []
    for summedOut in cells {
      sets.insert(summedOut & spread)
      for measure in table.measures {
        if case .margin(let need, _) = measure.bound.finisher {
          sets.insert(margin(need, beside: summedOut) & spread)
        }
        for check in measure.guards { sets.insert((summedOut | 1 << UInt64(check.dimension)) & spread) }
      }
    }
    return sets.sorted()
  }
}
