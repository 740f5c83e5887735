import PeilCore
import PeilExpression
import PeilTable
import PeilValues

/// One part of a resampled figure: for each line how many rows came, how many lacked the value, and the sum of the others.
class ResampledPart {
  final let condition: Int?
  final let value: Int?
  private(set) var admitted: [Int] = []
  private(set) var missing: [Int] = []
  private var truth: [UInt8]?
  private var known: [UInt8]?

  init(condition: Int?, value: Int?) {
    self.condition = condition
    self.value = value
  }

  func grow(to lines: Int) {
    admitted.extend(to: lines, 0)
    missing.extend(to: lines, 0)
  }

  /// Makes the rows of a chunk ready to be added.
  final func take(_ chunk: ChunkValues) {
    truth = condition.map { chunk.truths[$0] }
    guard let value else { return }
    known = chunk.values[value].known
    takeValues(chunk.values[value])
  }

  /// An empty part of the same form.
  func emptied() -> ResampledPart { ResampledPart(condition: condition, value: value) }

  func takeValues(_ column: ColumnBuffer) {}

  /// Adds a value of the chunk that was taken, so many times.
  func addValue(_ row: Int, to line: Int, times: Int) {}

  /// Adds another line, so many times.
  func addSum(_ line: Int, of other: ResampledPart, to target: Int, times: Int) {}

  /// Adds a sum of stored integers to a line.
  func addTotal(_ total: Int128, to line: Int) {}

  /// Adds what an outside engine has counted and added up to a line.
  final func add(admitted: Int, missing: Int, total: Int128, to line: Int) {
    self.admitted[line] += admitted
    self.missing[line] += missing
    addTotal(total, to: line)
  }

  /// Puts the lines away.
  func write(to encoder: inout StateEncoder) {
    encoder.write(admitted)
    encoder.write(missing)
  }

  /// Takes up lines that were put away.
  func read(from decoder: inout StateDecoder, lines: Int) throws(StateDecoder.Mismatch) {
    admitted = try decoder.counts(lines)
    missing = try decoder.counts(lines)
  }

  /// The sum of a line.
  func sum(_ line: Int) -> Double { Double(admitted[line]) }

  /// Whether a row of the chunk that was taken counts here.
  final func admits(_ row: Int) -> Bool { truth.map { $0[row] == 1 } ?? true }

  /// Adds a row of the chunk that was taken.
  final func add(_ row: Int, to line: Int) {
    guard admits(row) else { return }
    add(row, to: line, times: 1)
  }

  /// Adds a row to lines that follow on each other, to each as often as it says.
  final func add(_ row: Int, to first: Int, times: [UInt8]) {
    guard admits(row) else { return }
    for (place, times) in times.enumerated() where times > 0 { add(row, to: first + place, times: Int(times)) }
  }

  private func add(_ row: Int, to line: Int, times: Int) {
    admitted[line] += times
    if let known, known[row] == 0 { missing[line] += times } else { addValue(row, to: line, times: times) }
  }

  /// Adds a line of another worker's part, or of this one.
  final func add(_ line: Int, of other: ResampledPart, to target: Int, times: Int = 1) {
    admitted[target] += other.admitted[line] * times
    missing[target] += other.missing[line] * times
    addSum(line, of: other, to: target, times: times)
  }

  /// An empty part of the form its value has.
  static func make(_ part: Resampling.Part, _ reader: inout ChunkValuesReader) -> ResampledPart {
    let condition = part.condition.map { reader.place(ofCondition: $0) }
    guard let value = part.value else { return ResampledPart(condition: condition, value: nil) }
    let place = reader.place(ofValue: value)
    return switch value.type.storageKind {
    case .doubles: ResampledSum<DoubleSum>(condition: condition, value: place)
    case .ratios: ResampledSum<RatioSum>(condition: condition, value: place)
    default: ResampledSum<IntegerSum>(condition: condition, value: place)
    }
  }
}

/// A part that adds up values.
final class ResampledSum<Sum: SumState>: ResampledPart {
  private var sums: [Sum] = []
  private var elements: [Sum.Element] = []

  override func grow(to lines: Int) {
    super.grow(to: lines)
    sums.extend(to: lines, Sum())
  }

  override func emptied() -> ResampledPart { ResampledSum<Sum>(condition: condition, value: value) }

  override func takeValues(_ column: ColumnBuffer) { elements = Sum.elements(column) }

  override func addValue(_ row: Int, to line: Int, times: Int) { sums[line].add(elements[row], times: times) }

  override func addTotal(_ total: Int128, to line: Int) { sums[line].add(total: total) }

  override func addSum(_ line: Int, of other: ResampledPart, to target: Int, times: Int) {
    guard let other = other as? ResampledSum<Sum> else { preconditionFailure("two workers' states differ") }
    let sum = other.sums[line]
    for _ in 0..<times { sums[target].merge(sum) }
  }

  override func write(to encoder: inout StateEncoder) {
    super.write(to: &encoder)
    encoder.write(elements: sums)
  }

  override func read(from decoder: inout StateDecoder, lines: Int) throws(StateDecoder.Mismatch) {
    try super.read(from: &decoder, lines: lines)
    sums = try decoder.elements(count: lines)
  }

  override func sum(_ line: Int) -> Double { sums[line].number }
}
