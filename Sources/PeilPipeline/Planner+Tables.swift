import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable

extension Planner {
  /// The tables in the order declared; those with errors are left away.
  func planTables() -> [PlannedTable] {
    let tables = entries("tables").flatMap { plan(table: $0) }
    checkNames(of: tables)
    return tables
  }

  /// A comparison makes names of its own; a table of the author's that has one of them is reported.
  private func checkNames(of tables: [PlannedTable]) {
    for entry in entries("tables") where tables.count(where: { $0.name == entry.key.text }) > 1 {
      report(
        .error(
          "table-name-taken", "'\(entry.key.text)' is the name of a table that `compare` or `sensitivity` makes",
          at: entry.key.span,
          label: "give one of the tables another name"))
    }
  }

  private func plan(table entry: Setting.Entry) -> [PlannedTable] {
    let setting = entry.value
    guard let from = setting["from"]?.text, !from.text.isEmpty else { return [] }
    used.insert(from.text)
    guard relationNames.contains(from.text) else {
      reportUnknownDataset(from)
      return []
    }
    guard let schema = schemas[from.text] else { return [] }
    let context = context(from.text)
    var reader = DimensionReader(context: context, schema: schema)
    if let rows = setting["rows"], isSound(rows, PipelineLanguage.dimensions) { reader.read(rows, .row) }
    if let columns = setting["columns"], isSound(columns, PipelineLanguage.dimensions) { reader.read(columns, .column) }
    let totals = isSoundTotals(setting) ? reader.totals(setting["totals"]) : []
    let condition = setting["where"].flatMap { $0.text == nil ? nil : context.condition($0, in: schema) }
    diagnostics += context.diagnostics

    let shape = TableShape(schema: schema, dimensions: reader.dimensions)
    let guards = GuardMaker(
      dimensions: reader.dimensions, knownWhen: knownWhenConditions(reader.dimensions, schema, from.text, entry.key))
    let measures = (setting["measures"]?.map ?? [])
      .flatMap { plan(measure: $0, of: shape, from: from.text, guards) }.map { $0.saying(only: condition, in: schema) }
    checkDifferentNames(measures, entry)
    checkHasMeasures(entry)
    let table = PlannedTable(
      name: entry.key.text, title: setting["title"].map(localized) ?? LocalizedText(entry.key.text),
      note: setting["note"].map(localized), from: from.text, condition: condition, dimensions: reader.dimensions,
      totals: totals, measures: measures, hidesEmpty: setting["empty"]?.text?.text == "hide",
      order: order(setting, reader.dimensions, measures), picture: picture(setting["picture"], measures))
    let compared = setting["compare"].map { comparison($0, of: table, in: schema, entry.key) } ?? []
    return [table] + compared + sensitivity(setting, of: table, shape, guards)
      + otherDefinitions(setting, of: table, shape, guards)
  }

  /// The order of the categories by a measure; a measure that is not there and a table without rows are reported.
  private func order(
    _ setting: Setting, _ dimensions: [Dimension], _ measures: [PlannedMeasure]
  ) -> PlannedTable.Order? {
    guard let written = setting["order"], let by = written["by"]?.text, !by.text.isEmpty else { return nil }
    let names = (setting["measures"]?.map ?? []).map(\.key.text)
    guard names.contains(by.text) else {
      report(
        .error(
          "unknown-measure", "no measure '\(by.text)' in this table", at: by.span,
          label: nearestName(to: by.text, among: names).map { "did you mean '\($0)'?" },
          details: ["measures here: \(listed(names, limit: 12))"]))
      return nil
    }
    guard setting["rows"] != nil else {
      report(
        .error(
          "order-without-rows", "'order' sorts the categories down the side, and this table has none", at: written.span,
          label: "give the table 'rows'"))
      return nil
    }
    return measures.firstIndex { $0.name == by.text }.map {
      PlannedTable.Order(measure: $0, isDescending: written["descending"]?.text?.text == "true")
    }
  }

  private func isSoundTotals(_ setting: Setting) -> Bool {
    setting["totals"].map { isSound($0, PipelineLanguage.totals) } ?? true
  }

  private func checkHasMeasures(_ entry: Setting.Entry) {
    guard let measures = entry.value["measures"], measures.map?.isEmpty == true else { return }
    report(
      .error(
        "no-measures", "the table '\(entry.key.text)' has no measures", at: measures.span, label: "name one at least"))
  }

  /// A measure that stands for several figures makes names of its own; one that is there already is reported.
  private func checkDifferentNames(_ measures: [PlannedMeasure], _ table: Setting.Entry) {
    var seen: Set<String> = []
    for measure in measures where !seen.insert(measure.name).inserted {
      report(
        .error(
          "measure-name-taken", "two figures of the table '\(table.key.text)' are called '\(measure.name)'",
          at: table.value["measures"]?.span ?? table.key.span,
          label: "give the measure that stands for several figures another name"))
    }
  }

  /// By the place of a dimension: when it is known; the formula is read where the dimension is used.
  func knownWhenConditions(
    _ dimensions: [Dimension], _ schema: Schema, _ from: String, _ table: SourceText
  ) -> [Int: Expression] {
    var conditions: [Int: Expression] = [:]
    for (place, dimension) in dimensions.enumerated() {
      guard let formula = dimension.column.knownWhen else { continue }
      // A renamed column takes along a formula that stands nowhere in the file.
      let text = knownWhen[formula] ?? SourceText(formula, span: table.span)
      let scope = FormulaScope(schema: schema, dataset: from, parameters: literals)
      do {
        conditions[place] = try FormulaReader(scope: scope).condition(text)
      } catch {
        for diagnostic in error.diagnostics {
          var explained = diagnostic
          explained.details.append(
            "a table over '\(from)' has '\(dimension.column.name)' as a dimension, and must see when it is known")
          report(explained)
        }
      }
    }
    return conditions
  }

  // MARK: - Measures

  func plan(
    measure entry: Setting.Entry, of shape: TableShape, from: String, _ guards: GuardMaker
  ) -> [PlannedMeasure] {
    guard isSound(entry.value, language.measure), let (kind, options) = kind(of: entry) else { return [] }
    if let measure = catalogue.measure(kind.text) {
      let problems = ParameterChecker.problems(in: options, as: measure.page.setting, named: kind.text)
      let parts = problems.isEmpty ? measure.parts(of: options) : []
      if !parts.isEmpty {
        let label = entry.value["label"].map(localized)
        return parts.flatMap { part in
          plan(
            measure: entry, kind: SourceText(part.kind, span: kind.span), options: part.setting, of: shape, from: from,
            guards
          ).map {
            $0.part(
              named: part.suffix, label: label.map { $0.followed(by: part.label) } ?? part.label,
              decimals: part.decimals)
          }
        }
      }
    }
    return plan(measure: entry, kind: kind, options: options, of: shape, from: from, guards)
  }

  private func plan(
    measure entry: Setting.Entry, kind: SourceText, options: Setting, of shape: TableShape, from: String,
    _ guards: GuardMaker
  ) -> [PlannedMeasure] {
    let definition = catalogue.measure(kind.text) == nil ? definitions.first { $0.name.text == kind.text } : nil
    let context = context(from)
    let condition = entry.value["where"].flatMap { context.condition($0, in: shape.schema) }
    let bound = bind(kind, options, definition, for: entry.key, to: shape, context)
    diagnostics += context.diagnostics
    guard let bound else { return [] }
    checkAmounts(of: bound, entry.key, shape.schema)
    let restricted = bound.restricted(to: condition).saying(only: condition, in: shape.schema)
    guard let rounding = rounding(of: entry, bound) else { return [] }
    let decimals = entry.value["decimals"]?.text.flatMap { WrittenNumber.integer($0.text) }
    var measure = PlannedMeasure(
      name: entry.key.text, kind: kind.text, label: entry.value["label"].map(localized) ?? definition?.label,
      note: entry.value["note"].map(localized) ?? definition?.text("note"),
      decimals: decimals ?? definition?.decimals,
      bound: restricted, guards: guards.guards(for: restricted),
      source: definition?.source ?? catalogue.measure(kind.text)?.page.source ?? "")
    measure.rounding = rounding
    return [measure]
  }

  /// How a measure is rounded; nil, and reported, where it is not a share of one whole and should add up to it.
  private func rounding(of entry: Setting.Entry, _ bound: BoundMeasure) -> Rounding? {
    guard let setting = entry.value["rounding"], let word = setting.text else { return .halfAway }
    let rounding = Rounding(rawValue: word.text) ?? .halfAway
    guard rounding == .largestRemainder else { return rounding }
    if case .margin = bound.finisher, bound.unit == .ratio { return rounding }
    report(
      .error(
        "rounding-whole", "'\(entry.key.text)' is no share of one whole, so its figures do not add up to anything",
        at: word.span, label: "leave it away, or write half-even",
        details: ["largest-remainder is for `percentage`, and for `frequency` with `base: mentions`"]))
    return nil
  }

  /// The word that says what kind of figure it is, and what stands under it.
  func kind(of entry: Setting.Entry) -> (word: SourceText, options: Setting)? {
    if let word = entry.value.text { return (word, Setting(.map([]), span: word.span)) }
    let beside = Set(PipelineLanguage.besideMeasure.map(\.name))
    let kinds = (entry.value.map ?? []).filter { !beside.contains($0.key.text) }
    if let kind = kinds.first, kinds.count == 1 { return (kind.key, kind.value) }
    if let second = kinds.dropFirst().first {
      report(
        .error(
          "measure-form", "'\(entry.key.text)' has two kinds of measure", at: second.key.span,
          label: "give it a name of its own"))
    } else {
      report(
        .error(
          "measure-form", "'\(entry.key.text)' does not say what it measures", at: entry.key.span,
          label: "add its kind, as in `count: {}`", details: ["'peil measures' lists what there is"]))
    }
    return nil
  }

  private func bind(
    _ kind: SourceText, _ options: Setting, _ definition: DefinedMeasure?, for figure: SourceText,
    to shape: TableShape, _ context: BindingContext
  ) -> BoundMeasure? {
    used.insert(kind.text)
    // What is wrong with a definition is said where it stands.
    guard definition?.isSound ?? true,
      let setting = definition?.options(in: "en") ?? catalogue.measure(kind.text)?.page.setting
    else { return nil }
    // A bare word has not met the options its kind requires.
    let problems = ParameterChecker.problems(in: options, as: setting, named: kind.text)
    diagnostics += problems
    guard problems.isEmpty else { return nil }
    guard let definition else {
      return catalogue.measure(kind.text)?.bind(options, to: shape, context: context)
    }
    return catalogue.measure("formula").flatMap {
      definition.bind(options, named: figure, by: $0, to: shape, context: context)
    }
  }

  /// An amount that is published says which stage of the scheme it belongs to.
  private func checkAmounts(of bound: BoundMeasure, _ name: SourceText, _ schema: Schema) {
    let read = bound.components.compactMap(\.value).reduce(into: Set<String>()) { $0.formUnion($1.columns) }
    for column in schema.columns where read.contains(column.name) && column.type == .money && column.amount == nil {
      report(
        .error(
          "amount-missing", "'\(name.text)' publishes '\(column.name)', which does not say what money it is",
          at: name.span, label: "add 'amount' where '\(column.name)' is declared or derived",
          details: ["amount: the stage of the scheme it belongs to"] + ParameterChecker.lines(PipelineLanguage.amounts))
      )
    }
  }
}
