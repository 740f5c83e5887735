/// UTF-8 text of a column: one run of bytes, and where each row's text begins.
public struct TextStorage: Hashable, Sendable {
  /// All texts, one after the other.
  public private(set) var bytes: [UInt8]
  /// Where each text begins; one more entry than there are rows.
  public private(set) var offsets: [Int]

  /// No rows.
  public init() {
    bytes = []
    offsets = [0]
  }

  /// Takes over bytes and offsets; a precondition holds that they fit each other.
  public init(bytes: [UInt8], offsets: [Int]) {
    precondition(offsets.first == 0 && offsets.last == bytes.count)
    self.bytes = bytes
    self.offsets = offsets
  }

  /// The number of rows.
  @inlinable public var count: Int { offsets.count - 1 }

  /// Where the bytes of a row stand.
  @inlinable public func range(at row: Int) -> Range<Int> { offsets[row]..<offsets[row + 1] }

  /// The text of a row.
  public func string(at row: Int) -> String {
    String(decoding: bytes[range(at: row)], as: UTF8.self)
  }

  /// Makes room ahead of appending.
  public mutating func reserveCapacity(rows: Int, bytes count: Int) {
    offsets.reserveCapacity(rows + 1)
    bytes.reserveCapacity(count)
  }

  /// Adds a row.
  public mutating func append(_ text: some Sequence<UInt8>) {
    bytes.append(contentsOf: text)
    offsets.append(bytes.count)
  }

  /// Adds a row from a buffer.
  public mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
    offsets.append(bytes.count)
  }

  /// Adds every row of another column.
  public mutating func append(contentsOf other: TextStorage) {
    let shift = bytes.count
    bytes.append(contentsOf: other.bytes)
    offsets.append(contentsOf: other.offsets.dropFirst().lazy.map { $0 + shift })
  }

  /// The rows at these places, in this order; a negative place gives an empty text.
  public func gathered(_ places: [Int]) -> TextStorage {
    var result = TextStorage()
    var size = 0
    for place in places where place >= 0 { size += offsets[place + 1] - offsets[place] }
    result.reserveCapacity(rows: places.count, bytes: size)
    bytes.withUnsafeBufferPointer { source in
      for place in places {
        if place >= 0 {
          result.append(UnsafeBufferPointer(rebasing: source[range(at: place)]))
        } else {
          result.offsets.append(result.bytes.count)
        }
      }
    }
    return result
  }
}
