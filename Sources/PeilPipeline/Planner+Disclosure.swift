import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable
import PeilValues

extension Planner {
  /// The rules of the release; nil where the pipeline asks for none, and where what it asks for is wrong.
  func planDisclosure(_ tables: [PlannedTable]) -> DisclosureSettings? {
    guard let setting = root["publish"]?["disclosure"], isSound(setting, PipelineLanguage.disclosure) else {
      return nil
    }
    let profile =
      (setting.text ?? setting["profile"]?.text).flatMap { DisclosureSettings.Profile(rawValue: $0.text) } ?? .ministry
    let prior = setting["prior-posterior"]
    if let prior, let both = setting["p-percent"] {
      report(
        .error(
          "two-rules", "'p-percent' and 'prior-posterior' are one rule written in two ways", at: prior.span,
          label: "leave one of them away", details: ["'p-percent' stands in line \(both.span.start.line)"]))
    }
    let p = share(prior?["p"]), q = share(prior?["q"])
    if let p, let q, q <= p, let span = prior?["q"]?.span {
      report(
        .error(
          "prior-knowledge", "q is not greater than p: everybody would know enough already", at: span,
          label: "q is what is known beforehand, p what may be known after"))
    }
    return DisclosureSettings(
      profile: profile, minimum: setting["minimum"]?.text.flatMap { WrittenNumber.integer($0.text) } ?? profile.minimum,
      dominance: dominance(setting["dominance"]),
      estimate: p ?? rule(setting["p-percent"], standard: Rational(1, 10)), prior: q ?? .one,
      group: rule(setting["group"], standard: Rational(9, 10)), holding: holding(setting["holding"], tables),
      known: setting["known"]?.text?.text, publicFields: publicFields(setting["fields"], tables),
      publicTables: publicTables(setting["tables"], tables),
      zeros: setting["zeros"]?.text.flatMap { DisclosureSettings.Zeros(rawValue: $0.text) } ?? .public,
      method: setting["method"]?.text.flatMap { DisclosureSettings.Method(rawValue: $0.text) } ?? .automatic,
      weight: setting["weight"]?.text.flatMap { DisclosureSettings.Weight(rawValue: $0.text) } ?? .value)
  }

  private func share(_ setting: Setting?) -> Rational? { setting?.text.flatMap { WrittenNumber.share($0.text) } }

  /// A rule that is written as a share, is left at its standard, or is `none`.
  private func rule(_ setting: Setting?, standard: Rational?) -> Rational? {
    guard let text = setting?.text else { return standard }
    if text.text == "none" { return nil }
    guard let share = WrittenNumber.share(text.text), .zero < share else {
      report(
        .error(
          "not-a-share", "'\(text.text)' is no share above 0 and up to 100%", at: text.span,
          label: nearestName(to: text.text, among: ["none"]).map { "did you mean '\($0)'?" } ?? "write 10%, 0.1 or none"
        ))
      return standard
    }
    return share
  }

  private func dominance(_ setting: Setting?) -> [DisclosureSettings.Dominance] {
    guard let setting else { return [] }
    return (setting.list ?? [setting]).compactMap { item in
      guard let count = item["count"]?.text.flatMap({ WrittenNumber.integer($0.text) }),
        let share = share(item["share"])
      else { return nil }
      guard .zero < share else {
        report(
          .error(
            "not-in-bounds", "a share of 0% lets no cell through", at: item["share"]?.span ?? item.span,
            label: "write a share above 0%"))
        return nil
      }
      return DisclosureSettings.Dominance(count: count, share: share)
    }
  }

  private func holding(_ setting: Setting?, _ tables: [PlannedTable]) -> String? {
    guard let text = setting?.text else { return unit?.cluster }
    let names = columnNames(tables)
    if !names.contains(text.text) { reportColumn(text, names) }
    return text.text
  }

  private func publicFields(_ setting: Setting?, _ tables: [PlannedTable]) -> Set<String> {
    let names = columnNames(tables)
    var fields: Set<String> = []
    for entry in setting?.map ?? [] {
      if !names.contains(entry.key.text) { reportColumn(entry.key, names) }
      if entry.value.text?.text == "public" { fields.insert(entry.key.text) }
    }
    return fields
  }

  /// The columns of the sources and datasets that tables are made of.
  private func columnNames(_ tables: [PlannedTable]) -> [String] {
    var names: [String] = []
    for from in tables.map(\.from) {
      for name in schemas[from]?.names ?? [] where !names.contains(name) { names.append(name) }
    }
    return names
  }

  private func reportColumn(_ name: SourceText, _ names: [String]) {
    guard !names.isEmpty else { return }
    report(
      .error(
        "unknown-column", "no table has a column '\(name.text)'", at: name.span,
        label: nearestName(to: name.text, among: names).map { "did you mean '\($0)'?" },
        details: ["columns of the tables' data: \(listed(names, limit: 20))"]))
  }

  private func publicTables(_ setting: Setting?, _ tables: [PlannedTable]) -> Set<String> {
    let names = tables.map(\.name)
    var found: Set<String> = []
    for entry in setting?.map ?? [] {
      if !names.contains(entry.key.text), !entries("tables").contains(where: { $0.key.text == entry.key.text }) {
        report(
          .error(
            "unknown-table", "no table '\(entry.key.text)'", at: entry.key.span,
            label: nearestName(to: entry.key.text, among: names).map { "did you mean '\($0)'?" },
            details: ["tables here: \(listed(names, limit: 20))"]))
      }
      if entry.value.text?.text == "public" { found.insert(entry.key.text) }
    }
    return found
  }

  // MARK: - What the engine must deliver

  /// The tables with what disclosure control needs of their rows; those that are not published need nothing.
  func protected(_ tables: [PlannedTable], for publication: PublicationSettings) -> [PlannedTable] {
    guard let disclosure = publication.disclosure else { return tables }
    let published = Set(publication.tables ?? tables.map(\.name))
    let known = knownRows(tables.filter { published.contains($0.name) })
    if disclosure.zeros == .confidential { checkEmptyRows(tables.filter { published.contains($0.name) }) }
    return tables.map { table in
      guard published.contains(table.name), let schema = schemas[table.from] else { return table }
      var table = table
      table.protection = TableProtection(
        of: table, in: schema, known: known[table.from], unit: unit, settings: disclosure)
      return table
    }
  }

  /// A category that is left away says that there is nothing in it.
  private func checkEmptyRows(_ tables: [PlannedTable]) {
    let zeros = root["publish"]?["disclosure"]?["zeros"]
    for table in tables where table.hidesEmpty && table.dimensions.contains(where: { $0.column.type.domain != nil }) {
      guard let span = zeros?.span else { continue }
      report(
        .error(
          "told-zeros", "table '\(table.name)' tells by 'empty: hide' where there is nothing", at: span,
          label: "which is to be confidential",
          details: ["leave 'empty: hide' away there, or do not publish the table", "zeros: public shows what is empty"])
      )
    }
  }

  /// By source or dataset the rows that anybody knows; where a table's data lack the columns, nothing is known of it.
  private func knownRows(_ tables: [PlannedTable]) -> [String: Expression] {
    guard let setting = root["publish"]?["disclosure"]?["known"] else { return [:] }
    var known: [String: Expression] = [:]
    var problems: [[Diagnostic]] = []
    for from in Set(tables.map(\.from)).sorted() {
      guard let schema = schemas[from] else { continue }
      let context = context(from)
      if let condition = context.condition(setting, in: schema), context.diagnostics.isEmpty {
        known[from] = condition
      } else {
        problems.append(context.diagnostics)
      }
    }
    // A mistake is one in every table; a table may well lack the columns that another one has.
    if known.isEmpty, let first = problems.first { diagnostics += first }
    return known
  }
}

extension DisclosureSettings.Profile {
  /// How many contributors a cell must have.
  fileprivate var minimum: Int {
    switch self {
    case .internal: 3
    case .ministry: 5
    case .openData: 10
    }
  }
}

extension TableProtection {
  /// What the figures of a table tell rows apart with, what they add up, and by which keys.
  fileprivate init(
    of table: PlannedTable, in schema: Schema, known: Expression?, unit: UnitOfAnalysis?, settings: DisclosureSettings
  ) {
    let components = table.measures.flatMap(\.bound.components)
    var conditions: [Expression] = []
    for condition in components.compactMap(\.condition) + [known].compactMap(\.self)
    where !conditions.contains(condition) {
      conditions.append(condition)
    }
    var values: [Expression] = []
    var keys: [[Expression]] = []
    for component in components {
      switch component {
      case .sum(let value, _), .sumPerKey(let value, _, _):
        if !values.contains(value) { values.append(value) }
      default: break
      }
      if let key = component.unitKey(in: schema), !keys.contains(key) { keys.append(key) }
    }
    let holder = settings.holding.flatMap { schema[$0] }.map { [$0] } ?? (unit?.key ?? []).compactMap { schema[$0] }
    self.init(
      holding: holder.map { Expression(.column($0.name), type: $0.type) }, conditions: conditions,
      known: known.flatMap { conditions.firstIndex(of: $0) }, values: values, keys: keys,
      isPublic: settings.publicTables.contains(table.name))
  }
}
