import Glibc
import PeilTable
import PeilValues

extension ColumnBuffer {
  /// Negative where the left row's value comes before the right row's, 0 where they are equal.
  ///
  /// Numbers and dates ascend, codes come as declared, text by byte; descending turns this about. A missing value comes
  /// last either way. Both columns have one form.
  static func order(
    _ left: ColumnBuffer, _ leftRow: Int, _ right: ColumnBuffer, _ rightRow: Int, isDescending: Bool = false
  ) -> Int {
    let (leftKnown, rightKnown) = (left.isKnown(leftRow), right.isKnown(rightRow))
    guard leftKnown, rightKnown else { return leftKnown == rightKnown ? 0 : leftKnown ? -1 : 1 }
    let ascending = orderOfKnown(left.values, leftRow, right.values, rightRow)
    return isDescending ? -ascending : ascending
  }

  private static func orderOfKnown(_ left: Values, _ leftRow: Int, _ right: Values, _ rightRow: Int) -> Int {
    switch (left, right) {
    case (.bits(let left), .bits(let right)): order(left[leftRow], right[rightRow])
    case (.integers(let left), .integers(let right)): order(left[leftRow], right[rightRow])
    case (.doubles(let left), .doubles(let right)): order(left[leftRow], right[rightRow])
    case (.codes(let left), .codes(let right)): order(left[leftRow], right[rightRow])
    case (.masks(let left), .masks(let right)): order(left[leftRow], right[rightRow])
    case (.ratios(let left), .ratios(let right)): order(left[leftRow], right[rightRow])
    case (.text(let left), .text(let right)): order(left, leftRow, right, rightRow)
    default: preconditionFailure("columns of different forms have no order")
    }
  }

  private static func order<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
    left < right ? -1 : right < left ? 1 : 0
  }

  private static func order(_ left: TextStorage, _ leftRow: Int, _ right: TextStorage, _ rightRow: Int) -> Int {
    let (one, other) = (left.range(at: leftRow), right.range(at: rightRow))
    let shared = min(one.count, other.count)
    let bytes: Int32 = left.bytes.withUnsafeBytes { leftBytes in
      right.bytes.withUnsafeBytes { rightBytes in
        guard let leftBase = leftBytes.baseAddress, let rightBase = rightBytes.baseAddress else { return 0 }
        return memcmp(leftBase + one.lowerBound, rightBase + other.lowerBound, shared)
      }
    }
    return bytes == 0 ? order(one.count, other.count) : bytes < 0 ? -1 : 1
  }
}
