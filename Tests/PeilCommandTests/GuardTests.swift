import Foundation
import Testing

/// `peil guard`: drafts written by hand, with planted mistakes and planted right sentences, against runs of the samples.
///
/// The right figures are the published ones in the samples' READMEs, and counts of `count.py` beside the golden cases.
@Suite struct GuardTests {
  private static let tender = "mkbidee-2020"
  private static let slim = "slim-2020"

  /// Each sample is run once, whatever the number of tests.
  private static let tenderRun = Result { try made(tender) }
  private static let slimRun = Result { try made(slim) }

  /// A run of a sample, in the folder `run` of a place of its own.
  private func run(_ pipeline: String) throws -> Workplace {
    let made = try (pipeline == Self.slim ? Self.slimRun : Self.tenderRun).get()
    let place = try Workplace()
    try FileManager.default.copyItem(
      at: made.folder.appendingPathComponent("run"), to: place.folder.appendingPathComponent("run"))
    return place
  }

  private static func made(_ pipeline: String) throws -> Workplace {
    let place = try Workplace()
    let run = try Command.run(
      ["run", "pipelines/\(pipeline).yaml", "--quiet", "--out", place.folder.appendingPathComponent("run").path])
    #expect(run.status == 0, "\(run.error)")
    return place
  }

  private struct Found: Decodable {
    struct Figure: Decodable {
      let table: String
      let cell: [String]
      let measure: String
      let value: String
    }
    struct Finding: Decodable {
      let kind: String
      let line: Int
      let column: Int
      let quoted: String
      let message: String
      let figure: Figure?
    }
    struct Unknown: Decodable { let quoted: String }
    let figures: Int
    let agree: Int
    let findings: [Finding]
    let unknown: [Unknown]
  }

  private func guarded(
    _ text: String, _ name: String = "draft.md", in pipeline: String, status: Int32
  ) throws -> Found {
    let place = try run(pipeline)
    try place.write(text, to: name)
    let result = try Command.run(["guard", name, "run", "--json"], in: place.folder)
    #expect(result.status == status, "\(result.output) \(result.error)")
    return try JSONDecoder().decode(Found.self, from: Data(result.output.utf8))
  }

  @Test("right sentences are left alone, in Dutch and in English, rounded or not")
  func right() throws {
    let text = """
      # Evaluatie MKB!dee 2020

      In de tender van 20 oktober 2020 tot 19 januari 2021 zijn 237 aanvragen ingediend, waarvan er 63 zijn toegekend (26,6%).
      Van de besloten aanvragen is 28,9% toegekend. Het toegekende bedrag was € 9.943.702, ofwel 9,9 miljoen euro; dat is bijna 10 miljoen.

      In de bouwnijverheid is 38,7% van de aanvragen toegekend, in de industrie 14,8%. SZW kende 18 projecten toe en EZK 45, samen 63.
      Drie van de acht aanvragen in de landbouw zijn toegekend. De overige 174 aanvragen kregen geen subsidie. Dat is 73,4%.

      Er waren 21 soloprojecten en 42 samenwerkingsprojecten, samen 63. Zie artikel 3.4, tabel 2 op pagina 14[^1].

      | Sector | Aanvragen | Toegekend van ingediend |
      |---|---:|---:|
      | Industrie | 54 | 14,8% |
      | Handel | 21 | 23,8% |

      Van de 237 aanvragen zijn er 63 toegekend (28,9% van de besloten aanvragen).

      By 19 January 2021, 237 applications had been submitted; 63 of the 237 applications were granted (26.6%). The ministry
      granted €9,943,702, nearly €10 million. Of all applications decided, 28.9% were granted.

      [^1]: KvK 12345678.

      """
    let found = try guarded(text, in: Self.tender, status: 0)
    #expect(found.findings.isEmpty)
    #expect(found.unknown.map(\.quoted) == [])
    #expect(found.figures > 25)
    #expect(found.agree == found.figures)
  }

  @Test("numbers of which the run says nothing are no findings")
  func foreign() throws {
    let text = """
      In 2019 waren er 410 aanvragen. De subsidie is maximaal € 300.000 per aanvraag. Er zijn 30 interviews gehouden met 12
      gemeenten. Gemiddeld kost een project € 172.534. Het mkb telt 430.000 ondernemingen. De evaluatie kostte 18 maanden.

      """
    let found = try guarded(text, in: Self.tender, status: 0)
    #expect(found.unknown.map(\.quoted) == ["410", "€ 300.000", "30", "12", "€ 172.534", "430.000"])
  }

  /// Each sentence, what is found in it, the number at which it is found, and what it should be.
  private static let mistakes: [(text: String, kind: String, quoted: String, value: String?)] = [
    ("In de tender zijn 273 aanvragen ingediend.", "disagrees", "273", "237"),
    ("Het toegekende bedrag was € 9.934.702.", "disagrees", "€ 9.934.702", "€ 9.943.702"),
    ("Het toegekende bedrag was ruim 11 miljoen euro.", "disagrees", "11 miljoen euro", "€ 9.943.702"),
    ("Van de besloten aanvragen is 26,6% toegekend.", "other-base", "26,6%", "28,9%"),
    ("Van alle ingediende aanvragen is 50,4% toegekend.", "other-base", "50,4%", "26,6%"),
    ("50,4% van de aanvragen is toegekend.", "other-base", "50,4%", "26,6%"),
    ("In de bouwnijverheid is 26,6% toegekend.", "other-cell", "26,6%", "38,7%"),
    ("In de industrie is 38,7% toegekend.", "other-cell", "38,7%", "14,8%"),
    ("In de bouwnijverheid zijn 13 aanvragen ingediend.", "disagrees", "13", "31"),
    ("Van de 237 aanvragen zijn 63 toegekend en 147 afgewezen.", "sum", "63 + 147", "174"),
    ("Er zijn 237 aanvragen ingediend. Daarvan zijn 63 toegekend en 147 afgewezen.", "sum", "63 + 147", "174"),
    ("SZW kende 18 projecten toe en EZK 46, samen 63.", "sum", "18 + 46", nil),
    ("Er zijn 63 van de 237 aanvragen toegekend (28,9%).", "share", "28,9%", "28,9%"),
    ("Van de 237 aanvragen zijn er 63 toegekend (27,6%).", "share", "27,6%", nil),
    ("Of the 237 applications 63 were granted (27.6%).", "share", "27.6%", nil),
    ("Er zijn 237 aanvragen, waarvan 63 toegekend (28,9%).", "share", "28,9%", "28,9%"),
    // 64 is no number of the run, but what some two of its numbers differ by.
    ("Van de 237 aanvragen zijn er 64 toegekend.", "disagrees", "64", "63"),
    ("Er zijn 65 aanvragen toegekend.", "disagrees", "65", "63"),
    ("Of all applications decided, 26.6% were granted.", "other-base", "26.6%", "28,9%"),
    ("A total of 273 applications were submitted.", "disagrees", "273", "237"),
    ("€9,934,702 was granted, the granted amount of the call.", "disagrees", "€9,934,702", "€ 9.943.702"),
  ]

  @Test("each planted mistake is found where it stands, with the figure it probably means")
  func mistakes() throws {
    let text = Self.mistakes.map(\.text).joined(separator: "\n\n") + "\n"
    let found = try guarded(text, in: Self.tender, status: 1)
    #expect(found.findings.map(\.line) == Self.mistakes.indices.map { 2 * $0 + 1 })
    for (finding, mistake) in zip(found.findings, Self.mistakes) {
      #expect(finding.kind == mistake.kind, "\(mistake.text) \(finding.message)")
      #expect(finding.quoted == mistake.quoted, "\(mistake.text)")
      #expect(finding.figure?.value == mistake.value, "\(mistake.text) \(finding.message)")
    }
  }

  @Test("673 granted and 1,140 rejected do not come to 2,113: 1,440 would")
  func published() throws {
    let text = "Of the 2,113 applications by SMEs, 673 were granted and 1,140 rejected.\n"
    let found = try guarded(text, "press.txt", in: Self.slim, status: 1)
    let finding = try #require(found.findings.first)
    #expect(found.findings.count == 1)
    #expect(finding.kind == "sum")
    #expect(finding.line == 1 && finding.column == 57)
    #expect(finding.message == "673 + 1.140 = 1.813, en niet 2.113: 300 te weinig")
    #expect(finding.figure?.value == "1.440")
    #expect(finding.figure?.cell == ["applicant_type=sme"])
    let right = "Of the 2,113 applications by SMEs, 673 were granted and 1,440 rejected.\n"
    #expect(try guarded(right, "press.txt", in: Self.slim, status: 0).agree == 3)
  }

  @Test("a table of the draft is held against the run, cell by cell, and its columns are added up")
  func table() throws {
    let text = """
      <table><thead><tr><th>Type aanvrager</th><th>Niet toegekend</th><th>Toegekend</th></tr></thead>
      <tr><td>Mkb-onderneming</td><td>1.140</td><td>673</td></tr>
      <tr><td>Grootbedrijf</td><td>7</td><td>10</td></tr>
      <tr><td>Samenwerkingsverband</td><td>91</td><td>73</td></tr>
      <tr><td>Totaal</td><td>1.538</td><td>756</td></tr></table>

      """
    let found = try guarded(text, "draft.html", in: Self.slim, status: 1)
    #expect(found.findings.map(\.kind) == ["disagrees", "sum"])
    #expect(found.findings.map(\.line) == [2, 5])
    #expect(found.findings.first?.figure?.value == "1.440")
    #expect(found.findings.last?.message == "1.140 + 7 + 91 = 1.238, en niet 1.538: 300 te weinig")
  }

  @Test("a run's own report and tables agree with it", arguments: ["report.html", "tables.md"])
  func own(name: String) throws {
    for pipeline in [Self.tender, Self.slim] {
      let place = try run(pipeline)
      let result = try Command.run(["guard", "run/\(name)", "run", "--json"], in: place.folder)
      let found = try JSONDecoder().decode(Found.self, from: Data(result.output.utf8))
      #expect(result.status == 0, "\(found.findings.map(\.message))")
      #expect(found.agree > 70)
    }
  }

  @Test("on a terminal each finding shows its line, the number and what it should be")
  func words() throws {
    let place = try run(Self.tender)
    try place.write("Van de besloten aanvragen is 26,6% toegekend, en er zijn 30 interviews.\n", to: "draft.md")
    let result = try Command.run(["guard", "draft.md", "run", "--all", "--language", "en"], in: place.folder)
    #expect(result.status == 1)
    #expect(
      result.error == """
        draft.md:1:30: warning: 26,6% has another denominator: it is Toegekend van ingediend; Toegekend van besloten is 28.9%
            1 | Van de besloten aanvragen is 26,6% toegekend, en er zijn 30 interviews.
              |                              ^^^^^ probably 28.9%
           Toekenning, elke definitie naast de andere: Toegekend van besloten = 28.9%
           applications: granted divided by decided on substance or on the ceiling; the register is whole: no interval
        draft.md:1:58: note: the run says nothing of 30
            1 | Van de besloten aanvragen is 26,6% toegekend, en er zijn 30 interviews.
              |                                                          ^^

        """)
    #expect(result.output == "2 figures: 0 agree with the run, 1 do not, of 1 the run says nothing\n")
  }

  @Test("a text that is not there, has an unknown form or is damaged ends with a message")
  func errors() throws {
    let place = try run(Self.tender)
    try place.write("x", to: "draft.pdf")
    try place.write("x", to: "draft.docx")
    for (name, status, word) in [
      ("none.md", Int32(66), "cannot read"), ("draft.pdf", 64, ".docx"), ("draft.docx", 65, "ZIP"),
    ] {
      let result = try Command.run(["guard", name, "run"], in: place.folder)
      #expect(result.status == status, "\(name) \(result.error)")
      #expect(result.error.contains(word), "\(result.error)")
    }
  }
}
