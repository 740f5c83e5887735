/// Writes states as bytes: whole numbers in little endian, and before what varies how long it is.
struct StateEncoder {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ numbers: [some FixedWidthInteger]) {
    write(numbers.count)
    for number in numbers { write(number) }
  }

  mutating func write(_ raw: UnsafeRawBufferPointer) {
    write(raw.count)
    bytes.append(contentsOf: raw)
  }

  mutating func write(_ text: String) { write(Array(text.utf8)) }

  mutating func write<Value>(_ value: Value?, _ body: (inout StateEncoder, Value) -> Void) {
    write(UInt8(value == nil ? 0 : 1))
    if let value { body(&self, value) }
  }

  mutating func write<Value>(_ values: [Value], _ body: (inout StateEncoder, Value) -> Void) {
    write(values.count)
    for value in values { body(&self, value) }
  }
}
