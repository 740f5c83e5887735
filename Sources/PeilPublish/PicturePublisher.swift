public import PeilCore
import PeilWords

/// Each picture of the report as a file of its own, to be put in another text.
public struct PicturePublisher: Publisher {
  /// The word a pipeline file uses for the format.
  public static let format = "svg"

  /// A publisher of pictures.
  public init() {}

  /// The files `pictures/NAME.svg`, one for each table that has a picture.
  public func publish(_ result: RunResult, of plan: Plan, to sink: any OutputSink) throws {
    let language = Language(code: plan.language)
    let pictures = PictureMaker(words: Words(language))
    for (place, table) in try PublishedTable.all(of: result, plan: plan).enumerated() {
      let shown = ReportTable(table, number: place + 1, in: language, source: nil)
      guard let picture = pictures.picture(of: shown) else { continue }
      try sink.take(
        OutputFile(path: "pictures/\(table.plan.name).svg", bytes: picture.markup(isAlone: true).bytes))
    }
  }
}
