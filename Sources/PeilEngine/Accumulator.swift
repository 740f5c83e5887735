import PeilCore
import PeilExpression
import PeilTable
import PeilValues

/// The state of one component for all groups, one worker's or merged.
class Accumulator {
  /// Where the component's condition stands among a chunk's truths; nil admits all rows.
  let condition: Int?

  init(condition: Int?) { self.condition = condition }

  /// Makes room for so many groups.
  func grow(to groups: Int) {}

  /// Counts the selected rows of a chunk.
  func update(_ chunk: ChunkValues, _ selection: Selection) throws {}

  /// Takes in another worker's state; `groups` says where each of its groups stands here.
  func merge(_ other: Accumulator, groups: [UInt32]) throws {}

  /// Takes in lines of an outside engine; `groups` says in which group each of them stands.
  func load(_ part: OutsideStates.Part, groups: [UInt32]) {}

  /// Puts the state away.
  func write(to encoder: inout StateEncoder) {}

  /// Takes up a state that was put away, in an accumulator that has as many groups and nothing in them.
  func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {}

  /// The value in each of `count` cells, where `cells` names the cell of each group.
  func values(cells: [Int], count: Int) throws -> [ComponentValue] { [] }

  /// What the state found that stops the run.
  func failures(of subject: String) -> [RowFailure] { [] }

  /// The condition's truth for a chunk.
  final func truth(_ chunk: ChunkValues) -> [UInt8]? { condition.map { chunk.truths[$0] } }

  /// An empty state for a component, its expressions resolved.
  static func make(_ component: Component, _ reader: inout ChunkValuesReader, _ schema: Schema) -> Accumulator {
    let condition = component.condition.map { reader.place(ofCondition: $0) }
    switch component {
    case .count: return CountAccumulator(condition: condition)
    case .sum(let value, _):
      let place = reader.place(ofValue: value)
      switch value.type.storageKind {
      case .doubles: return SumAccumulator<DoubleSum>(condition: condition, value: place, type: value.type)
      case .ratios: return SumAccumulator<RatioSum>(condition: condition, value: place, type: value.type)
      default: return SumAccumulator<IntegerSum>(condition: condition, value: place, type: value.type)
      }
    case .minimum(let value, _):
      return extreme(value, reader.place(ofValue: value), condition, isGreatest: false)
    case .maximum(let value, _):
      return extreme(value, reader.place(ofValue: value), condition, isGreatest: true)
    case .sumPerKey(let value, let key, _):
      return UnitValueAccumulator(
        condition: condition, value: reader.place(ofValue: value), type: value.type, key: key, schema: schema,
        makes: .sum)
    case .histogramPerKey(let value, let key, _):
      return UnitValueAccumulator(
        condition: condition, value: reader.place(ofValue: value), type: value.type, key: key, schema: schema,
        makes: .histogram)
    case .histogram(let value, _): return histogram(value, reader.place(ofValue: value), condition)
    case .resampled(let resampling): return ResampleAccumulator(resampling, &reader, schema)
    case .tally(let values, _):
      return TallyAccumulator(
        condition: condition, values: values.map { reader.place(ofValue: $0) }, types: values.map(\.type))
    case .countDistinct(let values, _):
      return DistinctAccumulator(
        condition: condition, values: values.map { reader.place(ofValue: $0) }, types: values.map(\.type))
    }
  }

  private static func histogram(_ value: Expression, _ place: Int, _ condition: Int?) -> Accumulator {
    switch value.type.storageKind {
    case .doubles: HistogramAccumulator<Double>(condition: condition, value: place, type: value.type)
    case .ratios: HistogramAccumulator<Rational>(condition: condition, value: place, type: value.type)
    default: HistogramAccumulator<Int64>(condition: condition, value: place, type: value.type)
    }
  }

  private static func extreme(
    _ value: Expression, _ place: Int, _ condition: Int?, isGreatest: Bool
  ) -> Accumulator {
    switch value.type.storageKind {
    case .doubles:
      ExtremeAccumulator<Double>(condition: condition, value: place, type: value.type, isGreatest: isGreatest)
    case .ratios:
      ExtremeAccumulator<Rational>(condition: condition, value: place, type: value.type, isGreatest: isGreatest)
    default: ExtremeAccumulator<Int64>(condition: condition, value: place, type: value.type, isGreatest: isGreatest)
    }
  }
}

/// The same component's state of another worker.
func counterpart<State: Accumulator>(_ other: Accumulator, of state: State) -> State {
  guard let same = other as? State else { preconditionFailure("two workers' states differ") }
  return same
}

/// Counts rows.
final class CountAccumulator: Accumulator {
  private(set) var counts: [Int] = []

  override func grow(to groups: Int) { counts.extend(to: groups, 0) }

  override func update(_ chunk: ChunkValues, _ selection: Selection) {
    guard let truth = truth(chunk) else {
      counts.withUnsafeMutableBufferPointer { counts in
        selection.forEach(where: nil) { _, group in counts[group] &+= 1 }
      }
      return
    }
    counts.withUnsafeMutableBufferPointer { counts in
      truth.withUnsafeBufferPointer { truth in
        // Nobody can foretell which rows count: adding nought is quicker than a wrong guess.
        selection.forEach(where: nil) { row, group in counts[group] &+= truth[row] == 1 ? 1 : 0 }
      }
    }
  }

  override func merge(_ other: Accumulator, groups: [UInt32]) {
    let other = counterpart(other, of: self)
    for (group, target) in groups.enumerated() { counts[Int(target)] += other.counts[group] }
  }

  override func load(_ part: OutsideStates.Part, groups: [UInt32]) {
    for (group, count) in zip(groups, part.admitted[0]) { counts[Int(group)] += count }
  }

  override func write(to encoder: inout StateEncoder) { encoder.write(counts) }

  override func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    counts = try decoder.counts(counts.count)
  }

  override func values(cells: [Int], count: Int) -> [ComponentValue] {
    var totals = [Int](repeating: 0, count: count)
    for (group, cell) in cells.enumerated() { totals[cell] += counts[group] }
    return totals.map { ComponentValue(.exact(Rational(Int128($0))), admitted: $0, missing: 0) }
  }
}

extension Array {
  /// Makes the array at least so long.
  mutating func extend(to length: Int, _ element: Element) {
    guard count < length else { return }
    reserveCapacity(Swift.max(length, capacity < length ? capacity * 2 : capacity))
    append(contentsOf: repeatElement(element, count: length - count))
  }
}
