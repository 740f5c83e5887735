/// Whether bytes that are declared as one byte a character look like UTF-8.
public enum UTF8Evidence: Sendable, Equatable {
  /// All is ASCII, which both read alike.
  case none
  /// Every character beyond ASCII is well-formed UTF-8, which Western text in one byte a character practically never is;
  /// the first stands at this byte.
  case sequences(first: Int, character: String)
  /// Some bytes are no UTF-8.
  case refuted

  init(of bytes: UnsafeBufferPointer<UInt8>) {
    var first: Int?
    var position = 0
    while let length = TextValidity.nextSequence(bytes, from: &position) {
      guard length > 0 else {
        self = .refuted
        return
      }
      if first == nil { first = position }
      position += length
    }
    guard let first else {
      self = .none
      return
    }
    var end = first
    while end < bytes.count, bytes[end] >= 0x80 { end += 1 }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[first..<end]), as: UTF8.self)
    self = .sequences(first: first, character: String(text.prefix(1)))
  }
}
