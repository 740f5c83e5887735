/// The exact product of two 128-bit integers, for comparison only.
@usableFromInline
struct SignedWideProduct: Comparable {
  @usableFromInline let high: Int128
  @usableFromInline let low: UInt128

  @inlinable
  init(_ left: Int128, _ right: Int128) {
    (high, low) = left.multipliedFullWidth(by: right)
  }

  @inlinable
  static func < (left: SignedWideProduct, right: SignedWideProduct) -> Bool {
    left.high == right.high ? left.low < right.low : left.high < right.high
  }
}
