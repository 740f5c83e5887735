import PeilCore

/// The style sheet of a report.
struct ReportStyle {
  /// The colour of the head; nil for the standard one.
  let accent: String?
  /// What runs along the top of every printed page, left and right.
  let running: (left: String, right: String)

  var text: String {
    var parts = [Self.palette, Self.pictures, Self.string(PackageResources.report_css), pages]
    if let accent { parts.append(":root { --head: \(accent); }") }
    return parts.joined(separator: "\n")
  }

  /// The colours, for light and dark.
  static let palette = string(PackageResources.palette_css)
  /// What is drawn in which colour and letter.
  static let pictures = string(PackageResources.picture_css)
  /// The script that sorts, copies and folds.
  static let script = string(PackageResources.report_js)

  private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private var pages: String {
    let letter = "font: 8.5pt sans-serif; color: #444;"
    return """
      @media print { @page {
        @top-left { content: \(Self.quoted(running.left)); \(letter) }
        @top-right { content: \(Self.quoted(running.right)); \(letter) }
        @bottom-right { content: counter(page) " / " counter(pages); \(letter) }
      } }
      """
  }

  /// A text between the quotes of CSS: whatever could end it, or the style sheet, stands as a number.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in SafeText.singleLine(text).unicodeScalars {
      switch scalar {
      case "\"", "'", "\\", "<", ">", "&", "{", "}": result += "\\\(String(scalar.value, radix: 16)) "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
