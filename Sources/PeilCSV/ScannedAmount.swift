/// The digits of a number as they were written.
struct ScannedAmount {
  var isNegative = false
  /// All digits as one whole number, unless it is too long.
  var mantissa: UInt64 = 0
  /// How many of the digits stand after the decimal sign.
  var decimals = 0
  /// More digits than 64 bits hold.
  var isTooLong = false
  /// Where the number ends.
  var end = 0
}
