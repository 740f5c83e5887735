/// Writes diagnostics for people: the place, the source line, carets under what is meant, and what to do.
///
/// ```
/// pipelines/mkbidee.yaml:31:22: error: no column 'grantd' in dataset 'evaluated'
///    31 |       costs: costs - grantd
///       |                      ^^^^^^ did you mean 'granted'?
///    columns here: application, chamber_no, submitted, … and 12 more
/// ```
public struct DiagnosticRenderer: Sendable {
  private let sources: [String: SourceLines]
  private let paint: Paint

  /// A renderer that shows source lines from `sources`, the texts by file name as spans have them.
  ///
  /// Where a text is missing the source lines are left out. With `colour`, ANSI sequences mark the parts.
  public init(sources: [String: String] = [:], colour: Bool = false) {
    self.sources = sources.mapValues { SourceLines($0) }
    paint = Paint(isOn: colour)
  }

  /// All diagnostics in their order, each ending with a line end.
  public func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
    diagnostics.map { render($0) }.joined()
  }

  /// One diagnostic, each line with its line end.
  public func render(_ diagnostic: Diagnostic) -> String {
    var lines = [heading(diagnostic)]
    let excerpt = excerptLines(diagnostic)
    lines += excerpt
    if excerpt.isEmpty, let label = diagnostic.label { lines.append(detail(label)) }
    if diagnostic.span != nil, let place = diagnostic.place {
      lines.append(detail((place.isWholeFile ? "file: " : "in ") + place.header + wording(place, lead: ", ")))
    }
    lines += diagnostic.details.map(detail)
    return lines.map { $0 + "\n" }.joined()
  }

  /// The diagnostics as one JSON document; keys without a value are `null`.
  public static func json(_ diagnostics: some Sequence<Diagnostic>) -> String {
    DiagnosticJSON.document(Array(diagnostics))
  }

  private func heading(_ diagnostic: Diagnostic) -> String {
    let severity = paint(diagnostic.severity.rawValue + ":", as: .severity(diagnostic.severity))
    var message = Self.printable(diagnostic.message)
    var location = ""
    if let span = diagnostic.span {
      location = "\(span.file):\(span.start.line):\(span.start.column): "
    } else if let place = diagnostic.place {
      location = place.header + ": "
      message = Self.printable(wording(place, trail: ": ")) + message
    }
    return paint(Self.printable(location), as: .strong) + severity + " " + paint(message, as: .strong)
  }

  /// What a data place says besides file and line; empty, without lead and trail, when that is nothing.
  private func wording(_ place: DataPlace, lead: String = "", trail: String = "") -> String {
    let parts = [
      place.record.map { "record \($0)" }, place.column.map { "column '\($0)'" }, place.byte.map { "byte \($0)" },
    ].compactMap { $0 }
    return parts.isEmpty ? "" : lead + parts.joined(separator: ", ") + trail
  }

  private func detail(_ text: String) -> String { "   " + Self.printable(text) }

  private func excerptLines(_ diagnostic: Diagnostic) -> [String] {
    guard let span = diagnostic.span, let source = sources[span.file] else { return [] }
    let excerpt = SourceExcerpt(span: span, source: source)
    return excerpt.rows.map { row in
      let gutter = paint(row.gutter + " |", as: .gutter)
      guard case .carets(let indent, let count, let isLast) = row.content else { return gutter + row.text }
      let label = isLast ? diagnostic.label.map { " " + Self.printable($0) } ?? "" : ""
      let marked = paint(String(repeating: "^", count: count) + label, as: .severity(diagnostic.severity))
      return gutter + " " + String(repeating: " ", count: indent) + marked
    }
  }

  /// A text in which what could steer a terminal stands as an escape.
  static func printable(_ text: String) -> String {
    guard text.contains(where: DisplayWidth.isUnsafe) else { return text }
    return text.map { character in
      guard DisplayWidth.isUnsafe(character) else { return String(character) }
      return character.unicodeScalars.map { escape($0) }.joined()
    }.joined()
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: DisplayWidth.isUnsafe(Character(scalar)) ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }
  }
}

extension DataPlace {
  /// File and line, as far as known.
  fileprivate var header: String { line.map { "\(file):\($0)" } ?? file }

  /// Whether nothing smaller than the file is named.
  fileprivate var isWholeFile: Bool { line == nil && record == nil && column == nil && byte == nil }
}
