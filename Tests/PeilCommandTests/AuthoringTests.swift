import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif
import Testing

/// What helps whoever writes a pipeline: the schema for editors, the drawn plan, the layout, the manual.
@Suite struct AuthoringTests {
  private static let flagship = "pipelines/mkbidee-2020.yaml"

  @Test("the schema is JSON, and knows the stages, the measures and their words")
  func schema() throws {
    let result = try Command.run(["schema"])
    let root = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(root["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let definitions = try #require(root["$defs"] as? [String: Any])
    let stages = try Command.run(["stages"]).output.split(separator: "\n").map { $0.prefix { $0 != " " } }
    let measures = try Command.run(["measures"]).output.split(separator: "\n").map { $0.prefix { $0 != " " } }
    #expect(stages.count > 15 && measures.count > 25)
    for stage in stages { #expect(definitions["stage-\(stage)"] != nil, "\(stage)") }
    for measure in measures { #expect(definitions["measure-\(measure)"] != nil, "\(measure)") }
    #expect(result.output.contains("Of every application that came in") || result.output.contains("submitted"))
  }

  @Test("with a pipeline the schema knows its own measures and their options")
  func ownMeasures() throws {
    let place = try Workplace()
    try place.write(
      "peil: 1\nlanguage: en\nmeasures: {own: {parameters: {amount: column}, formula: sum($amount)}}\n", to: "p.yaml")
    let result = try Command.run(["schema", "--pipeline", "p.yaml"], in: place.folder)
    let root = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let own = try #require((root["$defs"] as? [String: Any])?["measure-own"] as? [String: Any])
    #expect(own["required"] as? [String] == ["amount"])
  }

  @Test("a plan is drawn in lines: passes, what each stage makes, what nobody reads")
  func text() throws {
    let result = try Command.run(["explain", Self.flagship])
    #expect(result.status == 0, "\(result.error)")
    for words in [
      "Lezing 1", "Lezing 2", "dataset evaluated van applications", "1 join naast decisions", "niet gelezen: decided",
      "+ outcome, compartment, granted",
    ] { #expect(result.output.contains(words), "\(words)") }
    // The columns of decisions that the pipeline declares are read or named as not read, each of them.
    #expect(!result.output.contains("leest application, outcome, decided"))
  }

  @Test("a plan is drawn as well-formed SVG with a box for each source, stage and table")
  func svg() throws {
    let result = try Command.run(["explain", Self.flagship, "--format", "svg"])
    #expect(result.status == 0, "\(result.error)")
    let counter = ElementCounter()
    let parser = XMLParser(data: Data(result.output.utf8))
    parser.delegate = counter
    #expect(parser.parse())
    // Six sources, twenty tables, and of three datasets at least one stage each.
    #expect(counter.boxes["source"] == 6)
    #expect(counter.boxes["table"] == 20)
    #expect((counter.boxes["stage"] ?? 0) >= 3)
    // What stands on two arrows that come to one box can be read: its lines are as far apart as its letters are high.
    for (x, heights) in counter.labels {
      let sorted = heights.sorted()
      for (above, below) in zip(sorted, sorted.dropFirst()) { #expect(below - above >= 11, "at \(x), \(above)") }
    }
    #expect(counter.labels.values.map(\.count).reduce(0, +) > 30)
    let again = try Command.run(["explain", Self.flagship, "--format", "svg"])
    #expect(again.output == result.output)
  }

  @Test("a plan is drawn as a Mermaid flowchart whose arrows join boxes that are there")
  func mermaid() throws {
    let lines = try Command.run(["explain", Self.flagship, "--format", "mermaid"]).output.split(separator: "\n")
    #expect(lines.first == "flowchart LR")
    let boxes = Set(
      lines.compactMap { line in
        let plain = line.drop { $0 == " " }
        return plain.hasPrefix("n") && !plain.contains("->") ? plain.prefix { $0 == "n" || $0.isNumber } : nil
      })
    let arrows = lines.filter { $0.contains("->") }
    #expect(boxes.count > 30 && arrows.count > 25)
    for arrow in arrows {
      let words = arrow.split(separator: " ")
      #expect(boxes.contains(words[0]) && boxes.contains(words[words.count - 1]), "\(arrow)")
    }
  }

  @Test("a plan with mistakes is told of them, and a figure of a pipeline file is refused")
  func mistakes() throws {
    let place = try Workplace()
    try place.write("peil: 1\ntabels: {}\n", to: "p.yaml")
    let wrong = try Command.run(["explain", "p.yaml"], in: place.folder)
    #expect(wrong.status == 64 && wrong.error.contains("did you mean 'tables'?"))
    #expect(try Command.run(["explain", "p.yaml", "t"], in: place.folder).status == 64)
    #expect(try Command.run(["explain", "out/p", "--format", "svg"], in: place.folder).status == 64)
  }

  @Test("fmt lays a file out, says so, and with --check changes nothing")
  func format() throws {
    let place = try Workplace()
    try place.write("peil: 1\nlanguage:   nl   \n", to: "p.yaml")
    let check = try Command.run(["fmt", "--check", "p.yaml"], in: place.folder)
    #expect(check.status == 1 && check.error == "p.yaml is to be laid out\n")
    #expect(place.read("p.yaml") == "peil: 1\nlanguage:   nl   \n")
    let made = try Command.run(["fmt", "p.yaml"], in: place.folder)
    #expect(made.status == 0 && made.error == "p.yaml is laid out\n")
    #expect(place.read("p.yaml") == "peil: 1\nlanguage:   nl\n")
    let again = try Command.run(["fmt", "--check", "p.yaml"], in: place.folder)
    #expect(again.status == 0 && again.error == "p.yaml is laid out as it should be\n")
    let piped = try Command.run(["fmt", "-"], in: place.folder, input: "a: [ 1 ]\n")
    #expect(piped.output == "a: [1]\n")
  }

  @Test(
    "the manual names every command, and man can read it",
    arguments: ["run", "check", "explain", "fmt", "schema", "new measure"])
  func manual(command: String) throws {
    let result = try Command.run(["manual"])
    #expect(result.output.hasPrefix(".TH PEIL 1"))
    #expect(result.output.contains(".SS \"peil \(command) "))
    // A line that begins with a dot is a macro; no other dot may begin one.
    let macros = Set(result.output.split(separator: "\n").filter { $0.hasPrefix(".") }.map { $0.prefix { $0 != " " } })
    #expect(macros == [".TH", ".SH", ".SS", ".B", ".br", ".PP", ".TP", ".ad", ".nh"])
  }

  @Test("each shell has its completion", arguments: ["bash", "zsh", "fish"])
  func completion(shell: String) throws {
    let result = try Command.run(["--generate-completion-script", shell])
    #expect(result.status == 0)
    for word in ["explain", "schema", "approval-rate", "deduplicate"] {
      #expect(result.output.contains(word), "\(word)")
    }
  }
}

private final class ElementCounter: NSObject, XMLParserDelegate {
  var boxes: [String: Int] = [:]
  /// How far down the words on arrows stand, by how far to the right they end.
  var labels: [String: [Int]] = [:]

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if name == "rect", let kind = attributes["class"] { boxes[kind, default: 0] += 1 }
    if name == "text", attributes["text-anchor"] == "end", let x = attributes["x"],
      let y = attributes["y"].flatMap(Int.init)
    {
      labels[x, default: []].append(y)
    }
  }
}
