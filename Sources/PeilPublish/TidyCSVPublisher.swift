public import PeilCore
import PeilCSV
import PeilTable
import PeilValues
import PeilWords

/// One CSV file per table, one line per figure, the same in every language: for machines, and for keeping.
public struct TidyCSVPublisher: Publisher {
  /// The word a pipeline file uses for the format.
  public static let format = "csv"

  /// The columns after those of the dimensions.
  public static let fixedColumns = TidyColumn.allCases.map(\.rawValue)

  /// A publisher of tidy CSV.
  public init() {}

  /// The files `tables/NAME.csv`.
  ///
  /// Throws where a dimension's name or value would make the file ambiguous.
  public func publish(_ result: RunResult, of plan: Plan, to sink: any OutputSink) throws {
    for table in try PublishedTable.all(of: result, plan: plan, forPeople: false) {
      try sink.take(OutputFile(path: Self.path(of: table), bytes: try bytes(of: table)))
    }
  }

  /// Where the file of a table stands.
  static func path(of table: PublishedTable) -> String { "tables/\(table.plan.name).csv" }

  /// The file of a table.
  func bytes(of table: PublishedTable) throws(PublishError) -> [UInt8] {
    let dimensions = table.plan.dimensions
    for dimension in dimensions where Self.fixedColumns.contains(dimension.column.name) {
      throw PublishError(.reservedColumn(table: table.plan.name, column: dimension.column.name))
    }
    var bytes: [UInt8] = []
    DelimitedText.tidy.append(record: dimensions.map(\.column.name) + Self.fixedColumns, to: &bytes)
    for (number, cell) in table.cells.enumerated() {
      // What the first ones took tells how much room all need: a large array is not moved about while it grows.
      if number == Self.firstCells { bytes.reserveCapacity(bytes.count / number * (table.cells.count + number)) }
      // The same fields begin every line of a cell.
      var place: [UInt8] = []
      for field in try self.place(of: cell, in: table) {
        DelimitedText.tidy.append(field, to: &place)
        place.append(UInt8(ascii: ","))
      }
      for (estimate, measure) in zip(cell.estimates, table.plan.measures) {
        bytes.append(contentsOf: place)
        append(estimate, measure, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    return bytes
  }

  /// The dimensions' codes, and the names of those that are summed out.
  private func place(of cell: Cell, in table: PublishedTable) throws(PublishError) -> [String] {
    var codes: [String] = []
    var margin: [String] = []
    for (value, dimension) in zip(cell.key, table.plan.dimensions) {
      let code = value.code(in: dimension.column.type)
      if code == DimensionValue.missingCode, value != .missing {
        throw PublishError(.reservedValue(table: table.plan.name, column: dimension.column.name))
      }
      codes.append(code ?? "")
      if code == nil { margin.append(dimension.column.name) }
    }
    return codes + [margin.joined(separator: " ")]
  }

  /// The number of cells by which the length of a file is estimated.
  private static let firstCells = 64

  /// The fields of a figure from the measure's name on.
  private func append(_ estimate: Estimate, _ measure: PlannedMeasure, to bytes: inout [UInt8]) {
    let tidy = DelimitedText.tidy
    tidy.append(measure.name, to: &bytes)
    tidy.append(another: estimate.value?.tidyText ?? "", to: &bytes)
    tidy.append(another: (estimate.value?.unit ?? measure.bound.unit).rawValue, to: &bytes)
    tidy.append(another: estimate.numerator?.tidyText ?? "", to: &bytes)
    tidy.append(another: estimate.denominator?.tidyText ?? "", to: &bytes)
    tidy.append(another: estimate.isSuppressed ? "" : String(estimate.n), to: &bytes)
    tidy.append(another: estimate.isSuppressed ? "" : String(estimate.missing), to: &bytes)
    tidy.append(another: estimate.interval?.lower.tidyDescription ?? "", to: &bytes)
    tidy.append(another: estimate.interval?.upper.tidyDescription ?? "", to: &bytes)
    tidy.append(another: estimate.interval.map { "\($0.method) \($0.level.tidyDescription)" } ?? "", to: &bytes)
    tidy.append(another: measure.bound.definition.identifier, to: &bytes)
    tidy.append(another: estimate.status.rawValue, to: &bytes)
    tidy.append(another: estimate.reason, to: &bytes)
  }
}
