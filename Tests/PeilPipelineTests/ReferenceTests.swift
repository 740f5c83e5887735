import Foundation
import PeilCore
import PeilDiagnostics
import PeilTable
import Testing

@testable import PeilPipeline

/// Taxonomies and code lists that stand in no file.
final class FixedReferences: ReferenceReading {
  let files: [String: String]
  private(set) var read: [String] = []

  init(_ files: [String: String]) { self.files = files }

  func bytes(path: String) throws -> [UInt8] {
    read.append(path)
    guard let text = files[path] else { throw DiagnosticsError([.error("missing", "no such file", exit: .noInput)]) }
    return Array(text.utf8)
  }
}

@Suite("Taxonomies and code lists")
struct ReferenceTests {
  static let taxonomy = """
    codes: {cost: Kosten, time: {nl: Tijd, en: Time}, none: {label: Geen, exclusive: true}}
    rules:
      - {name: price, code: cost, words: ["te dúúr", "*kosten*"], not: gratis}
      - {name: hours, code: time, words: tijd}
    """
  static let list = """
    code,parent,level,match,nl,en
    J,,section,exact,"Informatie, communicatie",Information
    G,,section,,Handel,
    62,J,division,prefix,IT,
    """

  private func plan(
    column: String = "{from: Naam, type: text}", stages: String = "", files: FixedReferences
  ) -> (outcome: PlanningOutcome, said: String) {
    let text = """
      peil: 1
      language: nl
      sources:
        s:
          file: a.csv
          key: none
          columns:
            words: {from: Naam, type: text}
            sector: \(column)
      datasets:
        made:
          from: s
          stages:
      \(stages.isEmpty ? "      - filter: words is known" : stages)
      tables:
        t: {from: made, measures: {n: count}}
      """
    let reader = PipelineReader(
      catalogue: Catalogue(stages: Catalogue.standard.stages, measures: [TinyCount.self]),
      headers: FixedHeaders(files: ["pipelines/a.csv": Draft.headers]), references: files)
    let outcome = reader.plan(text: Array(text.utf8), file: "pipelines/p.yaml")
    let texts = outcome.references.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    let renderer = DiagnosticRenderer(
      sources: ["pipelines/p.yaml": text].merging(texts) { own, _ in own })
    return (outcome, renderer.render(outcome.diagnostics))
  }

  @Test("are read once each, and stand in the plan with the path the pipeline writes")
  func once() throws {
    let files = FixedReferences(["pipelines/t.yaml": Self.taxonomy, "pipelines/../l.csv": Self.list])
    let (outcome, said) = plan(
      column: "{from: Naam, type: category, codes: ../l.csv, level: section}",
      stages: """
              - classify: {column: words, into: a, taxonomy: t.yaml}
              - classify: {column: words, into: b, taxonomy: t.yaml, uncoded: time, uncoded-limit: 5%, log: c}
              - roll-up: {column: words, list: ../l.csv, to: division, into: d}
        """, files: files)
    let plan = try #require(outcome.plan, "\(said)")
    #expect(files.read.sorted() == ["pipelines/../l.csv", "pipelines/t.yaml"])
    #expect(plan.references.map(\.shownPath) == ["../l.csv", "t.yaml"])
    let schema = try #require(plan.schema(of: "made"))
    #expect(schema.names == ["words", "sector", "a", "b", "c", "d"])
    #expect(schema["a"]?.type == .set(Domain(codes: ["cost", "time", "none"])))
    #expect(schema["a"]?.type.domain?.label(at: 1, in: "en") == "Time")
    #expect(schema["d"]?.type == .category(Domain(codes: ["62"])))
    guard case .classify(let first)? = plan.datasets.first?.stages.first?.relation.operation else {
      Issue.record("the first stage is no classification")
      return
    }
    #expect(first.taxonomy.exclusive == [2])
    #expect(first.taxonomy.rules.map(\.name) == ["price", "hours"])
    #expect(
      first.taxonomy.rules[0].phrases == [
        [Taxonomy.Word("te"), Taxonomy.Word("duur")],
        [Taxonomy.Word("kosten", isOpenBefore: true, isOpenAfter: true)],
      ])
    #expect(first.taxonomy.rules[0].exceptions == [[Taxonomy.Word("gratis")]])
  }

  @Test("give a source column its words: codes, names, and both together")
  func words() throws {
    let files = FixedReferences(["pipelines/l.csv": Self.list])
    let (outcome, said) = plan(
      column: "{from: Naam, type: category, codes: l.csv, level: section, values: {ICT: J}}", files: files)
    let column = try #require(outcome.plan?.sources.first?.columns.last, "\(said)")
    #expect(
      column.words.map { "\($0.raw)=\($0.code)" } == [
        "ICT=0", "J=0", "Informatie, communicatie=0", "Information=0", "J Informatie, communicatie=0",
        "J Information=0", "G=1", "Handel=1", "G Handel=1",
      ])
  }

  @Test(
    "with a mistake are told at their own line",
    arguments: [
      ("codes: {a: A}\nrules: []", "pipelines/t.yaml:2:8: error: the taxonomy has no rules"),
      (
        "codes: {a: A}\nrules: [{name: x, code: b, words: c}]", "t.yaml:2:25: error: 'b' is not a code of this taxonomy"
      ),
      (
        "codes: {a: A}\nrules:\n  - {name: x, code: a, words: c}\n  - {name: x, code: a, words: d}",
        "t.yaml:4:12: error: two rules are called 'x'"
      ),
      (
        "codes: {a: A}\nrules: [{name: x, code: a, words: '*'}]",
        "t.yaml:2:35: error: '*' is no word or phrase to look for"
      ),
      ("codes: {a: A}\nrules: [{name: x, code: a, words: a*b}]", "t.yaml:2:35: error: 'a*b' is no word or phrase"),
      ("codes: {a: A}\nrules: [{name: x, code: a, words: '!'}]", "t.yaml:2:35: error: '!' is no word or phrase"),
      (
        "codes: {_missing: A}\nrules: [{name: x, code: _missing, words: c}]",
        "t.yaml:1:9: error: '_missing' cannot be a code"
      ),
      ("codes: {a: {exclusive: yes}}\nrules: []", "t.yaml:1:24: error: 'yes' is neither 'true' nor 'false'"),
      ("codes: {a: A}\nrule: []", "t.yaml:2:1: error: no key 'rule' in 'the taxonomy'"),
      ("codes: {a: A", "pipelines/t.yaml:1:"),
    ])
  func taxonomyMistakes(text: String, message: String) {
    let files = FixedReferences(["pipelines/t.yaml": text])
    let (outcome, said) = plan(
      stages: "      - classify: {column: words, into: a, taxonomy: t.yaml}", files: files)
    #expect(outcome.plan == nil)
    #expect(said.contains(message), "\(said)")
  }

  @Test(
    "with a mistake in a list are told at their own line",
    arguments: [
      ("", "pipelines/l.csv:1:1: error: the code list is empty"),
      ("code,nivo\na,b", "l.csv:1:6: error: a code list has no column 'nivo'"),
      ("code,nl\na,b", "l.csv:1:1: error: the code list has no column 'level'"),
      ("code,level,code\na,b,c", "l.csv:1:12: error: the header 'code' stands twice"),
      ("code,level\na,b,c", "l.csv:2:1: error: found 3 fields, expected 2"),
      ("code,level\na,", "l.csv:2:1: error: a line of a code list has a code and a level"),
      ("code,level\na,\"b", "l.csv:2:1: error: the quotes of this line are not well-formed"),
      ("code,level\na,x\na,y", "l.csv:3:1: error: the code 'a' stands twice"),
      ("code,parent,level\na,b,x", "l.csv:2:3: error: no code 'b' for 'a' to belong to"),
      ("code,parent,level\na,b,x\nb,a,y", "l.csv:2:3: error: 'a' belongs to itself"),
      (
        "code,parent,level\na,,x\nb,a,x",
        "l.csv:3:5: error: 'b' and 'a', which it belongs to, are both of the level 'x'"
      ),
      ("code,level,match\na,x,prefx", "l.csv:2:5: error: 'prefx' is not a way to match"),
      ("code,level,match\n12-3,x,range", "l.csv:2:1: error: '12-3' is not a range"),
      ("code,level,match\n20-10,x,range", "l.csv:2:1: error: '20-10' is not a range"),
      (
        "code,level,match\n10-20,x,range\n30-40,x,range\n15-16,x,range",
        "l.csv:4:1: error: the range '15-16' overlaps '10-20'"
      ),
      ("code,level\n_missing,x", "l.csv:2:1: error: '_missing' stands for a missing value"),
      ("code,level\na,section", "p.yaml:14:51: error: the code list has no level 'x'"),
    ])
  func listMistakes(text: String, message: String) {
    let files = FixedReferences(["pipelines/l.csv": text])
    let (outcome, said) = plan(
      stages: "      - roll-up: {column: words, list: l.csv, to: x, into: d}", files: files)
    #expect(outcome.plan == nil)
    #expect(said.contains(message), "\(said)")
  }

  @Test(
    "and what a column or stage says of them is checked",
    arguments: [
      ("{type: category, codes: none.csv, level: x}", "", "p.yaml:9:39: error: no such file"),
      ("{type: category, codes: l.csv}", "", "p.yaml:9:39: error: 'codes' needs 'level'"),
      ("{type: category, level: x, values: [a]}", "", "p.yaml:9:39: error: 'level' needs 'codes'"),
      ("{type: category, codes: l.csv, level: sector}", "", "p.yaml:9:53: error: the code list has no level 'sector'"),
      ("{type: text, codes: l.csv, level: section}", "", "error: 'codes' means nothing for the type 'text'"),
      (
        "{type: category, codes: l.csv, level: section, values: {x: K}}", "",
        "error: 'K' is not a code of 'sector'"
      ),
      ("{type: category, codes: l.csv, level: section, labels: {J: x}}", "", "'labels' means nothing beside 'codes'"),
      (
        "{from-file: name, from: Naam, type: text}", "",
        "error: 'sector' is read from a header and from the file's name"
      ),
      ("{from-file: folder, type: text}", "", "error: 'folder' is not a choice for 'from-file'"),
      ("{from-file: stem, type: money}", "", "error: 'from-file' means nothing for the type 'money'"),
      (
        "{from: Naam, type: text}", "      - classify: {column: words, into: a, taxonomy: t.yaml, uncoded: x}",
        "error: the taxonomy has no code 'x'"
      ),
      (
        "{from: Naam, type: text}", "      - classify: {column: words, into: a, taxonomy: t.yaml, uncoded-limit: 10}",
        "error: '10' is not a share"
      ),
      (
        "{from: Naam, type: text}", "      - classify: {column: words, into: a, taxonomy: t.yaml, log: a}",
        "error: 'into' and 'log' are both called 'a'"
      ),
      (
        "{from: Naam, type: text}", "      - classify: {column: words, into: words, taxonomy: t.yaml}",
        "error: 'made' has a column 'words' already"
      ),
      (
        "{from: Naam, type: kvk}", "      - classify: {column: sector, into: a, taxonomy: t.yaml}",
        "error: classify takes text; 'sector' is kvk"
      ),
      (
        "{from: Naam, type: date}", "      - roll-up: {column: sector, list: l.csv, to: section, into: a}",
        "error: roll-up takes an identifier, text, a whole number or a category; 'sector' is date"
      ),
      (
        "{from: Naam, type: text}", "      - roll-up: {column: words, list: l.csv, to: section}",
        "error: 'roll-up' needs 'into'"
      ),
    ])
  func mistakes(column: String, stages: String, message: String) {
    let files = FixedReferences(["pipelines/t.yaml": Self.taxonomy, "pipelines/l.csv": Self.list])
    let (outcome, said) = plan(column: column, stages: stages, files: files)
    #expect(outcome.plan == nil)
    #expect(said.contains(message), "\(said)")
  }

  @Test("a column can have the file's name in every row", arguments: [("name", "a.csv"), ("stem", "a")])
  func fileName(part: String, word: String) throws {
    let (outcome, said) = plan(column: "{from-file: \(part), type: text}", files: FixedReferences([:]))
    let column = try #require(outcome.plan?.sources.first?.columns.last, "\(said)")
    #expect(column.fixedWords == [word])
    #expect(outcome.plan?.sources.first?.ignoredHeaders.contains("Nummer") == true)
  }
}
