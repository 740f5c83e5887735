public import PeilCore
import PeilWords

/// The report people read: one HTML file without any other, with every table, its picture and its definitions.
public struct ReportPublisher: Publisher {
  /// The word a pipeline file uses for the format.
  public static let format = "html"

  /// A publisher of reports.
  public init() {}

  /// The template that comes with Peil, in Mustache: what an author's own one may begin with.
  public static var standardTemplate: String { ReportTemplate.standard }

  /// The file `report.html`.
  ///
  /// Throws where the author's template cannot be read.
  public func publish(_ result: RunResult, of plan: Plan, to sink: any OutputSink) throws {
    let template = try ReportTemplate(plan.publication.report.template)
    let document = try ReportDocument(result: result, plan: plan)
    try sink.take(OutputFile(path: "report.html", bytes: document.page(template)))
  }

  /// Throws where the author's template cannot be read or a picture cannot be drawn, before anything is computed.
  public static func check(_ plan: Plan) throws(PublishError) {
    for table in plan.tables where PictureChoice(table: table).isUnsuited {
      throw PublishError(.unsuitedPicture(table: table.name, picture: table.picture?.kind ?? .none))
    }
    guard plan.publication.formats.contains(format), let template = plan.publication.report.template else { return }
    _ = try ReportTemplate(template)
  }
}
