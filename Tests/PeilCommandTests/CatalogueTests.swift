import Foundation
import Testing

/// What the lists of stages and measures show.
@Suite struct CatalogueTests {
  private static let pipeline = """
    peil: 1
    language: nl
    include: shared.yaml
    measures:
      costs_each: {formula: sum(costs) / count(), title: {nl: Kosten per stuk, en: Costs each}}

    """

  private func workplace() throws -> Workplace {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "p.yaml")
    try place.write("peil: 1\nmeasures: {shared_one: {formula: count(), title: Gedeeld}}\n", to: "shared.yaml")
    return place
  }

  @Test("the measures of a pipeline stand among the built-in ones, before the rest of the file is there")
  func list() throws {
    let place = try workplace()
    let result = try Command.run(["measures", "--pipeline", "p.yaml"], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("count ") == true)
    #expect(lines.suffix(2).map { String($0.drop { $0 != " " }.drop { $0 == " " }) } == ["Gedeeld", "Kosten per stuk"])
  }

  @Test("a measure of one's own has a page like a built-in one")
  func page() throws {
    let place = try workplace()
    let result = try Command.run(["measures", "costs_each", "--pipeline", "p.yaml"], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    for words in ["costs_each (measure)", "Kosten per stuk", "sum(costs) / count()", "interval:", "figure: costs_each"]
    {
      #expect(result.output.contains(words), "\(words)")
    }
    let misspelt = try Command.run(["measures", "costs_eech", "--pipeline", "p.yaml"], in: place.folder)
    #expect(misspelt.status == 64)
    #expect(misspelt.error.contains("did you mean 'costs_each'?"))
  }

  @Test("a mistake in a definition is said, and the others are listed")
  func mistake() throws {
    let place = try workplace()
    try place.write("peil: 1\nmeasures: {shared_one: sum(}\n", to: "shared.yaml")
    let result = try Command.run(["measures", "--pipeline", "p.yaml"], in: place.folder)
    #expect(result.error.contains("shared.yaml:2:"))
    #expect(result.output.contains("costs_each"))
    #expect(result.status == 64)
  }
}
