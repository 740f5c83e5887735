import PeilCore
import PeilExpression
import PeilTable
import PeilValues

/// Keeps every known value of a group; in which order they came does not show in the histogram.
final class HistogramAccumulator<Element: ExtremeElement>: Accumulator {
  private let value: Int
  private let type: ValueType
  private var elements: [[Element]] = []
  private var missing: [Int] = []

  init(condition: Int?, value: Int, type: ValueType) {
    self.value = value
    self.type = type
    super.init(condition: condition)
  }

  override func grow(to groups: Int) {
    elements.extend(to: groups, [])
    missing.extend(to: groups, 0)
  }

  override func update(_ chunk: ChunkValues, _ selection: Selection) {
    let column = chunk.values[value]
    let read = Element.elements(column)
    let known = column.known
    selection.forEach(where: truth(chunk)) { row, group in
      if let known, known[row] == 0 { missing[group] &+= 1 } else { elements[group].append(read[row]) }
    }
  }

  override func merge(_ other: Accumulator, groups: [UInt32]) {
    let other = counterpart(other, of: self)
    for (group, target) in groups.enumerated() {
      elements[Int(target)] += other.elements[group]
      missing[Int(target)] += other.missing[group]
    }
  }

  override func load(_ part: OutsideStates.Part, groups: [UInt32]) {
    let read = Element.elements(part.columns[0])
    for (line, group) in groups.enumerated() {
      let count = part.admitted[0][line]
      if part.columns[0].isKnown(line) {
        elements[Int(group)].append(contentsOf: repeatElement(read[line], count: count))
      } else {
        missing[Int(group)] += count
      }
    }
  }

  override func write(to encoder: inout StateEncoder) {
    encoder.write(elements) { $0.write(elements: $1) }
    encoder.write(missing)
  }

  override func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    let groups = elements.count
    elements = try decoder.list { decoder throws(StateDecoder.Mismatch) in try decoder.elements(Element.self) }
    guard elements.count == groups else { throw StateDecoder.Mismatch() }
    missing = try decoder.counts(groups)
  }

  override func values(cells: [Int], count: Int) -> [ComponentValue] {
    var gathered = [[Element]](repeating: [], count: count)
    var missingTotals = [Int](repeating: 0, count: count)
    for (group, cell) in cells.enumerated() {
      gathered[cell] += elements[group]
      missingTotals[cell] += missing[group]
    }
    return (0..<count).map { ComponentValue.histogram(of: gathered[$0], type, missing: missingTotals[$0]) }
  }
}

extension ComponentValue {
  /// The histogram of known values in any order, beside a number of units that lack theirs.
  static func histogram<Element: ExtremeElement>(
    of elements: [Element], _ type: ValueType, missing: Int
  ) -> ComponentValue {
    var different: [Element] = []
    var counts: [Int] = []
    for element in elements.sorted() {
      if different.last == element {
        counts[counts.count - 1] += 1
      } else {
        different.append(element)
        counts.append(1)
      }
    }
    let value: AggregateValue =
      elements.isEmpty && missing > 0 ? .undefined(.allMissing) : .exact(Rational(Int128(different.count)))
    return ComponentValue(
      value, admitted: elements.count + missing, missing: missing,
      histogram: Histogram(Element.values(different), type: type, counts: counts))
  }
}
