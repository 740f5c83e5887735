import PeilCore

extension Plan {
  /// The same plan with its programs started in another folder: that of the pipeline file, where a run is carried out again.
  func startingPrograms(in folder: String) -> Plan {
    var plan = self
    plan.datasets = datasets.map { dataset in
      PlannedDataset(
        name: dataset.name, from: dataset.from, stages: dataset.stages.map { $0.startingProgram(in: folder) },
        schema: dataset.schema)
    }
    plan.tables = tables.map { $0.startingPrograms(in: folder) }
    return plan
  }
}

extension PlannedTable {
  fileprivate func startingPrograms(in folder: String) -> PlannedTable {
    var table = PlannedTable(
      name: name, title: title, note: note, from: from, condition: condition, dimensions: dimensions, totals: totals,
      measures: measures.map { $0.startingProgram(in: folder) }, hidesEmpty: hidesEmpty, order: order,
      comparison: comparison, picture: picture)
    table.protection = protection
    return table
  }
}

extension PlannedStage {
  fileprivate func startingProgram(in folder: String) -> PlannedStage {
    guard case .program(let call) = relation.operation else { return self }
    return PlannedStage(
      number: number, kind: kind, input: input,
      relation: Relation(.program(call.starting(in: folder)), schema: relation.schema, noted: relation.noted),
      span: span)
  }
}

extension PlannedMeasure {
  fileprivate func startingProgram(in folder: String) -> PlannedMeasure {
    guard case .program(let figures) = bound.finisher else { return self }
    let moved = ProgramFigures(
      call: figures.call.starting(in: folder), columns: figures.columns, unit: figures.unit, level: figures.level,
      span: figures.span)
    var measure = PlannedMeasure(
      name: name, kind: kind, label: label, note: note, decimals: decimals,
      bound: BoundMeasure(
        components: bound.components, base: bound.base, unit: bound.unit, definition: bound.definition,
        finisher: .program(moved)),
      guards: guards, source: source)
    measure.rounding = rounding
    return measure
  }
}

extension ProgramCall {
  fileprivate func starting(in folder: String) -> ProgramCall {
    ProgramCall(
      words: words, folder: folder, sent: sent, returned: returned, missing: missing, answer: answer, seconds: seconds,
      memory: memory)
  }
}
