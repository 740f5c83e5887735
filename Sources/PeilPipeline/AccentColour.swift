import Glibc

/// A colour as `#rrggbb`, and whether white letters can be read on it.
struct AccentColour {
  /// Contrast of ordinary text that WCAG 2.2 asks for at level AA (1.4.3).
  static let leastContrast = 4.5

  /// The colour in small letters.
  let text: String
  /// The contrast with white, from 1 to 21 (WCAG 2.2, "contrast ratio").
  let contrast: Double

  /// Reads a colour; nil where it is written in another way.
  init?(_ written: String) {
    let digits = written.utf8.dropFirst()
    guard written.utf8.first == UInt8(ascii: "#"), digits.count == 6, let value = UInt32(written.dropFirst(), radix: 16)
    else { return nil }
    text = written.lowercased()
    let parts = [value >> 16, (value >> 8) & 255, value & 255].map { Self.linear(Double($0) / 255) }
    contrast = 1.05 / (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05)
  }

  private static func linear(_ part: Double) -> Double {
    part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
  }
}
