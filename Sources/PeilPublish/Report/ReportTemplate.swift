import Mustache
import PeilCore

/// The template of a report: what stands where, and nothing of what stands there.
struct ReportTemplate {
  private let template: MustacheTemplate

  /// The template that comes with Peil.
  static let standard = String(decoding: PackageResources.report_mustache, as: UTF8.self)

  /// The author's template, or the one that comes with Peil.
  init(_ file: ReferenceFile?) throws(PublishError) {
    let text = file.map { String(decoding: $0.bytes, as: UTF8.self) } ?? Self.standard
    do {
      template = try MustacheTemplate(string: text)
    } catch let error as MustacheTemplate.ParserError {
      throw PublishError(
        .badTemplate(
          file: file?.shownPath ?? "report.mustache", line: error.context.lineNumber,
          column: error.context.columnNumber,
          text: error.context.line, message: Self.words(error.error)))
    } catch {
      throw PublishError(
        .badTemplate(file: file?.shownPath ?? "report.mustache", line: 1, column: 1, text: "", message: "\(error)"))
    }
  }

  /// The template filled in.
  func rendered(_ values: ReportValues) -> String { template.render(values.content) }

  /// What is wrong, in words.
  private static func words(_ error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect: "a section ends with another name than it began with"
    case .unfinishedName: "a tag has no end: }} is lacking"
    case .expectedSectionEnd: "a section does not end"
    case .invalidSetDelimiter: "the signs that replace {{ and }} are not written as {{=<% %>=}}"
    default: "\(error)"
    }
  }
}
