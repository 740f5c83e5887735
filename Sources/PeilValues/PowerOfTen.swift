/// The powers of ten that exact arithmetic scales by.
@usableFromInline
enum PowerOfTen {
  /// The largest scale of an exact decimal.
  @usableFromInline static let largestScale = 18

  /// 10 to the power `exponent`, which lies in 0...18.
  @inlinable
  static func value(_ exponent: Int) -> Int64 {
    precondition(0 <= exponent && exponent <= 18, "a scale lies in 0...18")
    var result: Int64 = 1
    for _ in 0..<exponent { result &*= 10 }
    return result
  }
}
