import Foundation
import Peil
import Testing

/// A deliberate mistake: an edit of a good pipeline or of one of its exports, and what must be said of it.
///
/// They stand in `Mistakes/mistakes.txt`, under headings.
struct Mistake: Sendable, CustomTestStringConvertible {
  var heading = ""
  var name = ""
  /// By the words of the file: `for`, `write`, `found` and so on.
  var fields: [String: String] = [:]
  var testDescription: String { name }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Mistakes")

  static func good(_ file: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent("good/\(file)"), encoding: .utf8)
  }

  static let all: [Mistake] = {
    let text = (try? String(contentsOf: folder.appendingPathComponent("mistakes.txt"), encoding: .utf8)) ?? ""
    var mistakes: [Mistake] = []
    var heading = ""
    var field = ""
    for line in text.split(separator: "\n").map(String.init) {
      if line.hasPrefix("## ") {
        heading = String(line.dropFirst(3))
      } else if line.hasPrefix("  +") {
        mistakes[mistakes.count - 1].fields[field, default: ""] += "\n" + line.dropFirst(3)
      } else if line.hasPrefix("  "), let colon = line.firstIndex(of: ":") {
        field = String(line[..<colon].dropFirst(2))
        // What is said begins in one column, below each other.
        mistakes[mistakes.count - 1].fields[field] = String(line.dropFirst(12))
      } else if !line.hasPrefix("#") {
        mistakes.append(Mistake(heading: heading, name: line))
      }
    }
    return mistakes
  }()

  /// The file it stands in.
  var file: String { fields["in"] ?? "pipeline.yaml" }

  /// What the message must say.
  var essentials: [String] { ["found", "expected", "remedy"].compactMap { fields[$0] } }

  /// The text with the mistake in it, and the marks where the message must point.
  func marked(_ good: String) throws -> String {
    var text = try Self.replacing(fields["for"] ?? "", in: good, with: fields["write"] ?? "")
    if let other = fields["and"] { text = try Self.replacing(other, in: text, with: fields["then"] ?? "") }
    return file == "pipeline.yaml" ? try pointing(in: text) : text
  }

  /// The text with marks where the message points, where that is not where the mistake was written.
  func pointing(in text: String) throws -> String {
    guard let points = fields["points"] else { return text }
    return try Self.replacing(Self.unmarked(points), in: text, with: points)
  }

  static func unmarked(_ text: String) -> String { text.filter { $0 != "«" && $0 != "»" } }

  private static func replacing(_ piece: String, in text: String, with other: String) throws -> String {
    let parts = text.components(separatedBy: piece)
    guard parts.count == 2 else { throw Ambiguous(piece: piece, count: parts.count - 1) }
    return parts[0] + other + parts[1]
  }

  struct Ambiguous: Error { let piece: String, count: Int }
}

/// The place between the marks of a text, as messages count it.
struct MarkedPlace: Equatable, CustomStringConvertible {
  let start: SourcePosition
  let end: SourcePosition
  var description: String { "\(start.line):\(start.column)–\(end.line):\(end.column)" }

  init(_ span: SourceSpan) { (start, end) = (span.start, span.end) }

  init?(in text: String) {
    var (line, column) = (1, 1)
    var start: SourcePosition?
    for character in text {
      switch character {
      case "«": start = SourcePosition(line: line, column: column)
      case "»":
        guard let start else { return nil }
        self.start = start
        end = SourcePosition(line: line, column: column)
        return
      case "\n": (line, column) = (line + 1, 1)
      default: column += 1
      }
    }
    return nil
  }
}
