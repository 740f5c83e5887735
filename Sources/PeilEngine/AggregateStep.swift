import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable
import PeilValues

/// Makes one row of each group, in the order of the groups' keys.
final class AggregateStep: ChunkStep {
  private let aggregation: Aggregation
  private let input: Schema
  private let output: Schema
  private let span: SourceSpan?
  private let place: LedgerPlace
  private var entry: LedgerEntry
  private let reader: ChunkValuesReader
  private let groupEncoder: KeyEncoder
  private let groups = KeyTable()
  private let accumulators: [Accumulator]
  /// For each column made, the places of its aggregates among the accumulators, and what each takes of it.
  private let made: [[(place: Int, kind: Aggregate.Kind)]]
  private var kept: [KeptColumn]

  init(
    _ aggregation: Aggregation, input: Schema, output: Schema, entry: LedgerEntry, place: LedgerPlace,
    span: SourceSpan?
  ) {
    self.aggregation = aggregation
    self.input = input
    self.output = output
    self.entry = entry
    self.place = place
    self.span = span
    var reader = ChunkValuesReader(input)
    var components: [Component] = []
    made = aggregation.made.map { column in
      column.formula.aggregates.map { aggregate in
        let component = aggregate.component(in: input)
        let place = components.firstIndex(of: component) ?? components.count
        if place == components.count { components.append(component) }
        return (place, aggregate.kind)
      }
    }
    accumulators = components.map { Accumulator.make($0, &reader, input) }
    self.reader = reader
    groupEncoder = KeyEncoder(aggregation.by, in: input, keepsMissing: true)
    kept = aggregation.kept.map { KeptColumn($0, in: input) }
  }

  override func push(_ chunk: Chunk) throws {
    entry.rowsIn += chunk.rowCount
    guard chunk.rowCount > 0 else { return }
    let values = try reader.read(chunk)
    let numbers = groups.number(groupEncoder.encode(chunk))
    for index in kept.indices { kept[index].update(chunk, numbers) }
    let selection = Selection(rows: (0..<UInt32(chunk.rowCount)).map { $0 }, groups: numbers)
    for accumulator in accumulators {
      accumulator.grow(to: groups.count)
      try accumulator.update(values, selection)
    }
  }

  override func absorb(_ other: ChunkStep) throws {
    let other = counterpart(other, of: self)
    entry.add(other.entry)
    let numbers = groups.number(other.groups)
    for index in kept.indices { kept[index].merge(other.kept[index], groups: numbers) }
    for (mine, theirs) in zip(accumulators, other.accumulators) {
      mine.grow(to: groups.count)
      theirs.grow(to: other.groups.count)
      try mine.merge(theirs, groups: numbers)
    }
  }

  override func finish(_ tail: inout TailOrder) throws {
    entry.rowsOut = groups.count
    entry.merged = entry.rowsIn - groups.count
    guard kept.allSatisfy(\.conflicts.isEmpty), groups.count > 0 else { return }
    let all = Array(0..<groups.count)
    let keyColumns = groupColumns(all)
    let order = keyColumns.isEmpty ? all : RowOrder(columns: keyColumns).sorted()
    var columns: [String: ColumnBuffer] = [:]
    for (name, column) in zip(aggregation.by, keyColumns) { columns[name] = column.gathered(order) }
    for column in kept { columns[column.name] = column.values(order) }
    for accumulator in accumulators { accumulator.grow(to: groups.count) }
    let values = try accumulators.map { try $0.values(cells: all, count: groups.count) }
    for (column, places) in zip(aggregation.made, made) where output.position(of: column.name) != nil {
      columns[column.name] = try MadeColumn(column, span: span).values(order) { group in
        places.map { values[$0.place][group].value(for: $0.kind) }
      }
    }
    try emit(output.columns.compactMap { columns[$0.name] }, &tail)
  }

  private func emit(_ columns: [ColumnBuffer], _ tail: inout TailOrder) throws {
    for start in stride(from: 0, to: groups.count, by: TailOrder.chunkSize) {
      let places = Array(start..<min(start + TailOrder.chunkSize, groups.count))
      let origins = RowOrigins.derived(places.count)
      try forward(Chunk(index: tail.take(), columns: columns.map { $0.gathered(places) }, origins: origins))
    }
  }

  private func groupColumns(_ ids: [Int]) -> [ColumnBuffer] {
    KeyDecoder(types: aggregation.by.compactMap { input[$0]?.type }, keepsMissing: true).columns(groups, ids)
  }

  override func report(to record: RunRecord) {
    entry.details = [LedgerDetail("groups", groups.count)]
    record.entries[place] = entry
    for column in kept where !column.conflicts.isEmpty { record.failures.append(failure(column)) }
    for failure in accumulators.flatMap({ $0.failures(of: "dataset '\(entry.dataset)'") }) {
      record.failures.append(failure)
    }
  }

  private func failure(_ column: KeptColumn) -> RowFailure {
    let keys = groupColumns(column.conflicts.sorted())
    let types = aggregation.by.compactMap { input[$0]?.type }
    let names = RowOrder(columns: keys).sorted().map { ValueText.key(keys, types, $0) }
    var details = names.prefix(RowFailure.shown).map { "\(aggregation.by.joined(separator: ", ")) \($0)" }
    if names.count > RowFailure.shown { details.append("… and \(names.count - RowFailure.shown) more") }
    return RowFailure(
      "unequal-within-key",
      "'\(column.name)' has several values within \(max(names.count, 1)) group(s) of '\(entry.dataset)', and only one"
        + " can be kept", at: span, details: details)
  }
}

/// A column that must have one value within each group.
struct KeptColumn {
  let name: String
  private let encoder: KeyEncoder
  private let type: ValueType
  private let different = KeyTable()
  private var valueOfGroup: [UInt32] = []
  private(set) var conflicts: Set<Int> = []

  init(_ name: String, in schema: Schema) {
    self.name = name
    encoder = KeyEncoder([name], in: schema, keepsMissing: true)
    type = schema[name]?.type ?? .text
  }

  mutating func update(_ chunk: Chunk, _ groups: [UInt32]) {
    for (group, value) in zip(groups, different.number(encoder.encode(chunk))) { note(value, Int(group)) }
  }

  private mutating func note(_ value: UInt32, _ group: Int) {
    valueOfGroup.extend(to: group + 1, KeyTable.none)
    if valueOfGroup[group] == KeyTable.none {
      valueOfGroup[group] = value
    } else if valueOfGroup[group] != value {
      conflicts.insert(group)
    }
  }

  mutating func merge(_ other: KeptColumn, groups: [UInt32]) {
    let numbers = different.number(other.different)
    for (group, value) in other.valueOfGroup.enumerated() where value != KeyTable.none {
      note(numbers[Int(value)], Int(groups[group]))
    }
    for group in other.conflicts { conflicts.insert(Int(groups[group])) }
  }

  /// The value of each of these groups.
  func values(_ groups: [Int]) -> ColumnBuffer {
    KeyDecoder(types: [type], keepsMissing: true)
      .columns(different, groups.map { Int(valueOfGroup[$0]) })[0]
  }
}
