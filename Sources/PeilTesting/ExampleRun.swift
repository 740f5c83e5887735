import Peil

/// What a run of a page's example gave, in a form that can be compared.
struct ExampleRun {
  let result: RunResult
  /// The rows of the datasets that are written out, as they would be written.
  let rows: [String]

  init(_ result: RunResult) {
    self.result = result
    rows = result.exports.flatMap { RowsTable($0).records }
  }

  /// Every figure.
  var estimates: [Estimate] { result.tables.flatMap { $0.cells.flatMap(\.estimates) } }

  /// The first thing in which it differs from another run; nil where they are the same.
  func difference(from other: ExampleRun, inOrder: Bool) -> String? {
    for (table, expected) in zip(result.tables, other.result.tables) where table != expected {
      for (cell, expectedCell) in zip(table.cells, expected.cells) where cell != expectedCell {
        return "a cell of '\(table.name)' differs:\n  \(cell)\nwhere it was\n  \(expectedCell)"
      }
      return "'\(table.name)' has \(table.cells.count) cells where it had \(expected.cells.count)"
    }
    if result.states != other.result.states { return "a state differs behind figures that are the same" }
    let counts = [self, other].map { $0.result.ledger.entries.map(\.withoutDetails) }
    for (entry, expected) in zip(counts[0], counts[1]) where entry != expected {
      return "the ledger differs:\n  \(entry)\nwhere it was\n  \(expected)"
    }
    let lines = [self, other].map { inOrder ? $0.rows : $0.rows.sorted() }
    if let place = zip(lines[0], lines[1]).enumerated().first(where: { $0.element.0 != $0.element.1 }) {
      return "row \(place.offset + 1) is\n  \(place.element.0)\nwhere it was\n  \(place.element.1)"
    }
    return lines[0].count == lines[1].count ? nil : "\(lines[0].count) rows where there were \(lines[1].count)"
  }
}

extension LedgerEntry {
  /// The counts alone: details may name a row, and which row is first follows the order of the file.
  fileprivate var withoutDetails: LedgerEntry {
    var entry = self
    entry.details = []
    return entry
  }
}
