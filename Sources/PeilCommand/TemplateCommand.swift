import ArgumentParser
import Peil

/// `peil template`: the template of a report, to begin one of one's own with.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Prints the template of a report, for a pipeline to name its own under publish: report: template.",
    discussion: """
      It is Mustache: {{name}} is text and is escaped, {{{name}}} is HTML that Peil made, and {{#name}} … {{/name}} \
      goes around what may be there, or there more than once. peil template > own.mustache
      """)

  func run() throws { try Console(isQuiet: false, isJSON: false).print(ReportPublisher.standardTemplate) }
}
