extension ExactSum {
  /// The sum, rounded once to the nearest binary64, ties to even.
  ///
  /// Nought is positive. A sum beyond the range is infinite; one infinity gives itself; NaN, or infinities of both signs,
  /// give NaN.
  public var value: Double {
    if hasNotANumber || (hasPositiveInfinity && hasNegativeInfinity) { return .nan }
    if hasPositiveInfinity { return .infinity }
    if hasNegativeInfinity { return -.infinity }
    return ExactMagnitude(self).value
  }

  /// Whether nothing but zeros, or nothing at all, has been added up.
  public var isZero: Bool {
    !(hasNotANumber || hasPositiveInfinity || hasNegativeInfinity) && ExactMagnitude(self).digits.isEmpty
  }
}

extension ExactSum: Hashable {
  /// Whether both hold the same exact sum, however it was reached.
  public static func == (left: ExactSum, right: ExactSum) -> Bool {
    left.hasNotANumber == right.hasNotANumber && left.hasPositiveInfinity == right.hasPositiveInfinity
      && left.hasNegativeInfinity == right.hasNegativeInfinity && ExactMagnitude(left) == ExactMagnitude(right)
  }

  /// Feeds the exact sum, however it was reached.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(hasNotANumber)
    hasher.combine(hasPositiveInfinity)
    hasher.combine(hasNegativeInfinity)
    hasher.combine(ExactMagnitude(self))
  }
}

/// The one form an exact sum has as sign and magnitude, without zeros at either end.
private struct ExactMagnitude: Hashable {
  let isNegative: Bool
  /// Digits to the base 2³², the lowest first; none for nought.
  let digits: [UInt32]
  /// The place of the first digit, nought's is 0.
  let lowest: Int

  init(_ sum: ExactSum) {
    var carried = sum
    carried.carry()
    isNegative = (carried.chunks.last ?? 0) < 0
    if isNegative {
      for index in carried.chunks.indices { carried.chunks[index].negate() }
      carried.carry()
    }
    // The last digit may be 2³² itself.
    let wide = carried.chunks.map { UInt64($0.magnitude) } + [0]
    var plain: [UInt32] = []
    var excess: UInt64 = 0
    for chunk in wide {
      plain.append(UInt32(truncatingIfNeeded: chunk + excess))
      excess = (chunk + excess) >> 32
    }
    while plain.last == 0 { plain.removeLast() }
    let zeros = plain.prefix { $0 == 0 }.count
    digits = Array(plain.dropFirst(zeros))
    lowest = digits.isEmpty ? 0 : carried.lowest + zeros
  }

  var value: Double {
    guard let top = digits.last else { return 0 }
    // The three highest digits hold at least 65 bits where there are that many; all below is one sticky bit.
    let window = digits.suffix(3)
    var bits: UInt128 = 0
    for digit in window.reversed() { bits = bits << 32 | UInt128(digit) }
    let isInexact = digits.dropLast(3).contains { $0 != 0 }
    let windowPlace = 32 * (lowest + digits.count - window.count) - 1074

    let length = 32 * (window.count - 1) + 32 - top.leadingZeroBitCount
    let dropped = max(0, length - 53)
    var significand = UInt64(truncatingIfNeeded: bits >> UInt128(dropped))
    if dropped > 0 {
      let rest = bits & ((1 << UInt128(dropped)) - 1)
      let half: UInt128 = 1 << UInt128(dropped - 1)
      let roundsUp = rest > half || (rest == half && (isInexact || significand % 2 == 1))
      if roundsUp { significand += 1 }
    }
    return Double(
      sign: isNegative ? .minus : .plus, exponent: windowPlace + dropped, significand: Double(significand))
  }
}
