public import PeilCore
import PeilTable

/// What must be said of a run whose tables hold data of firms and whose pipeline has no rules for a release.
public struct DisclosureAdvice: Sendable {
  /// The lines that close a run; none where nothing must be said.
  public let lines: [String]

  /// Looks at a plan: firms are what `unit` clusters on, and what identifiers of firms name.
  public init(_ plan: Plan) {
    guard plan.publication.disclosure == nil, !plan.tables.isEmpty, let column = Self.columnOfFirms(plan) else {
      lines = []
      return
    }
    lines = [
      "not for publication as it is: the tables count firms ('\(column)'), and a small figure may tell of one of them",
      "  'publish: {disclosure: ministry}' in the pipeline file makes a release that is safe to publish",
    ]
  }

  private static func columnOfFirms(_ plan: Plan) -> String? {
    let columns = plan.sources.flatMap(\.schema.columns)
    if let cluster = plan.unit?.cluster { return cluster }
    return columns.first { column in
      switch column.type {
      case .identifier(.kvk), .identifier(.rsin): true
      default: false
      }
    }?.name
  }
}
