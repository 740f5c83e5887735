import PeilCore
import PeilExpression
import PeilTable
import PeilValues

/// Takes a value once for each value of a key, for a sum or a histogram; within a key it must be one and the same.
///
/// A row whose key is missing is no known unit: it counts as one that lacks the value.
final class UnitValueAccumulator: Accumulator {
  /// What is made of the values.
  enum Product { case sum, histogram }

  private let value: Int
  private let type: ValueType
  private let product: Product
  private let keyNames: [String]
  private let keyTypes: [ValueType]
  private let keyEncoder: KeyEncoder
  private let valueEncoder: KeyEncoder
  private let units = KeyTable()
  /// The different values, and for each unit the number of its own.
  private let values = KeyTable()
  private var valueOfUnit: [UInt32] = []
  private var conflicts: Set<Int> = []
  private var pairs = UnitPairs()
  /// Rows without a key, per group.
  private var keyless: [Int] = []

  init(condition: Int?, value: Int, type: ValueType, key: [String], schema: Schema, makes product: Product) {
    self.value = value
    self.type = type
    self.product = product
    keyNames = key
    keyTypes = key.compactMap { schema[$0]?.type }
    keyEncoder = KeyEncoder(key, in: schema, keepsMissing: false)
    valueEncoder = KeyEncoder(fields: [KeyEncoder.Field(position: 0, part: KeyPart(type))], keepsMissing: true)
    super.init(condition: condition)
  }

  override func grow(to groups: Int) { keyless.extend(to: groups, 0) }

  override func update(_ chunk: ChunkValues, _ selection: Selection) {
    let keys = keyEncoder.encode(chunk.chunk)
    let ownValues = values.number(valueEncoder.encode([chunk.values[value]], rowCount: chunk.chunk.rowCount))
    keys.bytes.withUnsafeBytes { bytes in
      selection.forEach(where: truth(chunk)) { row, group in
        guard !keys.isMissing(row) else {
          keyless[group] += 1
          return
        }
        let key = UnsafeRawBufferPointer(rebasing: bytes[keys.offsets[row]..<keys.offsets[row + 1]])
        let (unit, isNew) = units.number(key, hash: keys.hashes[row])
        note(ownValues[row], of: unit, isNew: isNew)
        pairs.insert(group: group, unit: unit)
      }
    }
  }

  private func note(_ value: UInt32, of unit: Int, isNew: Bool) {
    if isNew {
      valueOfUnit.append(value)
    } else if valueOfUnit[unit] != value {
      conflicts.insert(unit)
    }
  }

  override func merge(_ other: Accumulator, groups: [UInt32]) {
    let other = counterpart(other, of: self)
    let valueNumbers = values.number(other.values)
    var unitNumbers: [UInt32] = []
    for unit in 0..<other.units.count {
      let (mine, isNew) = units.number(other.units.key(unit), hash: other.units.hash(of: unit))
      note(valueNumbers[Int(other.valueOfUnit[unit])], of: mine, isNew: isNew)
      if other.conflicts.contains(unit) { conflicts.insert(mine) }
      unitNumbers.append(UInt32(mine))
    }
    pairs.merge(other.pairs, groups: groups, units: unitNumbers)
    for (group, target) in groups.enumerated() { keyless[Int(target)] += other.keyless[group] }
  }

  override func load(_ part: OutsideStates.Part, groups: [UInt32]) {
    let fields = keyEncoder.fields.enumerated().map { KeyEncoder.Field(position: $0, part: $1.part) }
    let keys = KeyEncoder(fields: fields, keepsMissing: false).encode(part.columns, rowCount: groups.count)
    let ownValues = values.number(valueEncoder.encode([part.columns[fields.count]], rowCount: groups.count))
    for (line, group) in groups.enumerated() {
      guard !keys.isMissing(line) else {
        keyless[Int(group)] += part.admitted[0][line]
        continue
      }
      let (unit, isNew) = keys.withKey(line) { units.number($0, hash: keys.hashes[line]) }
      note(ownValues[line], of: unit, isNew: isNew)
      pairs.insert(group: Int(group), unit: unit)
    }
  }

  override func write(to encoder: inout StateEncoder) {
    units.write(to: &encoder)
    values.write(to: &encoder)
    encoder.write(valueOfUnit)
    encoder.write(conflicts.sorted())
    pairs.write(to: &encoder)
    encoder.write(keyless)
  }

  override func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    try units.read(from: &decoder)
    try values.read(from: &decoder)
    valueOfUnit = try decoder.numbers()
    conflicts = Set(try decoder.numbers())
    guard valueOfUnit.count == units.count, valueOfUnit.allSatisfy({ Int($0) < values.count }),
      conflicts.allSatisfy({ valueOfUnit.indices.contains($0) })
    else { throw StateDecoder.Mismatch() }
    pairs = try UnitPairs(reading: &decoder, groups: keyless.count, units: units.count)
    keyless = try decoder.counts(keyless.count)
  }

  override func values(cells: [Int], count: Int) throws -> [ComponentValue] {
    let column = KeyDecoder(types: [type], keepsMissing: true).columns(values, Array(0..<values.count))[0]
    switch (product, type.storageKind) {
    case (.sum, .doubles): return try sums(DoubleSum.self, column, cells, count)
    case (.sum, .ratios): return try sums(RatioSum.self, column, cells, count)
    case (.sum, _): return try sums(IntegerSum.self, column, cells, count)
    case (.histogram, .doubles): return histograms(Double.self, column, cells, count)
    case (.histogram, .ratios): return histograms(Rational.self, column, cells, count)
    case (.histogram, _): return histograms(Int64.self, column, cells, count)
    }
  }

  private func histograms<Element: ExtremeElement>(
    _ form: Element.Type, _ column: ColumnBuffer, _ cells: [Int], _ count: Int
  ) -> [ComponentValue] {
    let elements = Element.elements(column)
    var gathered = [[Element]](repeating: [], count: count)
    var missing = [Int](repeating: 0, count: count)
    pairs.forEach(cells: cells) { cell, unit in
      let value = Int(valueOfUnit[unit])
      if column.isKnown(value) { gathered[cell].append(elements[value]) } else { missing[cell] += 1 }
    }
    for (group, cell) in cells.enumerated() { missing[cell] += keyless[group] }
    return (0..<count).map { ComponentValue.histogram(of: gathered[$0], type, missing: missing[$0]) }
  }

  private func sums<Sum: SumState>(
    _ form: Sum.Type, _ column: ColumnBuffer, _ cells: [Int], _ count: Int
  ) throws -> [ComponentValue] {
    let elements = Sum.elements(column)
    var sums = [Sum](repeating: Sum(), count: count)
    var admitted = [Int](repeating: 0, count: count)
    var missing = [Int](repeating: 0, count: count)
    pairs.forEach(cells: cells) { cell, unit in
      let value = Int(valueOfUnit[unit])
      admitted[cell] += 1
      if column.isKnown(value) { sums[cell].add(elements[value]) } else { missing[cell] += 1 }
    }
    for (group, cell) in cells.enumerated() {
      admitted[cell] += keyless[group]
      missing[cell] += keyless[group]
    }
    return try (0..<count).map {
      try ComponentValue.sum(sums[$0].value(type), admitted: admitted[$0], missing: missing[$0])
    }
  }

  override func failures(of subject: String) -> [RowFailure] {
    guard !conflicts.isEmpty else { return [] }
    let columns = KeyDecoder(types: keyTypes, keepsMissing: false).columns(units, conflicts.sorted())
    let names = RowOrder(columns: columns).sorted().map { ValueText.key(columns, keyTypes, $0) }
    var details = names.prefix(RowFailure.shown).map { "\(keyNames.joined(separator: ", ")) \($0)" }
    if names.count > RowFailure.shown { details.append("… and \(names.count - RowFailure.shown) more") }
    return [
      RowFailure(
        "unequal-within-key",
        "\(subject): \(product == .sum ? "a sum" : "a figure") takes each \(keyNames.joined(separator: ", ")) once, but \(names.count) of them"
          + " have several values", details: details)
    ]
  }
}
