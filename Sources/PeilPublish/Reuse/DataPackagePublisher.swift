public import PeilCore
import PeilJSON
import PeilSchemas
import PeilWords

/// The tidy CSV files as a data package, which programs of many kinds load by its description (Frictionless).
public struct DataPackagePublisher: Publisher {
  /// The word a pipeline file uses for the format.
  public static let format = "datapackage"

  private let sizes: [String: Int]

  /// A publisher of data packages; the sizes of tidy CSV files that are made already, by path, spare making them again.
  public init(sizes: [String: Int] = [:]) { self.sizes = sizes }

  /// The file `datapackage.json`.
  public func publish(_ result: RunResult, of plan: Plan, to sink: any OutputSink) throws {
    let words = Words(Language(code: plan.language))
    let tables = try PublishedTable.all(of: result, plan: plan)
    let kept = try PublishedTable.all(of: result, plan: plan, forPeople: false)
    let files = try zip(tables, kept).map { table, kept in
      let size = try sizes[TidyCSVPublisher.path(of: kept)] ?? TidyCSVPublisher().bytes(of: kept).count
      return TableDescription(table: table, words: words).file(bytes: size)
    }
    let package = DataPackageDocument(PublicationDescription(plan, of: result), files)
    try sink.take(OutputFile(path: "datapackage.json", bytes: package.json.bytes))
  }
}
