public import PeilCore
import PeilJSON
import PeilSchemas
import PeilWords

/// The tidy CSV files as a data package, which programs of many kinds load by its description (Frictionless).
public struct DataPackagePublisher: Publisher {
  /// The word a pipeline file uses for the format.
  public static let format = "datapackage"

  /// A publisher of data packages.
  public init() {}

  /// The file `datapackage.json`.
  public func publish(_ result: RunResult, of plan: Plan, to sink: any OutputSink) throws {
    let words = Words(Language(code: plan.language))
    let tables = try PublishedTable.all(of: result, plan: plan)
    let sizes = try PublishedTable.all(of: result, plan: plan, forPeople: false).map {
      try TidyCSVPublisher().bytes(of: $0).count
    }
    let files = zip(tables, sizes).map { TableDescription(table: $0, words: words).file(bytes: $1) }
    let package = DataPackageDocument(PublicationDescription(plan, of: result), files)
    try sink.take(OutputFile(path: "datapackage.json", bytes: package.json.bytes))
  }
}
