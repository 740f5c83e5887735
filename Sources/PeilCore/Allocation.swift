public import PeilExpression
public import PeilStatistics
public import PeilTable

/// How money under a ceiling is allocated again, from what ranks the rows.
public struct Allocation: Sendable {
  /// How what the allocation gives compares with what is on record.
  public enum Finding: String, CaseIterable, Sendable {
    /// The row takes no part.
    case apart
    /// Both give it something, or neither does.
    case agrees
    /// The allocation gives it something, and the record nothing.
    case notOnRecord = "not-on-record"
    /// The record gives it something, and the allocation nothing.
    case onlyOnRecord = "only-on-record"

    /// The codes of the findings.
    public static let domain = Domain(
      codes: allCases.map(\.rawValue),
      labels: [
        "apart": LocalizedText(nl: "doet niet mee", en: "takes no part"),
        "agrees": LocalizedText(nl: "gelijk aan het besluit", en: "as on record"),
        "not-on-record": LocalizedText(nl: "alleen in de nabootsing toegekend", en: "granted in the replay only"),
        "only-on-record": LocalizedText(nl: "alleen in het besluit toegekend", en: "granted on record only"),
      ])
  }

  /// What ranks the rows: what decides first, then what decides between equals.
  public let by: [SortKey]
  /// The columns whose values make the compartments.
  public let within: [String]
  /// What a row asks for: money.
  public let amount: Expression
  /// The ceiling of the row's compartment: money, the same in all its rows.
  public let ceiling: Expression
  /// Which rows take part; nil for all.
  public let condition: Expression?
  /// What becomes of the first row that does not fit.
  public let rule: AllocationRule
  /// Whether what compartments leave over goes to the others, in their order.
  public let transfers: Bool
  /// The outcome on record.
  public let recorded: String?
  /// The column of what a row is given.
  public let into: String
  /// The column of how far what decides first lies above the line.
  public let distance: String?
  /// The column that says whether a row's value is one of the two that make the line.
  public let atLine: String?
  /// The column of findings.
  public let finding: String?
  /// The columns that name a row in a message.
  public let names: [String]

  /// Describes an allocation.
  public init(
    by: [SortKey], within: [String], amount: Expression, ceiling: Expression, condition: Expression?,
    rule: AllocationRule, transfers: Bool, recorded: String?, into: String, distance: String?, atLine: String?,
    finding: String?, names: [String]
  ) {
    self.by = by
    self.within = within
    self.amount = amount
    self.ceiling = ceiling
    self.condition = condition
    self.rule = rule
    self.transfers = transfers
    self.recorded = recorded
    self.into = into
    self.distance = distance
    self.atLine = atLine
    self.finding = finding
    self.names = names
  }

  /// The columns it makes.
  public var made: [String] { [into] + [distance, atLine, finding].compactMap(\.self) }

  /// The columns it reads.
  public var columns: Set<String> {
    var columns = amount.columns.union(ceiling.columns).union(within).union(names)
    if let condition { columns.formUnion(condition.columns) }
    if let recorded { columns.insert(recorded) }
    for key in by { columns.formUnion(key.value.columns) }
    return columns
  }
}
