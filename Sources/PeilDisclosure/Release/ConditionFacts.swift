import PeilExpression

/// What a condition of a table's figures tells, worked out once.
struct ConditionFacts {
  /// The conditions that all hold where it does, in canonical form.
  let canonical: Set<String>
  /// The combinations in which it holds.
  let groups: Set<Int>
  /// The columns of which it tells something that differs between known rows.
  let telling: Set<String>
  /// The columns whose values it tells of.
  let told: Set<String>
  /// Whether it tells rows apart by what became of an application, and not only by whether it was decided.
  let tellsOutcomes: Bool
  /// Those of the conditions that say that and nothing else.
  let outcomes: Set<String>

  /// Looks at a condition; nil is that of all rows.
  init(_ condition: Expression?, _ rows: TableRows) {
    canonical = condition?.canonicalConditions ?? []
    groups = rows.groups(where: condition)
    telling = rows.tellingColumns(condition)
    told = condition?.toldColumns ?? []
    tellsOutcomes = condition.map { $0.tellsOutcomes && !$0.tellsOnlyWhetherOpen } ?? false
    outcomes = condition?.outcomeConditions ?? []
  }
}
