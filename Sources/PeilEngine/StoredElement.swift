import PeilValues

/// A value that is put away with a state and taken up again.
protocol StoredElement {
  func write(to encoder: inout StateEncoder)
  static func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) -> Self
}

extension Int64: StoredElement {
  func write(to encoder: inout StateEncoder) { encoder.write(self) }
  static func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) -> Int64 { try decoder.number() }
}

extension Double: StoredElement {
  func write(to encoder: inout StateEncoder) { encoder.write(bitPattern) }
  static func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) -> Double {
    Double(bitPattern: try decoder.number())
  }
}

extension Rational: StoredElement {
  func write(to encoder: inout StateEncoder) {
    encoder.write(numerator)
    encoder.write(denominator)
  }

  static func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) -> Rational {
    let numerator = try decoder.number(Int128.self)
    let denominator = try decoder.number(Int128.self)
    guard denominator > 0, let value = Rational(numerator, denominator) else { throw StateDecoder.Mismatch() }
    return value
  }
}

extension StateEncoder {
  mutating func write(elements: [some StoredElement]) { write(elements) { $1.write(to: &$0) } }
}

extension StateDecoder {
  /// So many elements, or the state is of another table.
  mutating func elements<Element: StoredElement>(
    _ type: Element.Type = Element.self, count: Int? = nil
  ) throws(Mismatch) -> [Element] {
    let elements = try list { decoder throws(Mismatch) in try Element.read(from: &decoder) }
    if let count, elements.count != count { throw Mismatch() }
    return elements
  }

  /// So many numbers, or the state is of another table.
  mutating func counts(_ count: Int) throws(Mismatch) -> [Int] {
    let numbers = try numbers(Int.self)
    guard numbers.count == count else { throw Mismatch() }
    return numbers
  }
}
