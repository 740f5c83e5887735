import PeilCore
import PeilExpression
import PeilTable
import PeilValues

/// Counts the combinations of some values; the order in which they came does not show in the tally.
final class TallyAccumulator: Accumulator {
  private let values: [Int]
  private let types: [ValueType]
  private let encoder: KeyEncoder
  private let combinations = KeyTable()
  /// For each pair of group and combination how many rows have it.
  private var counts = PairCounts()
  private var groupCount = 0

  init(condition: Int?, values: [Int], types: [ValueType]) {
    self.values = values
    self.types = types
    encoder = KeyEncoder(
      fields: types.enumerated().map { KeyEncoder.Field(position: $0, part: KeyPart($1)) }, keepsMissing: true)
    super.init(condition: condition)
  }

  override func grow(to groups: Int) { groupCount = max(groupCount, groups) }

  override func update(_ chunk: ChunkValues, _ selection: Selection) {
    let keys = encoder.encode(values.map { chunk.values[$0] }, rowCount: chunk.chunk.rowCount)
    keys.bytes.withUnsafeBytes { bytes in
      selection.forEach(where: truth(chunk)) { row, group in
        let key = UnsafeRawBufferPointer(rebasing: bytes[keys.offsets[row]..<keys.offsets[row + 1]])
        let combination = combinations.number(key, hash: keys.hashes[row]).id
        counts.add(1, group: group, combination: combination)
      }
    }
  }

  override func merge(_ other: Accumulator, groups: [UInt32]) {
    let other = counterpart(other, of: self)
    let numbers = combinations.number(other.combinations)
    other.counts.forEach { group, combination, count in
      counts.add(count, group: Int(groups[group]), combination: Int(numbers[combination]))
    }
  }

  override func load(_ part: OutsideStates.Part, groups: [UInt32]) {
    let numbers = combinations.number(encoder.encode(part.columns, rowCount: groups.count))
    for (line, group) in groups.enumerated() {
      counts.add(part.admitted[0][line], group: Int(group), combination: Int(numbers[line]))
    }
  }

  override func write(to encoder: inout StateEncoder) {
    combinations.write(to: &encoder)
    counts.write(to: &encoder)
  }

  override func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    try combinations.read(from: &decoder)
    counts = try PairCounts(reading: &decoder, groups: groupCount, combinations: combinations.count)
  }

  override func values(cells: [Int], count: Int) -> [ComponentValue] {
    var totals = PairCounts()
    counts.forEach { group, combination, count in
      totals.add(count, group: cells[group], combination: combination)
    }
    let columns = KeyDecoder(types: types, keepsMissing: true).columns(combinations, Array(0..<combinations.count))
    var lines = [[Tally.Line]](repeating: [], count: count)
    totals.forEach { cell, combination, count in
      lines[cell].append(Tally.Line(values: columns.map { $0.tallied(combination) }, count: count))
    }
    return lines.map { lines in
      let units = lines.reduce(0) { $0 + $1.count }
      return ComponentValue(
        .exact(Rational(Int128(lines.count))), admitted: units, missing: 0, tally: Tally(lines))
    }
  }
}

extension ColumnBuffer {
  /// The value of a row as a tally holds it.
  fileprivate func tallied(_ row: Int) -> Tally.Value {
    guard isKnown(row) else { return .missing }
    return switch values {
    case .bits(let values): .boolean(values[row] == 1)
    case .integers(let values): .integer(values[row])
    case .doubles(let values): .number(values[row])
    case .codes(let values): .code(values[row])
    case .masks(let values): .integer(Int64(bitPattern: values[row]))
    case .ratios(let values): .ratio(values[row])
    case .text(let storage): .text(Array(storage.bytes[storage.range(at: row)]))
    }
  }
}
