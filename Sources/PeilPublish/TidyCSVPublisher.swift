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
  public func files(for result: RunResult, of plan: Plan) throws -> [OutputFile] {
    try PublishedTable.all(of: result, plan: plan, forPeople: false).map { table in
      OutputFile(path: Self.path(of: table), bytes: try bytes(of: table))
    }
  }

  /// Where the file of a table stands.
  static func path(of table: PublishedTable) -> String { "tables/\(table.plan.name).csv" }

  private func bytes(of table: PublishedTable) throws(PublishError) -> [UInt8] {
    let dimensions = table.plan.dimensions
    for dimension in dimensions where Self.fixedColumns.contains(dimension.column.name) {
      throw PublishError(.reservedColumn(table: table.plan.name, column: dimension.column.name))
    }
    var bytes: [UInt8] = []
    DelimitedText.tidy.append(record: dimensions.map(\.column.name) + Self.fixedColumns, to: &bytes)
    for cell in table.cells {
      let place = try place(of: cell, in: table)
      for (estimate, measure) in zip(cell.estimates, table.plan.measures) {
        DelimitedText.tidy.append(record: place + fields(of: estimate, measure), to: &bytes)
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

  private func fields(of estimate: Estimate, _ measure: PlannedMeasure) -> [String] {
    [
      measure.name,
      estimate.value?.tidyText ?? "",
      (estimate.value?.unit ?? measure.bound.unit).rawValue,
      estimate.numerator?.tidyText ?? "",
      estimate.denominator?.tidyText ?? "",
      estimate.isSuppressed ? "" : String(estimate.n),
      estimate.isSuppressed ? "" : String(estimate.missing),
      estimate.interval?.lower.tidyDescription ?? "",
      estimate.interval?.upper.tidyDescription ?? "",
      estimate.interval.map { "\($0.method) \($0.level.tidyDescription)" } ?? "",
      measure.bound.definition.identifier,
      estimate.status.rawValue,
      estimate.reason,
    ]
  }
}
