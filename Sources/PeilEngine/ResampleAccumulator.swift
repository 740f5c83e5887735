import PeilCore
import PeilExpression
import PeilTable
import PeilValues

/// Keeps the parts of a figure apart by unit; of more units than the limit, by group of units and by draw.
///
/// The hash of a unit's key alone says which group it belongs to and how often each draw has it, so that its rows may come
/// in any order and to any worker.
final class ResampleAccumulator: Accumulator {
  /// Where the lines of one group of the table stand.
  private enum Lines {
    /// The line of each unit, by its number.
    case units([UInt32: UInt32])
    /// The first line of all groups of units, which those of the draws follow.
    case grouped(Int)
  }

  private let resampling: Resampling
  private let parts: [ResampledPart]
  private let seeds: [UInt64]
  private let units: ResampledKeys
  private var lines: [Lines] = []
  private var lineCount = 0

  init(_ resampling: Resampling, _ reader: inout ChunkValuesReader, _ schema: Schema) {
    self.resampling = resampling
    parts = resampling.parts.map { ResampledPart.make($0, &reader) }
    units = ResampledKeys(resampling, in: schema)
    seeds = PoissonWeights.seeds(resampling.replicates, seed: resampling.seed)
    super.init(condition: nil)
  }

  override func grow(to groups: Int) { lines.extend(to: groups, .units([:])) }

  override func update(_ chunk: ChunkValues, _ selection: Selection) {
    let keys = units.rows(chunk.chunk)
    for part in parts { part.take(chunk) }
    selection.forEach(where: nil) { row, group in
      guard parts.contains(where: { $0.admits(row) }) else { return }
      if case .grouped(let first) = lines[group] {
        add(row, keys.hash(row), to: first)
      } else {
        let line = self.line(of: units.number(row, of: keys), in: group)
        for part in parts { part.add(row, to: line) }
        foldIfMany(group)
      }
    }
  }

  private func add(_ row: Int, _ hash: UInt64, to first: Int) {
    let line = first + Self.group(hash)
    for part in parts { part.add(row, to: line) }
    guard !seeds.isEmpty else { return }
    let weights = PoissonWeights.of(hash, seeds)
    for part in parts { part.add(row, to: first + Resampling.groupCount, times: weights) }
  }

  override func merge(_ other: Accumulator, groups: [UInt32]) {
    let other = counterpart(other, of: self)
    for (group, target) in groups.enumerated() { take(other, group, into: Int(target)) }
  }

  override func load(_ part: OutsideStates.Part, groups: [UInt32]) {
    let keys = units.rows(part.columns, count: groups.count)
    for (row, group) in groups.enumerated() {
      let group = Int(group)
      let line: Int
      if case .grouped = lines[group] {
        line = newLines(1)
      } else {
        line = self.line(of: units.number(row, of: keys), in: group)
      }
      for (place, own) in parts.enumerated() {
        own.add(
          admitted: part.admitted[place][row], missing: part.missing[place][row], total: part.sums[place][row], to: line
        )
      }
      if case .grouped(let first) = lines[group] {
        add(line: line, of: self, hash: keys.hash(row), to: first)
      } else {
        foldIfMany(group)
      }
    }
  }

  override func write(to encoder: inout StateEncoder) {
    units.write(to: &encoder)
    encoder.write(lineCount)
    for part in parts { part.write(to: &encoder) }
    encoder.write(lines) { encoder, lines in
      switch lines {
      case .units(let own):
        encoder.write(UInt8(0))
        let sorted = own.keys.sorted()
        encoder.write(sorted)
        encoder.write(sorted.compactMap { own[$0] })
      case .grouped(let first):
        encoder.write(UInt8(1))
        encoder.write(first)
      }
    }
  }

  override func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    try units.read(from: &decoder)
    lineCount = try decoder.number()
    for part in parts { try part.read(from: &decoder, lines: lineCount) }
    let groups = lines.count
    lines = try decoder.list { decoder throws(StateDecoder.Mismatch) in try self.readLines(from: &decoder) }
    guard lines.count == groups else { throw StateDecoder.Mismatch() }
  }

  private func readLines(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) -> Lines {
    guard try decoder.number(UInt8.self) == 0 else {
      let first = try decoder.number(Int.self)
      guard first >= 0, first <= lineCount - Resampling.groupCount - resampling.replicates else {
        throw StateDecoder.Mismatch()
      }
      return .grouped(first)
    }
    let numbers = try decoder.numbers(UInt32.self)
    let places = try decoder.numbers(UInt32.self)
    guard numbers.count == places.count, Set(numbers).count == numbers.count, numbers.allSatisfy(units.has),
      places.allSatisfy({ Int($0) < lineCount })
    else { throw StateDecoder.Mismatch() }
    return .units(Dictionary(uniqueKeysWithValues: zip(numbers, places)))
  }

  override func values(cells: [Int], count: Int) -> [ComponentValue] {
    let merged = ResampleAccumulator(copying: self, groups: count)
    for (group, cell) in cells.enumerated() { merged.take(self, group, into: cell) }
    return (0..<count).map { merged.value($0) }
  }

  private init(copying other: ResampleAccumulator, groups: Int) {
    resampling = other.resampling
    parts = other.parts.map { $0.emptied() }
    units = ResampledKeys(emptied: other.units)
    seeds = other.seeds
    super.init(condition: nil)
    grow(to: groups)
  }

  // MARK: Lines

  private func newLines(_ count: Int) -> Int {
    defer { lineCount += count }
    for part in parts { part.grow(to: lineCount + count) }
    return lineCount
  }

  private func line(of unit: UInt32, in group: Int) -> Int {
    guard case .units(var own) = lines[group] else { preconditionFailure("units of a group that has none") }
    if let line = own[unit] { return Int(line) }
    // The dictionary is taken out while it changes, so that it is not copied.
    lines[group] = .units([:])
    let line = newLines(1)
    own[unit] = UInt32(line)
    lines[group] = .units(own)
    return line
  }

  private func foldIfMany(_ group: Int) {
    if case .units(let own) = lines[group], own.count > Resampling.unitLimit { fold(group) }
  }

  private func fold(_ group: Int) {
    guard case .units(let own) = lines[group] else { return }
    let first = newLines(Resampling.groupCount + resampling.replicates)
    lines[group] = .grouped(first)
    for (unit, line) in own { add(line: Int(line), of: self, hash: units.hash(of: unit), to: first) }
  }

  /// Adds the line of a unit to its group and to the draws that have it.
  private func add(line: Int, of other: ResampleAccumulator, hash: UInt64, to first: Int) {
    let weights = seeds.isEmpty ? [] : PoissonWeights.of(hash, seeds)
    for (mine, theirs) in zip(parts, other.parts) {
      mine.add(line, of: theirs, to: first + Self.group(hash))
      for (place, times) in weights.enumerated() where times > 0 {
        mine.add(line, of: theirs, to: first + Resampling.groupCount + place, times: Int(times))
      }
    }
  }

  private func take(_ other: ResampleAccumulator, _ group: Int, into target: Int) {
    switch other.lines[group] {
    case .grouped(let theirs):
      fold(target)
      guard case .grouped(let first) = lines[target] else { return }
      for place in 0..<Resampling.groupCount + resampling.replicates {
        for (mine, part) in zip(parts, other.parts) { mine.add(theirs + place, of: part, to: first + place) }
      }
    case .units(let theirs):
      for (unit, line) in theirs {
        if case .grouped(let first) = lines[target] {
          add(line: Int(line), of: other, hash: other.units.hash(of: unit), to: first)
        } else {
          let mine = self.line(of: units.number(unit, of: other.units), in: target)
          for (part, other) in zip(parts, other.parts) { part.add(Int(line), of: other, to: mine) }
          foldIfMany(target)
        }
      }
    }
  }

  private static func group(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 56) }

  // MARK: Values

  private func value(_ cell: Int) -> ComponentValue {
    let resampled: ResampledParts
    switch lines[cell] {
    case .units(let own):
      resampled = ResampledParts(
        lines: units.sorted(Array(own.keys)).compactMap { own[$0] }.map { line(Int($0)) }, isGrouped: false, draws: [])
    case .grouped(let first):
      let groups = (0..<Resampling.groupCount).map { line(first + $0) }
      resampled = ResampledParts(
        lines: groups.filter { $0.admitted.contains { $0 > 0 } }, isGrouped: true,
        draws: (0..<resampling.replicates).map { line(first + Resampling.groupCount + $0) })
    }
    return ComponentValue(
      .exact(Rational(Int128(resampled.lines.count))), admitted: resampled.lines.count, missing: 0,
      resampled: resampled)
  }

  private func line(_ line: Int) -> ResampledParts.Line {
    ResampledParts.Line(
      sums: parts.map { $0.sum(line) }, admitted: parts.map { $0.admitted[line] },
      missing: parts.map { $0.missing[line] })
  }
}
