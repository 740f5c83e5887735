import Foundation
import Peil
import PeilTesting
import Testing

/// The kit tells of stages and measures that break a law.
@Suite struct ConformanceKitTests {
  @Test("finds nothing in a measure and a stage that keep the laws, on its own bench")
  func clean() throws {
    #expect(try Conformance(of: CountMeasure.self).findings() == [])
    #expect(try Conformance(of: Kept.self).findings() == [])
  }

  @Test("tells of a page that leaves things open")
  func documentation() throws {
    let findings = try Conformance(of: Silent.self).findings().filter { $0.law == .documentation }
    #expect(findings.count == 6, "\(findings)")
    #expect(findings.contains { $0.text.contains("'open'") })
  }

  @Test("tells of an example that does not run")
  func example() throws {
    let findings = try Conformance(of: WrongExample.self).findings()
    #expect(findings.map(\.law) == [.example])
    #expect(findings[0].text.contains("no column 'cots'"))
  }

  @Test("tells of a stage whose rows hang on their order")
  func rowOrder() throws {
    #expect(Set(try Conformance(of: FirstRows.self).findings().map(\.law)) == [.rowOrder])
    #expect(try Conformance(of: FirstRows.self, followsRowOrder: true).findings() == [])
  }

  @Test("tells of figures that are not finite, and of missing units that a figure keeps to itself")
  func figures() throws {
    #expect(Set(try Conformance(of: Endless.self).findings().map(\.law)) == [.figures, .missing, .emptyInput])
    #expect(Set(try Conformance(of: Forgetful.self).findings().map(\.law)) == [.figures, .missing])
  }

  @Test("tells of a golden case that says nothing of its source, and of tables that differ")
  func golden() throws {
    let folder = try TestFolder()
    try folder.write("a\n1\n", to: "a.csv")
    try folder.write(
      "peil: 1\nlanguage: en\nsources: {s: {file: a.csv, key: none, columns: {a: {from: a, type: integer}}}}\n"
        + "tables: {t: {from: s, measures: {n: count}}}\n", to: "pipeline.yaml")
    try folder.write("something else\n", to: "expected/tables/t.csv")
    let findings = try GoldenCase(folder: .init(fileURLWithPath: folder.path), name: "case").findings()
    #expect(findings.count == 4)
    #expect(findings[0].contains("SOURCE"))
    #expect(findings[1].contains("tables/t.csv is not what was expected"))
  }
}

private let talk = String(repeating: "What it does with missing values is said here at length. ", count: 2)

private enum Kept: Stage {
  static let page = Page(
    name: "kept", summary: "Keeps what costs much.", discussion: talk, setting: .text,
    example: "datasets: {example: {from: applications, stages: [kept: costs > 5000]}}")

  static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    context.condition(setting, in: input).map { Relation(.filter($0), schema: input) }
  }
}

private enum FirstRows: Stage {
  static let page = Page(
    name: "first-rows", summary: "Keeps ten.", discussion: talk, setting: .text,
    example: "datasets: {example: {from: applications, stages: [first-rows: ten]}}")

  static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    Relation(.limit(10), schema: input)
  }
}

private enum WrongExample: Stage {
  static let page = Page(
    name: "wrong", summary: "Keeps what costs much.", discussion: talk, setting: .text,
    example: "datasets: {example: {from: applications, stages: [wrong: cots > 5000]}}")

  static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    context.condition(setting, in: input).map { Relation(.filter($0), schema: input) }
  }
}

private enum Silent: Measure {
  static let page = Page(
    name: "Silent one", summary: "Counts", discussion: "",
    setting: .options([.optional("open", .text, standard: "", ".")]),
    example: "tables: {t: {from: applications, measures: {n: {Silent one: {}}}}}")

  static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    measure("silent", Made { .known(.count($0[0].admitted), n: $0[0].admitted, missing: 0) })
  }
}

private enum Endless: Measure {
  static let page = Page(
    name: "endless", summary: "Counts.", discussion: talk, setting: .options([]), source: "None.",
    example: "tables: {t: {from: applications, measures: {n: {endless: {}}}}}", caution: talk)

  static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    measure("endless", Made { .known(Quantity(.approximate(.infinity), .number), n: $0[0].admitted, missing: 0) })
  }
}

private enum Forgetful: Measure {
  static let page = Page(
    name: "forgetful", summary: "Counts.", discussion: talk, setting: .options([]), source: "None.",
    example: "tables: {t: {from: applications, measures: {n: {forgetful: {}}}}}", caution: talk)

  static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    measure(
      "forgetful",
      Made {
        Estimate(value: .count($0[0].admitted), n: 0, missing: $0[0].admitted, status: .ok)
      })
  }
}

private func measure(_ name: String, _ finisher: Made) -> BoundMeasure {
  BoundMeasure(
    components: [.count(where: nil)], base: nil, unit: .count,
    definition: Definition(identifier: name, text: LocalizedText(name)), finisher: .cell(finisher))
}

private struct Made: CellFinisher {
  let make: @Sendable ([ComponentValue]) -> Estimate

  init(_ make: @escaping @Sendable ([ComponentValue]) -> Estimate) { self.make = make }

  func estimate(_ state: [ComponentValue]) -> Estimate { make(state) }
}
