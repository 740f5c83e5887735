import PeilCore
import PeilExpression
import PeilTable

/// The components of a table: those of its measures, guards and protection, each once, and where each of them stands.
struct TableComponents {
  private(set) var all: [Component] = []
  /// For each measure the places of its components.
  private(set) var ofMeasure: [[Int]] = []
  /// For each measure and guard: denominator, outside, lacking.
  private(set) var ofGuard: [[(denominator: Int, outside: Int?, lacking: Int)]] = []
  /// The place of what disclosure control needs; nil where nobody asks for it.
  private(set) var ofProtection: Int?

  init(_ table: PlannedTable) {
    for measure in table.measures {
      ofMeasure.append(measure.bound.components.map { place($0) })
      ofGuard.append(measure.guards.map { (place($0.denominator), $0.outside.map { place($0) }, place($0.lacking)) })
    }
    ofProtection = table.protection.map { place($0.component) }
  }

  private mutating func place(_ component: Component) -> Int {
    if let place = all.firstIndex(of: component) { return place }
    all.append(component)
    return all.count - 1
  }
}

/// The states of a table's groups with some of its spread dimensions summed out; there each unit counts once.
final class Accumulation {
  /// The spread dimensions that are summed out, one bit each.
  let summedOut: UInt64
  let groups: GroupKeys
  let accumulators: [Accumulator]
  /// How many rows stand in each group.
  var rows: [Int] { counter?.counts ?? ownRows }
  /// A component that counts all rows, where there is one: they are counted once.
  private let counter: CountAccumulator?
  private var ownRows: [Int] = []

  init(summedOut: UInt64, groups: GroupKeys, accumulators: [Accumulator]) {
    self.summedOut = summedOut
    self.groups = groups
    self.accumulators = accumulators
    counter = accumulators.lazy.compactMap { $0 as? CountAccumulator }.first { $0.condition == nil }
    grow()
  }

  func update(_ chunk: ChunkValues, where condition: [UInt8]?) throws {
    let selection = groups.select(chunk.chunk, where: condition)
    grow()
    if counter == nil {
      ownRows.withUnsafeMutableBufferPointer { rows in
        selection.forEach(where: nil) { _, group in rows[group] &+= 1 }
      }
    }
    for accumulator in accumulators { try accumulator.update(chunk, selection) }
  }

  /// Takes in lines of an outside engine.
  func load(_ states: OutsideStates) {
    let chunk = Chunk(index: 0, columns: states.dimensions, origins: RowOrigins.derived(states.count))
    let selection = groups.select(chunk, where: nil)
    grow()
    if let rows = states.rows, counter == nil {
      for (group, count) in zip(selection.groups, rows) { ownRows[Int(group)] += count }
    }
    for part in states.parts { accumulators[part.component].load(part, groups: selection.groups) }
  }

  func merge(_ other: Accumulation) throws {
    let numbers = groups.numbers(of: other.groups)
    grow()
    if counter == nil {
      for (group, target) in numbers.enumerated() { ownRows[Int(target)] += other.ownRows[group] }
    }
    for (mine, theirs) in zip(accumulators, other.accumulators) { try mine.merge(theirs, groups: numbers) }
  }

  func write(to encoder: inout StateEncoder) {
    groups.write(to: &encoder)
    encoder.write(ownRows)
    for accumulator in accumulators { accumulator.write(to: &encoder) }
  }

  func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    try groups.read(from: &decoder)
    grow()
    ownRows = try decoder.counts(ownRows.count)
    for accumulator in accumulators { try accumulator.read(from: &decoder) }
  }

  private func grow() {
    if counter == nil { ownRows.extend(to: groups.count, 0) }
    for accumulator in accumulators { accumulator.grow(to: groups.count) }
  }
}

/// One worker's states of one table.
final class TableState {
  let table: PlannedTable
  let components: TableComponents
  let accumulations: [Accumulation]
  private let condition: Int?

  init(_ table: PlannedTable, schema: Schema, reader: inout ChunkValuesReader) {
    self.table = table
    let components = TableComponents(table)
    self.components = components
    condition = table.condition.map { reader.place(ofCondition: $0) }
    var accumulations: [Accumulation] = []
    for summedOut in DimensionSets(table).accumulations {
      let members = table.dimensions.enumerated().compactMap { place, dimension -> GroupKeys.Member? in
        guard summedOut & 1 << UInt64(place) == 0, let column = schema.position(of: dimension.column.name) else {
          return nil
        }
        return GroupKeys.Member(
          place: place, column: column, type: schema.columns[column].type, isSpread: dimension.isSpread)
      }
      accumulations.append(
        Accumulation(
          summedOut: summedOut, groups: GroupKeys(members, dimensionCount: table.dimensions.count),
          accumulators: components.all.map { Accumulator.make($0, &reader, schema) }))
    }
    self.accumulations = accumulations
  }

  /// States that an outside engine fills: their groups are told apart by the values of the dimensions, a set's codes apart.
  init(loading table: PlannedTable, schema: Schema) {
    self.table = table
    let components = TableComponents(table)
    self.components = components
    condition = nil
    accumulations = DimensionSets(table).accumulations.map { summedOut in
      let kept = table.dimensions.enumerated().filter { summedOut & 1 << UInt64($0.offset) == 0 }
      let members = kept.enumerated().map { column, dimension in
        GroupKeys.Member(
          place: dimension.offset, column: column, type: dimension.element.loadedType, isSpread: false)
      }
      var reader = ChunkValuesReader(schema)
      return Accumulation(
        summedOut: summedOut, groups: GroupKeys(members, dimensionCount: table.dimensions.count),
        accumulators: components.all.map { Accumulator.make($0, &reader, schema) })
    }
  }

  func write(to encoder: inout StateEncoder) {
    for accumulation in accumulations { accumulation.write(to: &encoder) }
  }

  /// Takes up a state of the same table that was put away, where there is none yet.
  func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    for accumulation in accumulations { try accumulation.read(from: &decoder) }
  }

  func load(_ states: [OutsideStates]) {
    for part in states { accumulations.first { $0.summedOut == part.summedOut }?.load(part) }
  }

  func update(_ chunk: ChunkValues) throws {
    let truth = condition.map { chunk.truths[$0] }
    for accumulation in accumulations { try accumulation.update(chunk, where: truth) }
  }

  func merge(_ other: TableState) throws {
    for (mine, theirs) in zip(accumulations, other.accumulations) { try mine.merge(theirs) }
  }
}

extension Dimension {
  /// The type of its values where a set comes code by code.
  fileprivate var loadedType: ValueType {
    guard isSpread, let domain = column.type.domain else { return column.type }
    return .category(domain)
  }
}
