public import PeilCore
import PeilJSON
import PeilTable
import PeilValues

/// Composes the files of a release: what may leave the house, and a `run.json` that says nothing of what lies behind it.
///
/// Neither the hash of an input nor that of the pipeline file stands in it: by them somebody who knows nearly all of a file
/// could find out the rest by trying.
public struct ReleaseWriter: Sendable {
  /// The folder of the release within the run folder.
  public static let folder = "release/"

  private let plan: Plan
  private let result: RunResult

  /// Prepares to write a release of a plan and a result from which all that is hidden has been taken.
  public init(plan: Plan, result: RunResult) {
    self.plan = plan
    self.result = result
  }

  /// The files, `run.json` last, by path within the run folder, or within the folder that holds nothing else.
  public func files(
    published: [OutputFile], formats: [String], within folder: String = ReleaseWriter.folder
  ) -> [OutputFile] {
    let all = published + [listing(published.map(RunListing.File.init), formats: formats)]
    return all.map { OutputFile(path: folder + $0.path, bytes: $0.bytes) }
  }

  /// `run.json` of a release of these files, by path within the release.
  public func listing(_ files: [RunListing.File], formats: [String]) -> OutputFile {
    var entries: [(String, JSONValue)] = [
      ("peil", .text(result.identity?.version ?? "")),
      ("release", .boolean(true)),
      ("title", .text(plan.title.text(in: plan.language))),
      ("language", .text(plan.language)),
      ("formats", .list(formats.map(JSONValue.text))),
      ("as-of", plan.asOf.map { .text($0.description) } ?? .null),
      ("reading", plan.reading.map { .text($0.rawValue) } ?? .null),
    ]
    if let summary = result.disclosure {
      entries.append(
        (
          "disclosure",
          .map([
            ("profile", .text(summary.profile.rawValue)), ("minimum", .integer(summary.minimum)),
            ("figures", .integer(summary.figures)), ("suppressed-own", .integer(summary.hiddenByOwnRule)),
            ("suppressed-other", .integer(summary.hiddenForOthers)),
          ])
        ))
    }
    entries.append(("definitions", .list(definitions)))
    entries.append(
      (
        "outputs",
        .list(
          files.sorted { $0.path < $1.path }.map {
            .map([("file", .text($0.path)), ("bytes", .integer($0.bytes)), ("sha256", .text($0.digest))])
          })
      ))
    return OutputFile(path: RunListing.path, bytes: JSONValue.map(entries).bytes)
  }

  private var definitions: [JSONValue] {
    plan.tables.filter { table in result.tables.contains { $0.name == table.name } }.flatMap { table in
      table.measures.map { measure in
        .map([
          ("table", .text(table.name)), ("measure", .text(measure.name)),
          ("definition", .text(measure.bound.definition.identifier)),
          ("text", .text(measure.bound.definition.text.text(in: plan.language))),
        ])
      }
    }
  }
}
