public import PeilValues

/// The values of one column for the rows of one chunk: typed and contiguous, with what is missing kept apart.
public struct ColumnBuffer: Sendable {
  /// The physical values; at a missing row the value is zero, empty or the first code, and means nothing.
  public enum Values: Sendable {
    /// Booleans, 0 or 1.
    case bits([UInt8])
    /// Integers, cents, unscaled decimals, days since 1970-01-01, or differences in days.
    case integers([Int64])
    /// Binary64 numbers.
    case doubles([Double])
    /// Positions in the type's domain.
    case codes([UInt32])
    /// One bit per code of the type's domain.
    case masks([UInt64])
    /// UTF-8 text.
    case text(TextStorage)
    /// Exact quotients.
    case ratios([Rational])
  }

  /// The values, one per row.
  public var values: Values
  /// One byte per row, 1 where the value is known; nil where all are.
  public var known: [UInt8]?

  /// Pairs values with what is known of them.
  public init(_ values: Values, known: [UInt8]? = nil) {
    self.values = values
    self.known = known
  }

  /// The number of rows.
  public var count: Int {
    switch values {
    case .bits(let values): values.count
    case .integers(let values): values.count
    case .doubles(let values): values.count
    case .codes(let values): values.count
    case .masks(let values): values.count
    case .text(let values): values.count
    case .ratios(let values): values.count
    }
  }

  /// Whether the value of a row is known.
  @inlinable public func isKnown(_ row: Int) -> Bool { known.map { $0[row] != 0 } ?? true }

  /// How many rows are missing.
  public var missingCount: Int {
    guard let known else { return 0 }
    var present = 0
    for byte in known { present += Int(byte) }
    return known.count - present
  }

  /// A column of nothing but missing values, in the form of a type.
  public static func missing(_ kind: StorageKind, count: Int) -> ColumnBuffer {
    let values: Values =
      switch kind {
      case .bits: .bits([UInt8](repeating: 0, count: count))
      case .integers: .integers([Int64](repeating: 0, count: count))
      case .doubles: .doubles([Double](repeating: 0, count: count))
      case .codes: .codes([UInt32](repeating: 0, count: count))
      case .masks: .masks([UInt64](repeating: 0, count: count))
      case .text: .text(TextStorage(bytes: [], offsets: [Int](repeating: 0, count: count + 1)))
      case .ratios: .ratios([Rational](repeating: .zero, count: count))
      }
    return ColumnBuffer(values, known: [UInt8](repeating: 0, count: count))
  }
}
