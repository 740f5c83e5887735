import PeilCore

/// Where in a plan it matters in which order rows stand.
///
/// A number that orders the rows is made anew only there: it takes a sort of all of them.
struct RowOrderNeeds {
  /// For each dataset, whether order is needed of its input and then after each of its stages.
  private var needs: [[Bool]]

  init(_ work: OutsideWork) {
    let plan = work.plan
    var ofNode: [String: Bool] = [:]
    for name in work.exports { ofNode[name] = true }
    var needs = plan.datasets.map { [Bool](repeating: false, count: $0.stages.count + 1) }
    for place in plan.datasets.indices.reversed() {
      let dataset = plan.datasets[place]
      var needed = ofNode[dataset.name] ?? false
      needs[place][dataset.stages.count] = needed
      for stage in dataset.stages.indices.reversed() {
        let operation = dataset.stages[stage].relation.operation
        for name in operation.datasets where needed { ofNode[name] = true }
        needed = operation.needsOrder(needed)
        needs[place][stage] = needed
      }
      if needed { ofNode[dataset.from] = true }
    }
    self.needs = needs
  }

  /// Whether order is needed after a stage of a dataset; 0 is its input.
  func isNeeded(after stage: Int, of dataset: Int) -> Bool { needs[dataset][stage] }
}

extension Relation.Operation {
  /// Whether order is needed of what comes in, where it is needed or not of what goes out.
  fileprivate func needsOrder(_ output: Bool) -> Bool {
    switch self {
    case .limit, .allocate, .rank, .program: true
    case .keepOne(let choice): output || choice.ties != .error
    case .aggregate: false
    case .project, .filter, .check, .join, .sort, .runningTotal, .explode, .union, .classify, .code, .replace, .sample:
      output
    }
  }
}
