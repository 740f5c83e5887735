public import PeilCore
import PeilJSON
import PeilSchemas
import PeilWords

/// What CSV on the Web says of each tidy CSV file, in a file beside it.
public struct CSVWPublisher: Publisher {
  /// The word a pipeline file uses for the format.
  public static let format = "csvw"

  /// A publisher of metadata.
  public init() {}

  /// The files `tables/NAME.csv-metadata.json`.
  public func publish(_ result: RunResult, of plan: Plan, to sink: any OutputSink) throws {
    let words = Words(Language(code: plan.language))
    let publication = PublicationDescription(plan, of: result)
    for table in try PublishedTable.all(of: result, plan: plan) {
      let document = CSVWDocument(publication, TableDescription(table: table, words: words).file(bytes: 0))
      try sink.take(
        OutputFile(path: TidyCSVPublisher.path(of: table) + CSVWDocument.ending, bytes: document.json.bytes))
    }
  }
}
