import Foundation
import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable
import PeilValues

@testable import PeilEngine

/// A small plan put together by hand over files that last as long as the value.
final class Scheme {
  private let folder: URL
  var sources: [PlannedSource] = []
  var datasets: [PlannedDataset] = []
  var tables: [PlannedTable] = []
  var exports: [String] = []

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("peil-engine-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static let sizes = Domain(codes: ["small", "large"])
  static let problems = Domain(codes: ["time", "cost", "rules"])
  static let outcomeWords = Outcome.allCases.map { ColumnFormat.Word(raw: $0.rawValue, code: $0.code) }

  /// A column whose header is its name.
  static func column(_ name: String, _ type: ValueType, missingAs: UInt32? = nil) -> ColumnFormat {
    let words: [ColumnFormat.Word] =
      type == .outcome
      ? outcomeWords
      : (type.domain?.codes ?? []).enumerated().map { ColumnFormat.Word(raw: $0.element, code: UInt32($0.offset)) }
    return ColumnFormat(name: name, header: name, type: type, words: words, missingAs: missingAs)
  }

  @discardableResult
  func source(_ name: String, _ columns: [ColumnFormat], key: [String]? = nil, _ text: String) throws -> Scheme {
    let url = folder.appendingPathComponent("\(name).csv")
    try Data(text.utf8).write(to: url)
    let grain = key.map { Grain($0) } ?? .rows(of: name)
    let schema = Schema(
      columns: columns.map { Column(name: $0.name, type: $0.type, grain: grain, missingAs: $0.missingAs) },
      grain: grain)
    sources.append(
      PlannedSource(
        name: name, files: [PlannedFile(path: url.path, shownPath: "\(name).csv")], format: CSVFormat(),
        columns: columns, schema: schema,
        key: key, rejectLimit: .rows(0), ignoredHeaders: [], span: nil))
    return self
  }

  func schema(_ name: String) -> Schema {
    plan.schema(of: name) ?? Schema(columns: [], grain: .whole)
  }

  /// Adds a dataset; each stage gets the schema before it.
  @discardableResult
  func dataset(_ name: String, from: String, _ stages: [(Schema) throws -> Relation]) throws -> Scheme {
    var input = schema(from)
    var planned: [PlannedStage] = []
    for (index, stage) in stages.enumerated() {
      let relation = try stage(input)
      planned.append(
        PlannedStage(number: index + 1, kind: Self.kind(relation), input: input, relation: relation, span: nil))
      input = relation.schema
    }
    datasets.append(PlannedDataset(name: name, from: from, stages: planned, schema: input))
    return self
  }

  private static func kind(_ relation: Relation) -> String {
    switch relation.operation {
    case .project: "derive"
    case .filter: "filter"
    case .check: "check"
    case .join: "join"
    case .aggregate: "aggregate"
    case .sort: "sort"
    case .limit: "limit"
    case .sample: "sample"
    case .rank: "rank"
    case .allocate: "allocate"
    case .runningTotal: "running-total"
    case .keepOne: "deduplicate"
    case .explode: "explode"
    case .union: "union"
    case .classify: "classify"
    case .replace: "replace"
    case .code: "roll-up"
    case .program: "run"
    }
  }

  @discardableResult
  func table(
    _ name: String, from: String, _ dimensions: [String] = [], totals: [[Int]] = [], hidesEmpty: Bool = false,
    where condition: String? = nil, order: PlannedTable.Order? = nil, _ measures: (Schema) throws -> [PlannedMeasure]
  ) throws -> Scheme {
    let schema = schema(from)
    let found = dimensions.compactMap { schema[$0] }.map { column in
      if case .set = column.type { return Dimension(column: column, isSpread: true, place: .row) }
      return Dimension(column: column, isSpread: false, place: .row)
    }
    tables.append(
      PlannedTable(
        name: name, title: LocalizedText(name), note: nil, from: from,
        condition: try condition.map { try formula($0, schema) }, dimensions: found, totals: totals,
        measures: try measures(schema), hidesEmpty: hidesEmpty, order: order))
    return self
  }

  var plan: Plan {
    Plan(
      title: LocalizedText("test"), language: "en", asOf: nil, reading: nil, unit: nil, parameters: [],
      sources: sources, datasets: datasets, tables: tables,
      publication: PublicationSettings(formats: [], source: nil, tables: nil, datasets: exports), file: "test.yaml")
  }

  func run(threads: Int = 1, blockSize: Int = 512 * 1024) throws -> RunResult {
    try NativeEngine().run(plan, options: RunOptions(threads: threads, blockSize: blockSize))
  }

  /// The messages of a run that must fail.
  func failure(threads: Int = 1, blockSize: Int = 512 * 1024) -> [Diagnostic] {
    do {
      _ = try run(threads: threads, blockSize: blockSize)
      return []
    } catch {
      return (error as? any DiagnosticConvertible)?.diagnostics ?? []
    }
  }
}

/// A formula over the columns of a schema.
func formula(_ text: String, _ schema: Schema) throws -> PeilExpression.Expression {
  try FormulaReader(scope: FormulaScope(schema: schema, dataset: "test")).expression(written(text))
}

func aggregateFormula(_ text: String, _ schema: Schema) throws -> AggregateFormula {
  try FormulaReader(scope: FormulaScope(schema: schema, dataset: "test")).aggregateFormula(written(text))
}

private func written(_ text: String) -> SourceText {
  SourceText(text, span: SourceSpan(file: "test.yaml", line: 1, column: 1, length: text.count))
}

/// A stage that adds one column.
func derive(_ name: String, _ text: String) -> (Schema) throws -> Relation {
  { input in
    let made = try formula(text, input)
    let schema = Schema(
      columns: input.columns + [Column(name: name, type: made.type, grain: input.grain)], grain: input.grain)
    let projections = input.columns.map { Projection.passing($0) } + [Projection(name: name, expression: made)]
    return Relation(.project(projections), schema: schema)
  }
}

func filter(_ text: String) -> (Schema) throws -> Relation {
  { Relation(.filter(try formula(text, $0)), schema: $0) }
}

func check(_ rules: [(String, String, Rule.Consequence)]) -> (Schema) throws -> Relation {
  { input in
    let rules = try rules.map { Rule(name: $0.0, condition: try formula($0.1, input), otherwise: $0.2) }
    return Relation(.check(rules), schema: input)
  }
}

func join(
  _ right: Schema, named name: String, on key: String, expected: Join.Cardinality? = nil,
  left: Join.Unmatched = .keep, right unmatchedRight: Join.Unmatched = .leaveOut, isAnti: Bool = false
) -> (Schema) throws -> Relation {
  { input in
    let brought = isAnti ? [] : right.columns.filter { $0.name != key }
    let join = Join(
      right: name, keys: [.init(left: key, right: key)],
      brought: brought.map { .init(column: $0.name, name: $0.name) }, expected: expected, unmatchedLeft: left,
      unmatchedRight: unmatchedRight, isAnti: isAnti)
    return Relation(.join(join), schema: Schema(columns: input.columns + brought, grain: input.grain))
  }
}

func aggregate(by: [String], kept: [String] = [], _ made: [(String, String)]) -> (Schema) throws -> Relation {
  { input in
    let columns = try made.map { Aggregation.Made(name: $0.0, formula: try aggregateFormula($0.1, input)) }
    let grain = Grain(by)
    let schema = Schema(
      columns: (by + kept).compactMap { input[$0] }
        + columns.map { Column(name: $0.name, type: $0.formula.type, grain: grain) }, grain: grain)
    return Relation(.aggregate(Aggregation(by: by, kept: kept, made: columns)), schema: schema)
  }
}

/// The value of a measure's first component; its `n` is the number of units.
struct FirstValue: CellFinisher {
  func estimate(_ state: [ComponentValue]) -> Estimate {
    guard let quantity = Quantity(of: state[0].value, .number) else {
      return .undefined(.allMissing, n: state[0].admitted, missing: state[0].missing)
    }
    return .known(quantity, n: state[0].admitted, missing: state[0].missing)
  }
}

/// The first component over that of the margin.
struct ShareOfMargin: MarginFinisher {
  func estimate(_ state: [ComponentValue], margin: [ComponentValue]) -> Estimate {
    guard let part = state[0].value.rational, let whole = margin[0].value.rational,
      let share = try? part.dividing(by: whole)
    else { return .undefined(.emptyDenominator, n: 0, missing: 0) }
    return .known(Quantity(.exact(share), .ratio), n: margin[0].admitted, missing: 0)
  }
}

func measure(
  _ name: String, _ component: Component, guards: [DimensionGuard] = [], finisher: Finisher? = nil
)
  -> PlannedMeasure
{
  PlannedMeasure(
    name: name, kind: "test", label: nil, note: nil, decimals: nil,
    bound: BoundMeasure(
      components: [component], base: nil, unit: .number,
      definition: Definition(identifier: "test", text: LocalizedText("test")),
      finisher: finisher ?? .cell(FirstValue())), guards: guards)
}

extension RunResult {
  /// The cells of a table as lines: the key, then a value or reason per measure.
  func lines(_ table: Int = 0) -> [String] {
    tables[table].cells.map { cell in
      let key = cell.key.map { part in
        switch part {
        case .code(let code): "\(code)"
        case .text(let text): text
        case .integer(let integer): "\(integer)"
        case .missing: "?"
        case .summedOut: "*"
        }
      }
      let values = cell.estimates.map { estimate -> String in
        guard case .exact(let value)? = estimate.value?.magnitude else {
          return estimate.reason.isEmpty ? "\(estimate.value.map { "\($0.magnitude)" } ?? "")" : estimate.reason
        }
        return value.description
      }
      return (key + values).joined(separator: " ")
    }
  }

  func entry(_ dataset: String, _ stage: Int) -> LedgerEntry? {
    ledger.entries.first { $0.dataset == dataset && $0.stage == stage }
  }

  func detail(_ dataset: String, _ stage: Int, _ name: String) -> String? {
    entry(dataset, stage)?.details.first { $0.name == name }?.value
  }
}

extension ExportedRows {
  /// The rows as text, values joined by blanks.
  var lines: [String] {
    chunks.flatMap { chunk in
      (0..<chunk.rowCount).map { row in
        zip(chunk.columns, schema.columns).map { ValueText.of($0, $1.type, row) }.joined(separator: " ")
      }
    }
  }
}
