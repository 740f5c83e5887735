import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable

/// What an engine is told to carry out a plan, in order.
struct SQLProgram {
  let work: OutsideWork
  let dialect: SQLDialect
  private(set) var steps: [SQLStep] = []
  /// The relation of each source and dataset.
  private var relations: [String: SQLRelation] = [:]
  private let order: RowOrderNeeds

  /// Lowers the work of a plan; what cannot be said in SQL becomes a step that is done here.
  init(_ work: OutsideWork, _ dialect: SQLDialect) {
    self.work = work
    self.dialect = dialect
    order = RowOrderNeeds(work)
    for statement in dialect.preparations { steps.append(.statement(statement)) }
    for place in work.plan.sources.indices { load(place) }
    for source in work.plan.sources { tables(from: source.name, questions: []) }
    for place in work.plan.datasets.indices { add(dataset: place) }
  }

  /// What is done here rather than on the engine, and why.
  var here: [(place: String, because: Unlowerable, span: SourceSpan?)] {
    steps.compactMap { step in
      switch step {
      case .stageHere(let dataset, let stage, _, _, let reason):
        let planned = work.plan.datasets[dataset]
        let kind = planned.stages[stage - 1].kind
        return ("stage \(stage) '\(kind)' of '\(planned.name)'", reason, reason.span ?? planned.stages[stage - 1].span)
      case .map(let mapping, _):
        let what = "\(mapping.expression.formula)"
        return ("'\(what)', for each different value,", Unlowerable("it"), mapping.expression.span)
      case .values(let values):
        let kind = work.plan.datasets[values.dataset].stages[values.stage - 1].kind
        return (
          "stage \(values.stage) '\(kind)' of '\(work.plan.datasets[values.dataset].name)', for each different value,",
          Unlowerable("it"), work.plan.datasets[values.dataset].stages[values.stage - 1].span
        )
      case .tableHere(let table, _, let reason):
        return ("table '\(work.tables[table].table.name)'", reason, reason.span)
      default: return nil
      }
    }
  }

  private var schemas: [String: Schema] {
    let all = work.plan.sources.map { ($0.name, $0.schema) } + work.plan.datasets.map { ($0.name, $0.schema) }
    return Dictionary(all) { first, _ in first }
  }

  // MARK: Sources and datasets

  private mutating func load(_ place: Int) {
    let source = work.plan.sources[place]
    let relation = SQLRelation(
      name: dialect.identifier("peil_s\(place)_\(source.name)"), schema: work.sources[place])
    steps.append(.comment("source \(source.name)"))
    steps.append(.load(source: place, relation))
    relations[source.name] = relation
  }

  private mutating func add(dataset place: Int) {
    let dataset = work.plan.datasets[place]
    guard let first = relations[dataset.from] else { return }
    var input = first
    var questions: [SQLQuery] = []
    for stage in dataset.stages.indices {
      let planned = dataset.stages[stage]
      steps.append(.comment("\(dataset.name), stage \(planned.number): \(planned.kind)"))
      let edges = work.stages[place][stage]
      let output = SQLRelation(
        name: dialect.identifier("peil_d\(place)_\(planned.number)_\(dataset.name)"), schema: edges.output)
      let narrow = SQLRelation(name: input.name, schema: edges.input)
      var stageSQL = StageSQL(
        dialect: dialect, dataset: place, stage: planned, name: dataset.name, input: narrow, output: output,
        isOrdered: order.isNeeded(after: stage + 1, of: place), relations: relations, schemas: schemas)
      do {
        if !planned.relation.rowFormulas.isEmpty { try map(planned, place, &stageSQL) }
        let lowered: StageSQL.Lowered
        if let values = try stageSQL.values() {
          steps.append(.values(values))
          lowered = stageSQL.joined(values)
        } else {
          lowered = try stageSQL.lowered()
        }
        for statement in lowered.statements { steps.append(.statement(statement)) }
        questions += lowered.questions
      } catch {
        // What is asked here must come before: the rows that go in must be those the ledger knows.
        steps.append(.stageHere(dataset: place, stage: planned.number, from: narrow, into: output, because: error))
      }
      input = output
    }
    finish(place, input, questions)
  }

  /// Works out here, value by value, what of a stage's formulas cannot be said in SQL.
  ///
  /// Throws where more than one column is read for it: then the stage itself is done here.
  private mutating func map(_ stage: PlannedStage, _ dataset: Int, _ lowering: inout StageSQL) throws(Unlowerable) {
    let needed = Set(lowering.output.schema.names)
    var formulas = stage.relation.rowFormulas
    if case .project(let projections) = stage.relation.operation {
      formulas =
        projections.filter { needed.contains($0.name) }.map(\.expression) + stage.relation.noted.map(\.condition)
    }
    var foreign: [Expression] = []
    for formula in formulas {
      for part in try lowering.formulas.foreign(in: formula) where !foreign.contains(part) { foreign.append(part) }
    }
    guard !foreign.isEmpty else { return }
    let input = lowering.input
    var items = ["t.*"]
    var joins = ""
    for (number, expression) in foreign.enumerated() {
      guard let name = expression.columns.first, let column = input.schema[name] else {
        throw Unlowerable("a formula over a column that does not come in", at: expression.span)
      }
      let relation = SQLRelation(
        name: dialect.identifier("peil_d\(dataset)_\(stage.number)_map\(number)"),
        schema: Schema(
          columns: [column, Column(name: ValueMapping.result, type: expression.type, grain: .whole)],
          grain: .whole))
      steps.append(.map(ValueMapping(expression: expression, column: column, relation: relation), of: input))
      let result = dialect.identifier("_m\(number)")
      let identifier = dialect.identifier(name)
      items.append("m\(number).\(dialect.identifier(ValueMapping.result)) AS \(result)")
      joins += "\nLEFT JOIN \(relation.name) AS m\(number) ON m\(number).\(identifier) = t.\(identifier)"
      lowering.mapped[expression] = result
    }
    let wide = SQLRelation(
      name: dialect.identifier("peil_d\(dataset)_\(stage.number)_mapped"), schema: input.schema)
    let query = "SELECT \(items.joined(separator: ", "))\nFROM \(input.name) AS t\(joins)"
    for statement in dialect.table(wide.name, as: query) { steps.append(.statement(statement)) }
    lowering.input = wide
  }

  private mutating func finish(_ place: Int, _ last: SQLRelation, _ questions: [SQLQuery]) {
    let dataset = work.plan.datasets[place]
    var relation = SQLRelation(name: last.name, schema: work.datasets[place])
    if !dataset.stages.isEmpty, isRead(dataset.name) {
      relation = SQLRelation(name: dialect.identifier("peil_d\(place)_\(dataset.name)"), schema: relation.schema)
      steps.append(.comment("\(dataset.name): its rows"))
      let columns = ([RowFormat.order, RowFormat.origin] + relation.schema.names).map(dialect.identifier)
      let query = "SELECT \(columns.joined(separator: ", "))\nFROM \(last.name)"
      for statement in dialect.table(relation.name, as: query) { steps.append(.statement(statement)) }
    }
    relations[dataset.name] = relation
    tables(from: dataset.name, questions: questions)
  }

  private func isRead(_ name: String) -> Bool {
    work.tables.contains { $0.table.from == name } || work.exports.contains(name)
      || work.plan.datasets.contains { dataset in
        dataset.from == name || dataset.stages.contains { $0.relation.operation.datasets.contains(name) }
      }
  }

  // MARK: Tables

  /// What is asked about the stages and all tables of a source or dataset: one statement, however many there are.
  private mutating func tables(from name: String, questions: [SQLQuery]) {
    guard let relation = relations[name] else { return }
    var own: [SQLQuery] = []
    var here: [SQLStep] = []
    var told: [String] = []
    for (place, table) in work.tables.enumerated() where table.table.from == name {
      do {
        own += try TableSQL(dialect: dialect, place: place, work: table, relation: relation).questions()
        told.append(table.table.name)
      } catch {
        here.append(.tableHere(table: place, from: relation, because: error))
      }
    }
    if !questions.isEmpty {
      steps.append(.comment("\(name): where its rows went, stage by stage"))
      steps.append(.ask(questions))
    }
    if !own.isEmpty {
      steps.append(.comment("\(name): the states of \(told.joined(separator: ", "))"))
      steps.append(.ask(own))
    }
    steps += here
    if work.exports.contains(name) { steps.append(.export(dataset: name, relation)) }
  }
}
