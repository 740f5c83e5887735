public import PeilCore
import PeilTable

/// Which figures of a table are other ones in a later run.
public struct FigureComparison: Hashable, Sendable {
  /// A figure that is another, came or left.
  public struct Change: Hashable, Sendable {
    /// The measure's name.
    public let measure: String
    /// Where it stands, in codes: `sector=construction`, `total of sector`; one for each dimension.
    public let place: [String]
    /// The figure in the earlier run; nil where it was not there.
    public let before: Estimate?
    /// The figure in the later run; nil where it is not there.
    public let after: Estimate?
  }

  /// The table's name.
  public let table: String
  /// The figures that are other ones, in the order of the later run; those that left come last.
  public let changes: [Change]
  /// How many figures both runs have together.
  public let count: Int

  /// Compares a table of two runs; nil where a run has no such table.
  public init(_ table: String, before: (PlannedTable, TableResult)?, after: (PlannedTable, TableResult)?) {
    self.table = table
    let old = before.map(Self.figures) ?? []
    let new = after.map(Self.figures) ?? []
    let known = Dictionary(old.map { ($0.place, $0.estimate) }) { first, _ in first }
    let kept = Set(new.map(\.place))
    let gone = old.filter { !kept.contains($0.place) }
    count = new.count + gone.count
    changes =
      new.filter { known[$0.place] != $0.estimate }.map {
        Change(measure: $0.place.measure, place: $0.place.codes, before: known[$0.place], after: $0.estimate)
      }
      + gone.map { Change(measure: $0.place.measure, place: $0.place.codes, before: $0.estimate, after: nil) }
  }

  private struct Place: Hashable {
    let measure: String
    let codes: [String]
  }

  /// Codes tell places apart, for the order of a closed list may have changed.
  private static func figures(
    _ table: (plan: PlannedTable, result: TableResult)
  ) -> [(place: Place, estimate: Estimate)] {
    table.result.cells.flatMap { cell in
      let codes = zip(cell.key, table.plan.dimensions).map { value, dimension in
        let name = dimension.column.name
        return value.code(in: dimension.column.type).map { "\(name)=\($0)" } ?? "total of \(name)"
      }
      return zip(table.plan.measures, cell.estimates).map { (Place(measure: $0.name, codes: codes), $1) }
    }
  }
}
