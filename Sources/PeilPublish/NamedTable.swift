public import PeilCore
import PeilTable
public import PeilWords

/// A table of a run with the words by which people name its cells and measures, and its figures as they read them.
public struct NamedTable: Sendable {
  /// The table as it was planned.
  public let plan: PlannedTable
  /// Its cells, in the order of the result.
  public let cells: [Cell]
  /// What people call it.
  public let title: String
  /// What its dimensions are called, in the table's order.
  public let dimensionLabels: [String]
  /// What its measures are called, in the table's order.
  public let measureLabels: [String]
  /// How people read what its measures are, in the table's order.
  public let definitions: [String]

  private let maker: TableLayoutMaker

  /// Every table of a run, published or not, in the plan's order.
  ///
  /// Throws, `DiagnosticConvertible`, where figures are lacking, do not fit the plan, or are not finite.
  public static func all(of result: RunResult, plan: Plan, in language: Language) throws -> [NamedTable] {
    try PublishedTable.every(of: result, plan: plan).map { NamedTable($0, language) }
  }

  init(_ table: PublishedTable, _ language: Language) {
    let maker = TableLayoutMaker(table, language)
    plan = table.plan
    cells = table.cells
    title = table.plan.title.text(in: language.rawValue)
    dimensionLabels = table.plan.dimensions.map(maker.label(of:))
    measureLabels = table.plan.measures.map(maker.label(of:))
    definitions = table.plan.measures.map { DefinitionText(language).text($0.bound.definition) }
    self.maker = maker
  }

  /// What a cell's values of the dimensions are called, in the table's order.
  public func words(ofCell cell: Int) -> [String] { maker.texts(of: cells[cell].key) }

  /// A cell's codes, in the table's order; nil where a dimension is summed out.
  public func codes(ofCell cell: Int) -> [String?] {
    zip(cells[cell].key, plan.dimensions).map { $0.code(in: $1.column.type) }
  }

  /// The words that name a cell on a command line: `dimension=code`, one that is summed out as `total`.
  public static func words(of key: [DimensionValue], in table: PlannedTable) -> [String] {
    zip(table.dimensions, key).map { dimension, value in
      "\(dimension.column.name)=\(value.code(in: dimension.column.type) ?? totalWord)"
    }
  }

  /// The word that stands for all values of a dimension.
  public static let totalWord = "total"

  /// A figure as it stands in a table for people, its interval and sign included.
  public func text(cell: Int, measure: Int) -> String {
    maker.text(cells[cell].estimates[measure], of: measure).text
  }

  /// The value alone, or the sign that stands in its place.
  public func value(cell: Int, measure: Int) -> String {
    maker.text(cells[cell].estimates[measure], of: measure).value
  }

  /// A quantity as the figures of a measure are written; whole where it has another unit than they have.
  public func text(_ quantity: Quantity, of measure: Int) -> String { maker.text(quantity, of: measure) }
}
