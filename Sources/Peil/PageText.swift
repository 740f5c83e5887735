public import PeilCore

/// The reference page of a stage or measure as text for a terminal.
public struct PageText: Sendable {
  private let page: Page
  private let word: String

  /// The page of a stage.
  public static func stage(_ page: Page) -> PageText { PageText(page: page, word: "stage") }

  /// The page of a measure.
  public static func measure(_ page: Page) -> PageText { PageText(page: page, word: "measure") }

  /// The whole page: what it does, its options, an example, when not to use it.
  public var text: String {
    var lines = ["\(page.name) (\(word))", ""] + wrapped(page.summary, indent: "") + [""]
    lines.append(contentsOf: wrapped(page.discussion, indent: ""))
    lines.append(contentsOf: ["", "Options", ""])
    lines.append(contentsOf: options(page.setting, depth: 1))
    lines.append(contentsOf: ["", "Example", ""])
    lines.append(
      contentsOf: page.example.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" })
    if !page.caution.isEmpty {
      lines.append(contentsOf: ["", "Mind", ""])
      lines.append(contentsOf: wrapped(page.caution, indent: "  "))
    }
    if !page.source.isEmpty {
      lines.append(contentsOf: ["", "Source", ""])
      lines.append(contentsOf: wrapped(page.source, indent: "  "))
    }
    return lines.map { $0.trimmingBlanksAtEnd() }.joined(separator: "\n") + "\n"
  }

  /// The word the page is about.
  var name: String { page.name }

  /// What it does, in a sentence.
  var summary: String { page.summary }

  /// The whole page in Markdown, under a heading of the second level.
  var markdown: String {
    var parts = ["## \(page.name)", page.summary, page.discussion]
    let options = options(page.setting, depth: 0).map { $0.trimmingBlanksAtEnd() }
    parts.append("**Options**\n\n```text\n\(options.joined(separator: "\n"))\n```")
    parts.append("**Example**\n\n```yaml\n\(page.example)\n```")
    if !page.caution.isEmpty { parts.append("**Mind.** \(page.caution)") }
    if !page.source.isEmpty { parts.append("**Source.** \(page.source)") }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// One line for a list of pages, the name padded to a width.
  public static func line(of page: Page, width: Int) -> String {
    page.name + String(repeating: " ", count: max(1, width + 2 - page.name.count)) + page.summary + "\n"
  }

  private func options(_ kind: Parameter.Kind, depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    switch kind {
    case .options(let parameters):
      return parameters.flatMap { parameter in
        let standing = parameter.isRequired ? "required" : "default: \(parameter.standard ?? "none")"
        return wrapped("\(parameter.name): \(phrase(parameter.kind)) (\(standing))", indent: indent)
          + wrapped(parameter.summary, indent: indent + "  ") + nested(parameter.kind, depth: depth + 2)
      }
    case .either(let kinds):
      return kinds.enumerated().flatMap { place, kind in
        (place == 0 ? [] : ["\(indent)or"]) + options(kind, depth: depth)
      }
    default:
      return ["\(indent)\(phrase(kind))"] + nested(kind, depth: depth + 1)
    }
  }

  private func nested(_ kind: Parameter.Kind, depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    switch kind {
    case .word(let choices):
      return choices.flatMap { wrapped("\($0.word): \($0.summary)", indent: indent) }
    case .options: return options(kind, depth: depth)
    case .list(let inner), .oneOrMore(let inner), .map(_, let inner): return nested(inner, depth: depth)
    case .either(let kinds): return kinds.flatMap { nested($0, depth: depth) }
    default: return []
    }
  }

  private func phrase(_ kind: Parameter.Kind) -> String {
    switch kind {
    case .text: "text"
    case .name: "a new name"
    case .label: "text for people, or {nl: …, en: …}"
    case .formula(let result): result.map { "a formula: \($0)" } ?? "a formula"
    case .aggregateFormula: "a formula over aggregates"
    case .column: "a column"
    case .dataset: "a source or dataset"
    case .taxonomy: "the path of a taxonomy file"
    case .codeList: "the path of a code list file"
    case .word(let choices): choices.map(\.word).joined(separator: " | ")
    case .boolean: "true | false"
    case .integer(let bounds):
      bounds.lowerBound == .min
        ? "a whole number"
        : bounds.upperBound == .max
          ? "a whole number from \(bounds.lowerBound)" : "a whole number, \(bounds.lowerBound) to \(bounds.upperBound)"
    case .share: "a number from 0 to 1"
    case .value: "a value of the column's type"
    case .list(let inner): "a list, each \(phrase(inner))"
    case .oneOrMore(let inner): "\(phrase(inner)), or a list of them"
    case .map(let key, let value): "a map from \(phrase(key)) to \(phrase(value))"
    case .options: "a map"
    case .either(let kinds): kinds.map(phrase).joined(separator: ", or ")
    }
  }

  private func wrapped(_ text: String, indent: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      var lines: [String] = []
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, indent.count + line.count + 1 + word.count > 100 {
          lines.append(indent + line)
          line = ""
        }
        line += line.isEmpty ? word : " \(word)"
      }
      return lines + [indent + line]
    }
  }
}

extension String {
  fileprivate func trimmingBlanksAtEnd() -> String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
