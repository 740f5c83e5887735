/// Reads trimmed fields of one type; specialised for each, so that the loop over a column makes no calls through a table.
protocol FieldParser {
  associatedtype Value

  /// What stands in the column where no value is known.
  static var empty: Value { get }

  func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> ParsedField<Value>

  /// The value of a field in the form that most have, as `parse` reads it too; nil for any other.
  func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> Value?
}

extension FieldParser {
  @inline(__always)
  func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> Value? { nil }
}
