public import PeilEngine
public import PeilWords

/// A plan as a Mermaid flowchart, for pages that draw it: https://mermaid.js.org/syntax/flowchart.html.
public struct PlanMermaid {
  private let diagram: PlanDiagram
  private let words: PlanWords

  /// The flowchart of an outline.
  public init(_ outline: PlanOutline, in language: Language) {
    words = PlanWords(language: language)
    diagram = PlanDiagram(outline, words: words)
  }

  /// The text of the flowchart.
  public var text: String {
    var lines = ["flowchart LR"]
    lines += boxes(of: nil)
    var seen: Set<String> = []
    for (number, name) in diagram.boxes.compactMap(\.dataset).filter({ seen.insert($0).inserted }).enumerated() {
      lines.append("  subgraph d\(number)[\"\(Self.escaped(name))\"]")
      lines += boxes(of: name).map { "  " + $0 }
      lines.append("  end")
    }
    for arrow in diagram.arrows {
      let label = PlanDiagram.short(arrow.columns, words)
      let line = arrow.isBeside ? "-.->" : "-->"
      lines.append("  n\(arrow.from) \(line)" + (label.isEmpty ? "" : "|\"\(Self.escaped(label))\"|") + " n\(arrow.to)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func boxes(of dataset: String?) -> [String] {
    diagram.boxes.enumerated().filter { $0.element.dataset == dataset }.map { place, box in
      let text = "\"" + ([box.title] + box.lines).map(Self.escaped).joined(separator: "<br/>") + "\""
      return switch box.kind {
      case .source: "  n\(place)[(\(text))]"
      case .stage: "  n\(place)[\(text)]"
      case .table: "  n\(place)[[\(text)]]"
      }
    }
  }

  /// Text within quotes: what would end them, or be markup, is written by its number.
  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "\"": "#quot;"
      case "&": "#amp;"
      case "<": "#lt;"
      case ">": "#gt;"
      case "#": "#35;"
      default: String(character)
      }
    }.joined()
  }
}
