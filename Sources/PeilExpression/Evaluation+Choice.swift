import PeilTable
import PeilValues

extension Evaluation {
  /// One of two values by a condition; each is computed with only the rows it serves as active.
  func conditional(
    _ condition: EvaluationStep, _ then: EvaluationStep, _ other: EvaluationStep, _ active: [UInt8]?
  ) throws(EvaluationError) -> Vector {
    let truth = try vector(condition, active: active)
    if truth.isConstant {
      guard truth.known?[0] != 0 else { return .missing(then.type.storageKind) }
      return try vector(truth.bits[0] == 1 ? then : other, active: active)
    }
    let isTrue = truth.bits
    let isFalse = negated(truth).bits
    let left = try vector(then, active: narrowed(active, to: isTrue))
    let right = try vector(other, active: narrowed(active, to: isFalse))
    return selected(isTrue, left, right, decided: truth.known)
  }

  /// The first value that is known.
  func coalesced(_ steps: [EvaluationStep], _ active: [UInt8]?) throws(EvaluationError) -> Vector {
    var result = try vector(steps[0], active: active)
    for step in steps.dropFirst() {
      guard let known = result.known(rows: rows) else { return result }
      let next = try vector(step, active: narrowed(active, to: mapped(known) { $0 ^ 1 }))
      result = selected(known, result, next, decided: nil)
    }
    return result
  }

  /// The smallest or greatest value; missing where one of them is.
  func extreme(
    _ steps: [EvaluationStep], greatest: Bool, _ active: [UInt8]?
  ) throws(EvaluationError) -> Vector {
    var result = try vector(steps[0], active: active)
    for step in steps.dropFirst() {
      result = extreme(result, try vector(step, active: active), greatest: greatest)
    }
    return result
  }

  private func extreme(_ left: Vector, _ right: Vector, greatest: Bool) -> Vector {
    let (count, isConstant) = shape(left, right)
    let values: ColumnBuffer.Values =
      switch left.values {
      case .integers(let values):
        .integers(extreme(left.lane(values), right.lane(right.integers), count, greatest))
      case .doubles(let values): .doubles(extreme(left.lane(values), right.lane(right.doubles), count, greatest))
      case .ratios(let values): .ratios(extreme(left.lane(values), right.lane(right.ratios), count, greatest))
      default: preconditionFailure("only numbers and dates have extremes")
      }
    return Vector(values, known: known(left, right), isConstant: isConstant)
  }

  @inline(__always)
  private func extreme<Element: Comparable>(
    _ left: Lane<Element>, _ right: Lane<Element>, _ count: Int, _ greatest: Bool
  ) -> [Element] {
    greatest
      ? mapped(left, right, count: count) { $0 < $1 ? $1 : $0 }
      : mapped(left, right, count: count) { $1 < $0 ? $1 : $0 }
  }

  /// The replacement of each value; missing stays missing.
  func replaced(_ inner: Vector, _ index: LiteralIndex, _ results: ColumnBuffer) -> Vector {
    let otherwise = results.count - 1
    var places = mapped(index.places(of: inner)) { $0 < 0 ? otherwise : $0 }
    if let known = inner.known {
      places = mapped(Lane(places), Lane(known), count: places.count) { $1 == 1 ? $0 : -1 }
    }
    return Vector(results.gathered(places), isConstant: inner.isConstant)
  }

  // MARK: Selection

  private func narrowed(_ active: [UInt8]?, to some: [UInt8]) -> [UInt8] {
    guard let active else { return some }
    return mapped(Lane(active), Lane(some), count: some.count) { $0 & $1 }
  }

  /// The left value where `choice` is 1, the right one elsewhere; missing where nothing decided.
  private func selected(_ choice: [UInt8], _ left: Vector, _ right: Vector, decided: [UInt8]?) -> Vector {
    var known: [UInt8]?
    if left.known != nil || right.known != nil {
      let everywhere = [UInt8](repeating: 1, count: rows)
      known = picked(choice, Lane(left.known(rows: rows) ?? everywhere), Lane(right.known(rows: rows) ?? everywhere))
    }
    if let decided {
      known = known.map { mapped(Lane($0), Lane(decided), count: rows) { $0 & $1 } } ?? decided
    }
    let values: ColumnBuffer.Values =
      switch left.values {
      case .bits(let values): .bits(picked(choice, left.lane(values), right.lane(right.bits)))
      case .integers(let values): .integers(picked(choice, left.lane(values), right.lane(right.integers)))
      case .doubles(let values): .doubles(picked(choice, left.lane(values), right.lane(right.doubles)))
      case .codes(let values): .codes(picked(choice, left.lane(values), right.lane(right.codes)))
      case .masks(let values): .masks(picked(choice, left.lane(values), right.lane(right.masks)))
      case .ratios(let values): .ratios(picked(choice, left.lane(values), right.lane(right.ratios)))
      case .text: .text(pickedTexts(choice, left, right))
      }
    if case .bits(let bits) = values { return truth(of: bits, known: known, isConstant: false) }
    return Vector(values, known: known)
  }

  @inline(__always)
  private func picked<Element>(_ choice: [UInt8], _ left: Lane<Element>, _ right: Lane<Element>) -> [Element] {
    choice.withUnsafeBufferPointer { choice in
      left.values.withUnsafeBufferPointer { lefts in
        right.values.withUnsafeBufferPointer { rights in
          [Element](unsafeUninitializedCapacity: choice.count) { target, written in
            for row in 0..<choice.count {
              let value =
                choice[row] == 1 ? lefts[left.isConstant ? 0 : row] : rights[right.isConstant ? 0 : row]
              target.initializeElement(at: row, to: value)
            }
            written = choice.count
          }
        }
      }
    }
  }

  private func pickedTexts(_ choice: [UInt8], _ left: Vector, _ right: Vector) -> TextStorage {
    let (lefts, rights) = (left.text, right.text)
    var result = TextStorage()
    result.reserveCapacity(rows: rows, bytes: max(lefts.bytes.count, rights.bytes.count))
    lefts.bytes.withUnsafeBufferPointer { leftBytes in
      rights.bytes.withUnsafeBufferPointer { rightBytes in
        for row in 0..<rows {
          let text =
            choice[row] == 1
            ? leftBytes[lefts.range(at: left.place(row))] : rightBytes[rights.range(at: right.place(row))]
          result.append(UnsafeBufferPointer(rebasing: text))
        }
      }
    }
    return result
  }
}
