import PeilCore
import PeilExpression
import PeilTable
import PeilValues

/// Adds up known values and counts the missing ones.
final class SumAccumulator<Sum: SumState>: Accumulator {
  private let value: Int
  private let type: ValueType
  private var sums: [Sum] = []
  private var admitted: [Int] = []
  private var missing: [Int] = []

  init(condition: Int?, value: Int, type: ValueType) {
    self.value = value
    self.type = type
    super.init(condition: condition)
  }

  override func grow(to groups: Int) {
    sums.extend(to: groups, Sum())
    admitted.extend(to: groups, 0)
    missing.extend(to: groups, 0)
  }

  override func update(_ chunk: ChunkValues, _ selection: Selection) {
    let column = chunk.values[value]
    let truth = truth(chunk)
    sums.withUnsafeMutableBufferPointer { sums in
      admitted.withUnsafeMutableBufferPointer { admitted in
        missing.withUnsafeMutableBufferPointer { missing in
          Sum.elements(column).withUnsafeBufferPointer { elements in
            guard let known = column.known else {
              selection.forEach(where: truth) { row, group in
                admitted[group] &+= 1
                sums[group].add(elements[row])
              }
              return
            }
            known.withUnsafeBufferPointer { known in
              selection.forEach(where: truth) { row, group in
                admitted[group] &+= 1
                if known[row] == 0 { missing[group] &+= 1 } else { sums[group].add(elements[row]) }
              }
            }
          }
        }
      }
    }
  }

  override func merge(_ other: Accumulator, groups: [UInt32]) {
    let other = counterpart(other, of: self)
    for (group, target) in groups.enumerated() {
      sums[Int(target)].merge(other.sums[group])
      admitted[Int(target)] += other.admitted[group]
      missing[Int(target)] += other.missing[group]
    }
  }

  override func load(_ part: OutsideStates.Part, groups: [UInt32]) {
    for (line, group) in groups.enumerated() {
      let group = Int(group)
      admitted[group] += part.admitted[0][line]
      if let column = part.columns.first {
        if column.isKnown(line) {
          sums[group].add(Sum.elements(column)[line], times: part.admitted[0][line])
        } else {
          missing[group] += part.admitted[0][line]
        }
      } else {
        missing[group] += part.missing[0][line]
        sums[group].add(total: part.sums[0][line])
      }
    }
  }

  override func write(to encoder: inout StateEncoder) {
    encoder.write(elements: sums)
    encoder.write(admitted)
    encoder.write(missing)
  }

  override func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    sums = try decoder.elements(count: sums.count)
    admitted = try decoder.counts(sums.count)
    missing = try decoder.counts(sums.count)
  }

  override func values(cells: [Int], count: Int) throws -> [ComponentValue] {
    var totals = [Sum](repeating: Sum(), count: count)
    var admittedTotals = [Int](repeating: 0, count: count)
    var missingTotals = [Int](repeating: 0, count: count)
    for (group, cell) in cells.enumerated() {
      totals[cell].merge(sums[group])
      admittedTotals[cell] += admitted[group]
      missingTotals[cell] += missing[group]
    }
    return try (0..<count).map { cell in
      try ComponentValue.sum(totals[cell].value(type), admitted: admittedTotals[cell], missing: missingTotals[cell])
    }
  }
}

extension ComponentValue {
  /// A sum: nought for no units, undefined where units there are but no value.
  static func sum(_ value: AggregateValue?, admitted: Int, missing: Int) throws -> ComponentValue {
    guard let value else { throw RowFailure("overflow", "a sum of quotients needs more than 128 bits") }
    let isUndefined = admitted > 0 && admitted == missing
    return ComponentValue(isUndefined ? .undefined(.allMissing) : value, admitted: admitted, missing: missing)
  }
}
