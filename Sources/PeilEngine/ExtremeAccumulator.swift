import PeilCore
import PeilExpression
import PeilTable
import PeilValues

/// A value that has a place among its like: a smallest or greatest one can be found, and a histogram made.
protocol ExtremeElement: Comparable, StoredElement {
  static var neutral: Self { get }
  static func elements(_ column: ColumnBuffer) -> [Self]
  /// Different values in ascending order, for a histogram.
  static func values(_ elements: [Self]) -> Histogram.Values
  func value(_ type: ValueType) -> AggregateValue
}

extension Int64: ExtremeElement {
  static var neutral: Int64 { 0 }
  static func elements(_ column: ColumnBuffer) -> [Int64] { column.integers }
  static func values(_ elements: [Int64]) -> Histogram.Values { .integers(elements) }
  func value(_ type: ValueType) -> AggregateValue { type.aggregateValue(ofStored: self) }
}

extension Double: ExtremeElement {
  static var neutral: Double { 0 }
  static func elements(_ column: ColumnBuffer) -> [Double] { DoubleSum.elements(column) }
  static func values(_ elements: [Double]) -> Histogram.Values { .doubles(elements.map { $0 == 0 ? 0 : $0 }) }
  /// A negative nought is nought, so that the order of the rows does not show.
  func value(_ type: ValueType) -> AggregateValue { .number(self == 0 ? 0 : self) }
}

extension Rational: ExtremeElement {
  static var neutral: Rational { .zero }
  static func elements(_ column: ColumnBuffer) -> [Rational] { RatioSum.elements(column) }
  static func values(_ elements: [Rational]) -> Histogram.Values { .ratios(elements) }
  func value(_ type: ValueType) -> AggregateValue { .exact(self) }
}

/// Finds the smallest or the greatest known value.
final class ExtremeAccumulator<Element: ExtremeElement>: Accumulator {
  private let value: Int
  private let type: ValueType
  private let isGreatest: Bool
  private var extremes: [Element] = []
  private var admitted: [Int] = []
  private var known: [Int] = []

  init(condition: Int?, value: Int, type: ValueType, isGreatest: Bool) {
    self.value = value
    self.type = type
    self.isGreatest = isGreatest
    super.init(condition: condition)
  }

  override func grow(to groups: Int) {
    extremes.extend(to: groups, .neutral)
    admitted.extend(to: groups, 0)
    known.extend(to: groups, 0)
  }

  override func update(_ chunk: ChunkValues, _ selection: Selection) {
    let column = chunk.values[value]
    let elements = Element.elements(column)
    let isGreatest = isGreatest
    let mask = column.known
    let truth = truth(chunk)
    extremes.withUnsafeMutableBufferPointer { extremes in
      admitted.withUnsafeMutableBufferPointer { admitted in
        known.withUnsafeMutableBufferPointer { known in
          selection.forEach(where: truth) { row, group in
            admitted[group] &+= 1
            if let mask, mask[row] == 0 { return }
            let element = elements[row]
            if known[group] == 0 || (isGreatest ? extremes[group] < element : element < extremes[group]) {
              extremes[group] = element
            }
            known[group] &+= 1
          }
        }
      }
    }
  }

  override func merge(_ other: Accumulator, groups: [UInt32]) {
    let other = counterpart(other, of: self)
    for (group, target) in groups.enumerated() {
      let target = Int(target)
      admitted[target] += other.admitted[group]
      guard other.known[group] > 0 else { continue }
      take(other.extremes[group], other.known[group], &extremes[target], &known[target])
    }
  }

  override func load(_ part: OutsideStates.Part, groups: [UInt32]) {
    let elements = Element.elements(part.columns[0])
    for (line, group) in groups.enumerated() {
      let group = Int(group)
      admitted[group] += part.admitted[0][line]
      guard part.columns[0].isKnown(line) else { continue }
      take(elements[line], part.admitted[0][line] - part.missing[0][line], &extremes[group], &known[group])
    }
  }

  private func take(_ element: Element, _ count: Int, _ extreme: inout Element, _ known: inout Int) {
    if known == 0 || (isGreatest ? extreme < element : element < extreme) { extreme = element }
    known += count
  }

  override func write(to encoder: inout StateEncoder) {
    encoder.write(elements: extremes)
    encoder.write(admitted)
    encoder.write(known)
  }

  override func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    extremes = try decoder.elements(count: extremes.count)
    admitted = try decoder.counts(extremes.count)
    known = try decoder.counts(extremes.count)
  }

  override func values(cells: [Int], count: Int) -> [ComponentValue] {
    var results = [Element](repeating: .neutral, count: count)
    var admittedTotals = [Int](repeating: 0, count: count)
    var knownTotals = [Int](repeating: 0, count: count)
    for (group, cell) in cells.enumerated() {
      admittedTotals[cell] += admitted[group]
      if known[group] > 0 { take(extremes[group], known[group], &results[cell], &knownTotals[cell]) }
    }
    return (0..<count).map { cell in
      let value: AggregateValue =
        if knownTotals[cell] > 0 {
          results[cell].value(type)
        } else {
          .undefined(admittedTotals[cell] == 0 ? .emptyDenominator : .allMissing)
        }
      return ComponentValue(value, admitted: admittedTotals[cell], missing: admittedTotals[cell] - knownTotals[cell])
    }
  }
}
