public import PeilGuard
import PeilPublish
public import PeilWords

extension StoredRun {
  /// Holds the figures that a text quotes against the published tables of this run.
  public func guarding(_ draft: Draft, in language: Language? = nil) throws -> DraftGuard {
    let language = language ?? Language(code: plan.language)
    let names = plan.publication.tables ?? plan.tables.map(\.name)
    let tables = try NamedTable.all(of: result, plan: plan, in: language).filter { names.contains($0.plan.name) }
    return DraftGuard(draft, against: tables, of: plan, in: language)
  }
}
