/// The sum of binary64 numbers, rounded once: the same bits for every order and every split of the input.
///
/// It adds into wide integers, as the small superaccumulator of R. M. Neal, *Fast exact summation using small and large
/// superaccumulators* (2015); only the part of the exponent range that occurs is kept, so that a sum costs some tens
/// of bytes. Missing numbers are the caller's to leave out.
public struct ExactSum: Sendable {
  /// Signed digits to the base 2³²: digit i stands for 2 to the power 32·(lowest + i) − 1074.
  @usableFromInline var chunks: [Int64] = []
  /// The place of the first digit.
  @usableFromInline var lowest = 0
  /// How many numbers may be added before a digit could overflow.
  @usableFromInline var additionsLeft = ExactSum.additionsBetweenCarries
  @usableFromInline var hasPositiveInfinity = false
  @usableFromInline var hasNegativeInfinity = false
  @usableFromInline var hasNotANumber = false

  /// One number adds less than 2⁵³ to a digit that is below 2³³ after carrying: 2⁹ of them stay far below 2⁶³.
  @usableFromInline static let additionsBetweenCarries = 512

  /// The sum of no numbers, which is nought.
  @inlinable
  public init() {}

  /// Adds one number; infinities and NaN are noted, and show in `value`.
  @inlinable
  public mutating func add(_ number: Double) {
    let biased = Int(truncatingIfNeeded: number.exponentBitPattern)
    guard biased != 0x7FF else { return noteNonFinite(number) }
    let significand = Int64(
      truncatingIfNeeded: biased == 0 ? number.significandBitPattern : number.significandBitPattern | 1 << 52)
    let position = biased == 0 ? 0 : biased &- 1
    let shift = Int64(truncatingIfNeeded: position & 31)
    let low = (significand &<< shift) & 0xFFFF_FFFF
    let high = significand &>> (32 &- shift)

    var index = (position &>> 5) &- lowest
    if index < 0 || index &+ 1 >= chunks.count {
      if significand == 0 { return }
      reach(from: position &>> 5, through: position &>> 5 &+ 1)
      index = (position &>> 5) &- lowest
    }
    if number.sign == .minus {
      chunks[index] &-= low
      chunks[index &+ 1] &-= high
    } else {
      chunks[index] &+= low
      chunks[index &+ 1] &+= high
    }
    additionsLeft &-= 1
    if additionsLeft == 0 { carry() }
  }

  /// Adds all that another sum has collected.
  public mutating func merge(_ other: ExactSum) {
    hasPositiveInfinity = hasPositiveInfinity || other.hasPositiveInfinity
    hasNegativeInfinity = hasNegativeInfinity || other.hasNegativeInfinity
    hasNotANumber = hasNotANumber || other.hasNotANumber
    guard !other.chunks.isEmpty else { return }

    var addend = other
    addend.carry()
    carry()
    reach(from: addend.lowest, through: addend.lowest + addend.chunks.count - 1)
    for (offset, chunk) in addend.chunks.enumerated() { chunks[addend.lowest - lowest + offset] += chunk }
    carry()
  }

  @usableFromInline
  mutating func noteNonFinite(_ number: Double) {
    if number.isNaN {
      hasNotANumber = true
    } else if number > 0 {
      hasPositiveInfinity = true
    } else {
      hasNegativeInfinity = true
    }
  }

  /// Widens the kept part of the range to these places.
  @usableFromInline
  mutating func reach(from first: Int, through last: Int) {
    guard !chunks.isEmpty else {
      lowest = first
      chunks = Array(repeating: 0, count: last - first + 1)
      return
    }
    if first < lowest {
      chunks.insert(contentsOf: repeatElement(0, count: lowest - first), at: 0)
      lowest = first
    }
    let missing = last - lowest - chunks.count + 1
    if missing > 0 { chunks.append(contentsOf: repeatElement(0, count: missing)) }
  }

  /// Brings every digit but the last into 0..<2³² and the last into −2³²...2³²; the value stays.
  @usableFromInline
  mutating func carry() {
    additionsLeft = Self.additionsBetweenCarries
    guard !chunks.isEmpty else { return }
    for index in 0..<(chunks.count - 1) {
      chunks[index + 1] += chunks[index] >> 32
      chunks[index] &= 0xFFFF_FFFF
    }
    while chunks[chunks.count - 1].magnitude > 1 << 32 {
      let last = chunks.count - 1
      chunks.append(chunks[last] >> 32)
      chunks[last] &= 0xFFFF_FFFF
    }
  }
}
