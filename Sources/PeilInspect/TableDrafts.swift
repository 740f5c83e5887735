/// A column of the rows that tables are made of.
struct DraftColumn {
  let name: String
  let label: String
  let type: FoundType
  let role: Role?
}

/// Writes a first table of each core figure whose columns are there.
struct TableDrafts {
  private let columns: [DraftColumn]
  private let dataset: String
  private let words: DraftWords

  /// Stands before the names of the tables, where several files have their own.
  private let prefix: String

  init(_ columns: [DraftColumn], from dataset: String, _ words: DraftWords, prefix: String = "") {
    self.prefix = prefix
    self.columns = columns
    self.dataset = dataset
    self.words = words
  }

  /// The lines of the key `tables`, indented.
  var lines: [String] {
    let tables = approvals + [amounts, cofinancing, leadTime].compactMap(\.self) + frequencies
    return (tables.isEmpty ? [counts] : tables).flatMap { $0 }
  }

  private func column(_ role: Role) -> DraftColumn? { columns.first { $0.role == role } }

  private func table(
    _ name: String, _ title: String, _ rows: String?, where condition: String? = nil, _ measures: [String]
  ) -> [String] {
    var lines = ["  \(prefix)\(name):", "    title: \(DraftText.scalar(title))", "    from: \(dataset)"]
    if let condition { lines.append("    where: \(condition)") }
    if let rows { lines += ["    rows: \(rows)", "    totals: nested"] }
    return lines + ["    measures:"] + measures.map { "      \($0)" }
  }

  private func measure(_ name: String, _ kind: String, _ label: String) -> String {
    "\(name): {\(kind), label: \(DraftText.scalar(label))}"
  }

  // MARK: - Approval

  private var groups: [DraftColumn] {
    [Role.call, .form, .sector, .sizeClass, .region].compactMap { role in
      columns.first { column in
        guard column.role == role, case .category(let words) = column.type else { return false }
        return (2...40).contains(words.count)
      }
    }
  }

  private var approvals: [[String]] {
    guard let outcome = column(.outcome) else { return [] }
    func rate(_ name: String, _ definition: String, _ label: String) -> String {
      measure(
        name, "approval-rate: {outcome: \(outcome.name), definition: \(definition), weigh: applications}", label)
    }
    let rates = [
      measure("applications", "count: {}", words.applications), rate("of_submitted", "submitted", words.ofSubmitted),
      rate("of_decided", "decided", words.ofDecided), rate("of_assessed", "assessed", words.ofAssessed),
    ]
    var all = rates
    if let requested = column(.requested), let granted = column(.granted) {
      all.append(
        measure(
          "of_amount",
          "approval-rate: {outcome: \(outcome.name), definition: submitted, weigh: amount, requested: \(requested.name), "
            + "granted: \(granted.name)}", words.ofAmount))
    }
    return [table("approval", words.approval, nil, all)]
      + groups.map { table("approval_by_\($0.name)", words.by(words.approval, $0.label.lowercased()), $0.name, rates) }
  }

  // MARK: - Money

  private var condition: String? { column(.outcome).map { "\($0.name) == 'granted'" } }

  private var amounts: [String]? {
    let money = columns.filter { $0.type == .money && $0.role?.amount != nil && $0.role != .ceiling }
    guard !money.isEmpty else { return nil }
    return table(
      "amounts", words.amounts, nil,
      [measure("applications", "count: {}", words.applications)]
        + money.map { measure("sum_of_\($0.name)", "sum: {of: \($0.name)}", $0.label) })
  }

  private var cofinancing: [String]? {
    guard let costs = column(.projectCosts) ?? column(.eligibleCosts), costs.type == .money,
      let subsidy = column(.granted), subsidy.type == .money
    else { return nil }
    func ratio(_ name: String, _ label: String) -> String {
      measure(
        name.replacing("-", with: "_"),
        "cofinancing-ratio: {ratio: \(name), costs: \(costs.name), subsidy: \(subsidy.name)}", label)
    }
    return table(
      "cofinancing", words.cofinancing, nil, where: condition,
      [
        measure("applications", "count: {}", words.applications), ratio("subsidy-share", words.subsidyShare),
        ratio("cofinancing-rate", words.cofinancingRate),
      ])
  }

  // MARK: - Time

  private var leadTime: [String]? {
    guard let submitted = column(.submitted), let decided = column(.decided) else { return nil }
    let days = "\(decided.name) - \(submitted.name)"
    return table(
      "lead_time", words.leadTime, nil,
      [
        measure("middle", "median: {of: \(days)}", words.middle),
        measure("nine_of_ten", "quantile: {of: \(days), at: 0.9}", words.most),
      ])
  }

  // MARK: - What is named

  private var frequencies: [[String]] {
    columns.compactMap { column -> [String]? in
      guard case .set = column.type else { return nil }
      return table(
        "\(column.name)_named", column.label, "{each: \(column.name)}",
        [
          measure("mentions", "count: {}", words.mentions),
          measure("of_cases", "frequency: {base: applications}", words.ofCases),
          measure("of_answered", "frequency: {base: answered}", words.ofAnswered),
        ])
    }
  }

  /// Where nothing of the field is recognised: how many records there are, by the first closed list.
  var counts: [String] {
    let list = columns.first { column in
      if case .category = column.type { return true }
      return false
    }
    let count = measure("records", "count: {of: rows}", words.records)
    guard let list else { return table("records", words.records, nil, [count]) }
    return table("by_\(list.name)", list.label, list.name, [count])
  }
}
