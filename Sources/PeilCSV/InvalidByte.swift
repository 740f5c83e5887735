public import PeilTable

/// The first byte of a field that is no text in the declared encoding.
public struct InvalidByte: Sendable, Equatable {
  /// The byte; nil where the field came from UTF-16, whose units are two bytes.
  public let byte: UInt8?
  /// The declared encoding.
  public let declared: TextEncoding
  /// What the byte is in Windows-1252, where that is a character and UTF-8 is declared.
  public let inWindows1252: String?

  init(in bytes: UnsafeBufferPointer<UInt8>, declared: TextEncoding) {
    self.declared = declared
    byte = declared.isUTF16 ? nil : TextValidity.firstInvalid(bytes, declared).map { bytes[$0] }
    inWindows1252 = byte.flatMap { byte in
      guard declared == .utf8 else { return nil }
      return [byte].withUnsafeBufferPointer { single in
        TextValidity.of(single, .windows1252) == .valid ? TextEncoding.windows1252.text(of: single) : nil
      }
    }
  }
}
