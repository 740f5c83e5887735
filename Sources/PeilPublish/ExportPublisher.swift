public import PeilCore
import PeilCSV
import PeilTable

/// The rows of the datasets a pipeline exports, one CSV file each: micro-data, for inside the house.
public struct ExportPublisher: Publisher {
  /// The word for the format; a pipeline file asks for it by naming datasets.
  public static let format = "datasets"

  /// A publisher of rows.
  public init() {}

  /// The files `datasets/NAME.csv`.
  ///
  /// Throws where the result does not hold all rows.
  public func publish(_ result: RunResult, of plan: Plan, to sink: any OutputSink) throws {
    for name in plan.publication.datasets {
      guard let rows = result.exports.first(where: { $0.dataset == name }) else {
        throw PublishError(.incompleteRows(dataset: name, given: 0, of: 0))
      }
      let given = rows.chunks.reduce(0) { $0 + $1.rowCount }
      guard given == rows.total else {
        throw PublishError(.incompleteRows(dataset: name, given: given, of: rows.total))
      }
      try sink.take(OutputFile(path: "datasets/\(name).csv", bytes: RowsTable(rows).csv))
    }
  }
}
