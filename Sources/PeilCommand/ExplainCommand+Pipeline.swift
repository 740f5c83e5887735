import ArgumentParser
import Peil

/// How the plan of a pipeline is drawn.
enum PlanFormat: String, CaseIterable, ExpressibleByArgument {
  /// Lines for a terminal.
  case text
  /// A picture.
  case svg
  /// A Mermaid flowchart.
  case mermaid
}

extension ExplainCommand {
  /// Whether what is explained is a pipeline file rather than a run's folder.
  var isPipeline: Bool { [".yaml", ".yml"].contains { subject.hasSuffix($0) } }

  /// Draws the plan of a pipeline: its stages, the columns between them, what nobody reads, and what waits for what.
  func explainPipeline(as format: PlanFormat) throws {
    let console = options.console
    let texts = (try? Pipeline.contents(of: subject)).map { [subject: String(decoding: $0, as: UTF8.self)] } ?? [:]
    do {
      let pipeline = try Pipeline(file: subject, catalogue: PeilCommand.catalogue)
      try console.show(pipeline.warnings, sources: pipeline.texts)
      let outline = try PlanOutline(of: pipeline.plan)
      let language = Language(code: pipeline.plan.language)
      switch format {
      case .text: try console.print(PlanText(outline, in: language, width: StandardStream.output.width ?? 100).text)
      case .svg:
        try console.print(
          PlanSVG(outline, named: pipeline.plan.title.text(in: pipeline.plan.language), in: language).text)
      case .mermaid: try console.print(PlanMermaid(outline, in: language).text)
      }
    } catch let code as ExitCode {
      throw code
    } catch {
      throw console.fail(error, sources: texts)
    }
  }
}
