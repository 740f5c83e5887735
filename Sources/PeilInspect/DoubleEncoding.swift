import PeilCSV
import PeilTable

/// Text that was UTF-8, was read as Windows-1252, and was written as UTF-8 again: `creÃ«ren`.
enum DoubleEncoding {
  /// Whether a word has a character that only such a mistake makes likely.
  static func isSeen(_ word: String) -> Bool { mended(word) != nil }

  /// The word as it was meant; nil where nothing of it looks like the mistake.
  static func mended(_ word: String) -> String? {
    guard word.unicodeScalars.contains(where: { leads.contains($0) }) else { return nil }
    var bytes: [UInt8] = []
    for scalar in word.unicodeScalars {
      guard let byte = byte(of: scalar) else { return nil }
      bytes.append(byte)
    }
    guard let text = String(validating: bytes, as: UTF8.self), text != word else { return nil }
    return text
  }

  /// The characters of the bytes that begin a sequence of UTF-8 in Western text.
  private static let leads: Set<Unicode.Scalar> = ["Â", "Ã", "Ä", "Å", "â"]

  private static let bytes: [Unicode.Scalar: UInt8] = {
    guard let page = CodePage.of(.windows1252) else { return [:] }
    var bytes: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8.min...UInt8.max {
      // What Windows-1252 leaves undefined, browsers and many programs read as the control character of that number.
      bytes[page.scalar(of: byte) ?? Unicode.Scalar(byte)] = byte
    }
    return bytes
  }()

  private static func byte(of scalar: Unicode.Scalar) -> UInt8? { bytes[scalar] }
}
