import PeilTable
import PeilValues

extension Evaluation {
  /// A comparison of values of one form.
  func compared(_ comparison: Comparison, _ left: Vector, _ right: Vector) -> Vector {
    let (count, isConstant) = shape(left, right)
    let bits: [UInt8] =
      switch left.values {
      case .bits(let values): compare(comparison, left.lane(values), right.lane(right.bits), count)
      case .integers(let values): compare(comparison, left.lane(values), right.lane(right.integers), count)
      case .doubles(let values): compare(comparison, left.lane(values), right.lane(right.doubles), count)
      case .codes(let values): compare(comparison, left.lane(values), right.lane(right.codes), count)
      case .masks(let values): compare(comparison, left.lane(values), right.lane(right.masks), count)
      case .ratios(let values): compare(comparison, left.lane(values), right.lane(right.ratios), count)
      case .text: comparedTexts(comparison, left, right, count)
      }
    return truth(of: bits, known: known(left, right), isConstant: isConstant)
  }

  /// A comparison of exact numbers with different numbers of decimals; 128 bits hold both sides.
  func comparedScaled(
    _ comparison: Comparison, _ left: Vector, _ right: Vector, _ leftFactor: Int128, _ rightFactor: Int128
  ) -> Vector {
    let (count, isConstant) = shape(left, right)
    let lefts = Lane(mapped(left.integers) { Int128($0) * leftFactor }, isConstant: left.isConstant)
    let rights = Lane(mapped(right.integers) { Int128($0) * rightFactor }, isConstant: right.isConstant)
    return truth(
      of: compare(comparison, lefts, rights, count), known: known(left, right), isConstant: isConstant)
  }

  /// One loop per comparison; greater is smaller with the sides exchanged.
  @inline(__always)
  private func compare<Element: Comparable>(
    _ comparison: Comparison, _ left: Lane<Element>, _ right: Lane<Element>, _ count: Int
  ) -> [UInt8] {
    switch comparison {
    case .equal: mapped(left, right, count: count) { $0 == $1 ? 1 : 0 }
    case .notEqual: mapped(left, right, count: count) { $0 != $1 ? 1 : 0 }
    case .less: mapped(left, right, count: count) { $0 < $1 ? 1 : 0 }
    case .lessOrEqual: mapped(left, right, count: count) { $0 <= $1 ? 1 : 0 }
    case .greater: mapped(right, left, count: count) { $0 < $1 ? 1 : 0 }
    case .greaterOrEqual: mapped(right, left, count: count) { $0 <= $1 ? 1 : 0 }
    }
  }

  private func comparedTexts(_ comparison: Comparison, _ left: Vector, _ right: Vector, _ count: Int) -> [UInt8] {
    let (lefts, rights) = (left.text, right.text)
    return lefts.bytes.withUnsafeBufferPointer { leftBytes in
      rights.bytes.withUnsafeBufferPointer { rightBytes in
        [UInt8](unsafeUninitializedCapacity: count) { target, written in
          for row in 0..<count {
            let order = textOrder(
              UnsafeBufferPointer(rebasing: leftBytes[lefts.range(at: left.place(row))]),
              UnsafeBufferPointer(rebasing: rightBytes[rights.range(at: right.place(row))]))
            target.initializeElement(at: row, to: comparison.holds(order) ? 1 : 0)
          }
          written = count
        }
      }
    }
  }
}

extension Vector {
  @inline(__always)
  func lane<Element>(_ values: [Element]) -> Lane<Element> { Lane(values, isConstant: isConstant) }
}

extension Comparison {
  /// Whether it holds between two values whose order is negative, zero or positive.
  @inline(__always)
  fileprivate func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}
