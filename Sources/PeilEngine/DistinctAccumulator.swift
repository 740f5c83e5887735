import PeilCore
import PeilExpression
import PeilTable
import PeilValues

/// Counts the different known values of some columns together.
final class DistinctAccumulator: Accumulator {
  private let values: [Int]
  private let encoder: KeyEncoder
  private let units = KeyTable()
  private var pairs = UnitPairs()
  private var admitted: [Int] = []
  private var missing: [Int] = []

  init(condition: Int?, values: [Int], types: [ValueType]) {
    self.values = values
    encoder = KeyEncoder(
      fields: types.enumerated().map { KeyEncoder.Field(position: $0, part: KeyPart($1)) }, keepsMissing: false)
    super.init(condition: condition)
  }

  override func grow(to groups: Int) {
    admitted.extend(to: groups, 0)
    missing.extend(to: groups, 0)
  }

  override func update(_ chunk: ChunkValues, _ selection: Selection) {
    let keys = encoder.encode(values.map { chunk.values[$0] }, rowCount: chunk.chunk.rowCount)
    keys.bytes.withUnsafeBytes { bytes in
      selection.forEach(where: truth(chunk)) { row, group in
        admitted[group] += 1
        guard !keys.isMissing(row) else {
          missing[group] += 1
          return
        }
        let key = UnsafeRawBufferPointer(rebasing: bytes[keys.offsets[row]..<keys.offsets[row + 1]])
        pairs.insert(group: group, unit: units.number(key, hash: keys.hashes[row]).id)
      }
    }
  }

  override func merge(_ other: Accumulator, groups: [UInt32]) {
    let other = counterpart(other, of: self)
    pairs.merge(other.pairs, groups: groups, units: units.number(other.units))
    for (group, target) in groups.enumerated() {
      admitted[Int(target)] += other.admitted[group]
      missing[Int(target)] += other.missing[group]
    }
  }

  override func load(_ part: OutsideStates.Part, groups: [UInt32]) {
    guard !part.columns.isEmpty else {
      for (line, group) in groups.enumerated() {
        admitted[Int(group)] += part.admitted[0][line]
        missing[Int(group)] += part.missing[0][line]
      }
      return
    }
    let numbers = units.number(encoder.encode(part.columns, rowCount: groups.count))
    for (line, group) in groups.enumerated() where numbers[line] != KeyTable.none {
      pairs.insert(group: Int(group), unit: Int(numbers[line]))
    }
  }

  override func write(to encoder: inout StateEncoder) {
    units.write(to: &encoder)
    pairs.write(to: &encoder)
    encoder.write(admitted)
    encoder.write(missing)
  }

  override func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    let groups = admitted.count
    try units.read(from: &decoder)
    pairs = try UnitPairs(reading: &decoder, groups: groups, units: units.count)
    admitted = try decoder.counts(groups)
    missing = try decoder.counts(groups)
  }

  override func values(cells: [Int], count: Int) -> [ComponentValue] {
    var distinct = [Int](repeating: 0, count: count)
    var admittedTotals = [Int](repeating: 0, count: count)
    var missingTotals = [Int](repeating: 0, count: count)
    pairs.forEach(cells: cells) { cell, _ in distinct[cell] += 1 }
    for (group, cell) in cells.enumerated() {
      admittedTotals[cell] += admitted[group]
      missingTotals[cell] += missing[group]
    }
    return (0..<count).map { cell in
      let isUndefined = admittedTotals[cell] > 0 && admittedTotals[cell] == missingTotals[cell]
      return ComponentValue(
        isUndefined ? .undefined(.allMissing) : .exact(Rational(Int128(distinct[cell]))),
        admitted: admittedTotals[cell], missing: missingTotals[cell])
    }
  }
}
