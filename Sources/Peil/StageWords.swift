import PeilCore
import PeilExpression
import PeilTable

/// What a stage does, in one line, as its pipeline says it.
struct StageWords {
  private let stage: PlannedStage

  init(_ stage: PlannedStage) { self.stage = stage }

  /// The line; empty where the stage's word says all.
  var text: String {
    switch stage.relation.operation {
    case .project: made.isEmpty ? "" : made.joined(separator: ", ")
    case .filter(let condition): condition.formula
    case .check(let rules): rules.map { "\($0.name): \($0.condition.formula)" }.joined(separator: "; ")
    case .join(let join): Self.text(join)
    case .aggregate(let aggregation): "by " + aggregation.by.joined(separator: ", ")
    case .union(let union): "with " + union.others.map(\.dataset).joined(separator: ", ")
    case .limit(let count): "the first \(count)"
    default: made.isEmpty ? "" : made.joined(separator: ", ")
    }
  }

  private static func text(_ join: Join) -> String {
    let keys = join.keys.map { $0.left == $0.right ? $0.left : "\($0.left) = \($0.right)" }
    return "\(join.isAnti ? "without" : "with") \(join.right) by \(keys.joined(separator: ", "))"
  }

  /// The columns that it makes, with their formulas where it has them.
  private var made: [String] {
    let new = stage.relation.schema.names.filter { stage.input.position(of: $0) == nil }
    guard case .project(let projections) = stage.relation.operation else { return new }
    return projections.filter { new.contains($0.name) }.map { "\($0.name): \($0.expression.formula)" }
  }
}
