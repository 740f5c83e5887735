public import PeilCore
public import PeilDiagnostics
import PeilExpression
import PeilTable

extension Plan {
  /// Why the states of single files do not add up to those of all files; none where they do.
  ///
  /// They do where every stage looks at one row at a time. A stage that looks at several, such as a join, may need rows of
  /// two files together.
  public var obstaclesToParts: [Diagnostic] {
    sources.compactMap(\.obstacleToParts)
      + datasets.flatMap { dataset in
        dataset.stages.filter { !$0.relation.operation.isRowLocal }.map { $0.needingRows(of: dataset) }
      }
      + publication.datasets.map { name in
        .warning("needs-all-rows", "the rows of '\(name)' are exported, and a state holds none")
      }
  }

  /// Why the states of several runs, each over all files of its own, do not add up; none where they do.
  ///
  /// Beside stages that look at one row at a time they may have those that look at the rows of one key, as long as no key
  /// stands in two runs.
  public var obstaclesToMerging: [Diagnostic] {
    let keyed = Set(keyedStages.map(\.message))
    return obstaclesToParts.filter { !keyed.contains($0.message) }
  }

  /// The stages that look at the rows of one key together, of which no key may stand in two runs.
  public var keyedStages: [Diagnostic] {
    datasets.flatMap { dataset in
      dataset.stages.filter { $0.relation.operation.isKeyed }.map { stage in stage.needingRows(of: dataset) }
    }
  }

  /// What of the states is about units, and may therefore not leave the machine; none where all may.
  ///
  /// A pipeline that says `travel: pseudonymised` lets those leave whose units are named by pseudonyms alone.
  public var obstaclesToTravel: [Diagnostic] {
    let arePseudonyms = states.travel == .pseudonymised
    let stages = datasets.flatMap { dataset in
      dataset.stages.filter { $0.relation.operation.makesPseudonyms && !arePseudonyms }.map { stage in
        Diagnostic.warning(
          "unit-level-state",
          "stage \(stage.number) '\(stage.kind)' of '\(dataset.name)' keeps a hash of each of its values",
          at: stage.span)
      }
    }
    return stages + tables.flatMap { obstacles(of: $0, arePseudonyms) }
  }

  private func obstacles(of table: PlannedTable, _ arePseudonyms: Bool) -> [Diagnostic] {
    let pseudonyms = arePseudonyms ? made(in: table.from) { $0.isPseudonym } : []
    let periods = made(in: table.from) { !$0.isPseudonym }
    func holdsUnits(_ component: Component) -> Bool {
      guard component.stateClass == .unitLevel else { return false }
      guard arePseudonyms else { return true }
      return component.unitNames.contains { !pseudonyms.contains($0) && names(units: $0, in: table.from) }
    }
    var found: [Diagnostic] = []
    for dimension in table.dimensions
    where dimension.column.type.isOpenText && !pseudonyms.union(periods).contains(dimension.column.name) {
      found.append(
        .warning(
          "unit-level-state",
          "table '\(table.name)' has a group for each \(dimension.column.name), which is no closed list"))
    }
    for measure in table.measures where measure.bound.components.contains(where: holdsUnits) {
      found.append(
        .warning(
          "unit-level-state", "measure '\(measure.name)' of table '\(table.name)' keeps values of single units"))
    }
    if let protection = table.protection, holdsUnits(protection.component) {
      found.append(
        .warning("unit-level-state", "disclosure control of table '\(table.name)' keeps the contributions of units"))
    }
    return found
  }

  /// Whether a column of a source or dataset could name a unit.
  private func names(units column: String, in relation: String) -> Bool {
    guard let type = schema(of: relation)?[column]?.type else { return true }
    return type.isOpenText || type == .integer
  }

  /// The columns of a source or dataset that hold what replacements of some kind have made, and nothing else.
  private func made(in name: String, by isWanted: (Replacement.Kind) -> Bool) -> Set<String> {
    guard let dataset = datasets.first(where: { $0.name == name }) else { return [] }
    var found = made(in: dataset.from, by: isWanted)
    for stage in dataset.stages {
      switch stage.relation.operation {
      case .replace(let replacement):
        found.remove(replacement.column)
        if isWanted(replacement.kind) { found.insert(replacement.into) }
      case .project(let projections):
        found = Set(
          projections.filter { projection in
            guard case .column(let column) = projection.expression.node else { return false }
            return found.contains(column)
          }.map(\.name))
      default: found.formIntersection(stage.relation.schema.names)
      }
    }
    return found
  }
}

extension PlannedStage {
  fileprivate func needingRows(of dataset: PlannedDataset) -> Diagnostic {
    .warning(
      "needs-all-rows", "stage \(number) '\(kind)' of '\(dataset.name)' looks at rows of several files together",
      at: span)
  }
}

extension PlannedSource {
  fileprivate var obstacleToParts: Diagnostic? {
    if mended != nil {
      return .warning("needs-all-rows", "source '\(name)' has mended records, which stand in for those of other files")
    }
    if files.contains(where: { $0.path == "-" }) {
      return .warning("needs-all-rows", "source '\(name)' is standard input, which is read once")
    }
    return nil
  }
}

extension Relation.Operation {
  /// Whether what becomes of a row depends on that row alone.
  var isRowLocal: Bool {
    switch self {
    case .project, .filter, .check, .classify, .code, .explode, .replace: true
    case .join, .aggregate, .sort, .limit, .sample, .rank, .allocate, .runningTotal, .keepOne, .union, .program: false
    }
  }

  /// Whether what becomes of a row depends on the rows of the same key alone, or on where it came from.
  fileprivate var isKeyed: Bool {
    switch self {
    case .join, .keepOne, .union: true
    case .project, .filter, .check, .classify, .code, .explode, .replace, .aggregate, .sort, .limit, .sample, .rank,
      .allocate, .runningTotal, .program:
      false
    }
  }

  fileprivate var makesPseudonyms: Bool {
    guard case .replace(let replacement) = self else { return false }
    return replacement.kind.isPseudonym
  }
}

extension Replacement.Kind {
  fileprivate var isPseudonym: Bool {
    switch self {
    case .pseudonym: true
    case .period: false
    }
  }
}

extension Component {
  /// The columns that may name units in a state; amounts and categories are none.
  fileprivate var unitNames: Set<String> {
    switch self {
    case .sumPerKey(_, let key, _), .histogramPerKey(_, let key, _): Set(key)
    case .resampled(let resampling): Set(resampling.key + resampling.apart)
    case .countDistinct(let values, _), .tally(let values, _): values.reduce(into: []) { $0.formUnion($1.columns) }
    case .count, .sum, .histogram, .minimum, .maximum: []
    }
  }
}

extension ValueType {
  /// Whether it is text that no list closes.
  fileprivate var isOpenText: Bool {
    switch self {
    case .text, .identifier: true
    default: false
    }
  }
}
