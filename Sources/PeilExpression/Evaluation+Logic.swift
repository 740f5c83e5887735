import PeilTable

/// Kleene's logic on bytes. A truth value is 0 where it is unknown, so that true is the value itself and false is what
/// is known and not true.
extension Evaluation {
  func negated(_ inner: Vector) -> Vector {
    guard let known = inner.known else { return inner.with(.bits(mapped(inner.bits) { $0 ^ 1 })) }
    return inner.with(.bits(mapped(Lane(inner.bits), Lane(known), count: known.count) { $0 ^ $1 }))
  }

  /// Known where both are, or where one is false.
  func conjunction(_ left: Vector, _ right: Vector) -> Vector {
    let (count, isConstant) = shape(left, right)
    let lefts = Lane(left.bits, isConstant: left.isConstant)
    let rights = Lane(right.bits, isConstant: right.isConstant)
    let bits = mapped(lefts, rights, count: count) { $0 & $1 }
    guard left.known != nil || right.known != nil else { return Vector(.bits(bits), isConstant: isConstant) }
    let falses = mapped(falses(left), falses(right), count: count) { $0 | $1 }
    let known = mapped(Lane(bits), Lane(falses), count: count) { $0 | $1 }
    return Vector(.bits(bits), known: known, isConstant: isConstant)
  }

  private func falses(_ vector: Vector) -> Lane<UInt8> {
    Lane(negated(vector).bits, isConstant: vector.isConstant)
  }

  func missing(_ inner: Vector) -> Vector {
    guard let known = inner.known else { return Vector(.bits([0]), isConstant: true) }
    return Vector(.bits(mapped(known) { $0 ^ 1 }), isConstant: inner.isConstant)
  }

  func membership(_ inner: Vector, _ index: LiteralIndex) -> Vector {
    truth(of: mapped(index.places(of: inner)) { $0 >= 0 ? 1 : 0 }, known: inner.known, isConstant: inner.isConstant)
  }

  /// Truth values, with 0 where they are unknown.
  func truth(of bits: [UInt8], known: [UInt8]?, isConstant: Bool) -> Vector {
    guard let known else { return Vector(.bits(bits), isConstant: isConstant) }
    let cleared = mapped(Lane(bits), Lane(known), count: bits.count) { $0 & $1 }
    return Vector(.bits(cleared), known: known, isConstant: isConstant)
  }
}
