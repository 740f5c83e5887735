import PeilCore
import PeilDiagnostics
import PeilEngine
import PeilExpression
import PeilPipeline
import PeilPublish
import PeilRun
import PeilTable
import PeilValues
import PeilWords

/// Carries out the plan of a run again for one figure, and finds the rows behind it.
struct ExplanationMaker {
  private let place: FigurePlace
  private let run: StoredRun
  private let limit: Int
  private let options: RunOptions
  /// The plan with the files where they stand now, cut to what the figure comes from.
  private let plan: Plan
  private let result: RunResult
  private let otherTable: String

  private var table: PlannedTable { place.table.plan }
  private var measure: PlannedMeasure { table.measures[place.measure] }
  private var key: [DimensionValue] { place.table.cells[place.cell].key }
  private var language: Language { Language(code: run.plan.language) }
  private var numbers: NumberStyle { NumberStyle(language) }

  init(_ place: FigurePlace, run: StoredRun, pipeline: String?, limit: Int, options: RunOptions) throws {
    self.place = place
    self.run = run
    self.limit = limit
    self.options = options
    let table = place.table.plan
    let explained = ExplainedMeasure(table: table.name, measure: table.measures[place.measure].name)
    otherTable = explained.otherTable
    var plan = try StoredRun.plan(run.files, run.frame, run.pipeline, run.catalogue, explaining: explained)
    let lineage = plan.lineage(of: table.from)
    plan.sources = try Self.sources(lineage, of: run, pipeline)
    plan.datasets = plan.datasets.filter { lineage.contains($0.name) }
    plan.tables = plan.tables.filter { [table.name, explained.otherTable].contains($0.name) }
    plan.publication = PublicationSettings(formats: [], source: nil, tables: nil, datasets: [])
    if let folder = PipelinePlace(of: run, named: pipeline).resolved(".") { plan = plan.startingPrograms(in: folder) }
    self.plan = plan
    result = try NativeEngine().run(plan, options: options)
    try checkFigure()
  }

  // MARK: - What is read again

  /// The sources where they stand now; one that is not as the run read it is an error.
  private static func sources(_ names: [String], of run: StoredRun, _ pipeline: String?) throws -> [PlannedSource] {
    let wanted = run.plan.sources.map(\.name).filter(names.contains)
    let states = run.inputs(pipeline: pipeline)
    let wrong = states.filter { state in
      wanted.contains { state.role == "source '\($0)'" } && state.state != .same
    }
    guard wrong.isEmpty else { throw DiagnosticsError(diagnostics(wrong, run)) }
    return try wanted.map { name in
      guard let source = run.sourceAtPlace(name, pipeline: pipeline) else {
        throw DiagnosticsError([
          .error(
            "inputs-unknown", "the files of source '\(name)' are not at their place any more",
            details: ["name the pipeline file with --pipeline, from which they are looked for"], exit: .noInput)
        ])
      }
      return source
    }
  }

  private static func diagnostics(_ states: [InputState], _ run: StoredRun) -> [Diagnostic] {
    if states.allSatisfy({ $0.state == .unknown && $0.file != "-" }) {
      return [
        .error(
          "inputs-unknown", "where the pipeline file '\(run.frame.pipelineFile)' stands is not known, nor its sources",
          details: ["name it with --pipeline"], exit: .noInput)
      ]
    }
    return states.map { state in
      switch state.state {
      case .changed:
        .error(
          "input-changed", "'\(state.file)' (\(state.role)) is not what the run read: its rows explain another figure",
          details: ["put the file back, or run the pipeline again and explain that run"], exit: .data)
      case .gone, .same:
        .error(
          "input-gone", "'\(state.file)' (\(state.role)) is not at its place any more, or cannot be read",
          details: ["put the file back; the figure cannot be explained without it"], exit: .noInput)
      case .unknown where state.file == "-":
        .error(
          "input-unknown", "'\(state.file)' (\(state.role)) was read from standard input, and cannot be read again",
          exit: .noInput)
      case .unknown:
        .error(
          "input-unknown", "'\(state.file)' (\(state.role)) was read by an engine, and its rows are not shown",
          details: ["export it as CSV and run that, to see which rows a figure is made of"], exit: .noInput)
      }
    }
  }

  /// What is worked out again must be what was published.
  private func checkFigure() throws {
    let stored = place.table.cells[place.cell].estimates[place.measure]
    let again = result.tables.first { $0.name == table.name }?.cells.first { $0.key == key }?.estimates[place.measure]
    guard again != stored else { return }
    let name = [run.frame.version, version]
    throw DiagnosticsError([
      .error(
        "other-figure", "carrying out the plan again gives another figure than the run has",
        details: [
          name[0] == name[1]
            ? "'peil verify' names what is not as the run left it"
            : "the run was made by Peil \(name[0]), and this is \(name[1]): explain it with that release"
        ], exit: .data)
    ])
  }

  // MARK: - What it is made of

  /// What is divided and by what.
  func quotient(_ estimate: Estimate) -> (numerator: String, denominator: String)? {
    guard let numerator = estimate.numerator, let denominator = estimate.denominator else { return nil }
    return (text(numerator), text(denominator))
  }

  private func text(_ quantity: Quantity) -> String {
    switch quantity.magnitude {
    case .exact(let value):
      quantity.unit == .money
        ? numbers.euro(value, decimals: Self.cents(value)) : numbers.number(value, decimals: value.isWhole ? 0 : 4)
    case .approximate(let value): value.tidyDescription
    case .date(let date): numbers.date(date)
    }
  }

  private static func cents(_ value: Rational) -> Int { value.isWhole ? 0 : 2 }

  /// The components of the cell's state, those that only guard the dimensions not among them.
  func parts() throws -> [Explanation.Part] {
    guard let number = result.tables.firstIndex(where: { $0.name == table.name }), number < result.states.count,
      let cell = result.tables[number].cells.firstIndex(where: { $0.key == key }),
      cell < result.states[number].cells.count
    else { return [] }
    let states = result.states[number].cells[cell]
    let values = place.measure < states.count ? states[place.measure] : []
    return measure.bound.components.enumerated().map { index, component in
      let value = index < values.count ? values[index] : nil
      return Explanation.Part(
        formula: component.words, condition: component.condition?.formula,
        value: value.flatMap { self.text(of: component, $0) }, admitted: value?.admitted ?? 0,
        missing: value?.missing ?? 0)
    }
  }

  private func text(of component: Component, _ value: ComponentValue) -> String? {
    guard component.isOneNumber else { return nil }
    let unit: FigureUnit = component.value?.type == .money ? .money : .number
    return Quantity(of: value.value, unit).map(text)
  }

  // MARK: - The way of the rows

  /// The sources and stages that the rows came through, with their counts.
  var steps: [Explanation.Step] {
    let lineage = plan.lineage(of: table.from)
    return run.result.ledger.entries.filter { lineage.contains($0.dataset) }.map { entry in
      let stage = plan.datasets.first { $0.name == entry.dataset }?.stages.first { $0.number == entry.stage }
      return Explanation.Step(
        entry: entry, words: stage.map { StageWords($0).text } ?? "",
        checks: run.result.checks.filter { $0.dataset == entry.dataset && $0.stage == entry.stage })
    }
  }

  // MARK: - Rows

  /// The condition of the rows that stand in the cell and in one of the parts.
  private var rowCondition: Expression? {
    let conditions = measure.bound.components.map { $0.rowCondition }
    let parts = conditions.contains { $0 == nil } ? nil : CellCondition.any(conditions.compactMap(\.self))
    return CellCondition.all(
      [CellCondition.of(key, in: table), measure.bound.base ?? parts].compactMap(\.self))
  }

  private var schema: Schema { plan.schema(of: table.from) ?? Schema(columns: [], grain: .whole) }

  private static func mark(_ number: Int) -> String { "part \(number)" }

  func traced() throws -> TracedRows {
    let yes = Expression(.literal(.boolean(true)), type: .boolean)
    return try NativeEngine().trace(
      table.from, where: rowCondition,
      marks: measure.bound.components.enumerated().map { (Self.mark($0), $1.rowCondition ?? yes) }, limit: limit,
      in: plan, options: options)
  }

  /// The columns that tell the rows apart and those that the figure reads, in the order of the dataset.
  var columns: [String] {
    var wanted = Set((plan.unit?.key ?? []) + table.dimensions.map(\.column.name))
    if let condition = table.condition { wanted.formUnion(condition.columns) }
    if let base = measure.bound.base { wanted.formUnion(base.columns) }
    for component in measure.bound.components { wanted.formUnion(component.readColumns) }
    return schema.names.filter(wanted.contains)
  }

  func rows(_ traced: TracedRows) throws -> [Explanation.Row] {
    let names = traced.rows.schema.names
    let places = columns.compactMap { names.firstIndex(of: $0) }
    let marks = measure.bound.components.indices.compactMap { names.firstIndex(of: Self.mark($0)) }
    let texts = RowsTable(traced.rows).texts
    let partners = try partners(of: traced.rows, texts)
    return texts.enumerated().map { number, values in
      Explanation.Row(
        place: traced.places[number], partners: partners[number], values: places.map { values[$0] },
        isCounted: marks.map { values[$0] == "true" })
    }
  }

  /// For each row the records from which joins brought columns that the figure reads, by the joins of its own dataset and
  /// those it comes from.
  private func partners(of rows: ExportedRows, _ texts: [[String?]]) throws -> [[TracedRows.Place]] {
    var found = [[TracedRows.Place]](repeating: [], count: texts.count)
    guard !texts.isEmpty else { return found }
    let read = Set(columns)
    for join in joins where !join.isAnti && join.brought.contains(where: { read.contains($0.name) }) {
      guard let key = join.keys.first, let column = rows.schema.position(of: key.left),
        let right = plan.schema(of: join.right)?[key.right]
      else { continue }
      let lefts = join.keys.compactMap { rows.schema.position(of: $0.left) }
      guard lefts.count == join.keys.count else { continue }
      let literals = RowLiterals.of(column, in: rows, as: right.type)
      guard !literals.isEmpty else { continue }
      let condition = Expression(
        .isIn(Expression(.column(right.name), type: right.type), literals), type: .boolean)
      let traced = try NativeEngine().trace(join.right, where: condition, limit: 10_000, in: plan, options: options)
      let rights = join.keys.compactMap { traced.rows.schema.position(of: $0.right) }
      var places: [[String?]: [TracedRows.Place]] = [:]
      for (values, place) in zip(RowsTable(traced.rows).texts, traced.places) {
        if let place { places[rights.map { values[$0] }, default: []].append(place) }
      }
      for (number, values) in texts.enumerated() {
        let own = lefts.map { values[$0] }
        // A to-many join makes a row of each partner; which one this is, its key does not tell.
        if let met = places[own], met.count == 1, !own.contains(nil) { found[number] += met }
      }
    }
    return found
  }

  /// The joins that rows of the table went through, those of earlier datasets first.
  private var joins: [Join] {
    var joins: [Join] = []
    var name = table.from
    while let dataset = plan.datasets.first(where: { $0.name == name }) {
      joins =
        dataset.stages.compactMap { stage in
          if case .join(let join) = stage.relation.operation { join } else { nil }
        } + joins
      name = dataset.from
    }
    return joins
  }

  // MARK: - Other definitions

  /// The figure under other definitions: what other choices give, and its siblings of the same kind in the table.
  func others() throws -> [Explanation.Other] {
    let tables = try NamedTable.all(of: result, plan: plan, in: language)
    var seen: Set<String> = [measure.bound.definition.text.text(in: language.rawValue)]
    var others: [Explanation.Other] = []
    for table in tables {
      guard let cell = table.cells.firstIndex(where: { $0.key == key }) else { continue }
      for (number, other) in table.plan.measures.enumerated()
      where table.plan.name == otherTable || isSibling(other) {
        let definition = other.bound.definition.text.text(in: language.rawValue)
        guard seen.insert(definition).inserted else { continue }
        others.append(
          Explanation.Other(
            label: table.measureLabels[number], text: table.text(cell: cell, measure: number), definition: definition))
      }
    }
    return others
  }

  /// Whether another measure of the table is the same share of another whole.
  private func isSibling(_ other: PlannedMeasure) -> Bool {
    other.kind == measure.kind && measure.bound.unit == .ratio && measure.kind != "formula"
  }
}
