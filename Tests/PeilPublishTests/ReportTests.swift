import PeilCore
import PeilDiagnostics
import PeilPublish
import PeilTable
import PeilValues
import Testing

@Suite("Report")
struct ReportTests {
  @Test("shows the official table with its caption, heads that say what they head, notes, legend and definitions")
  func official() throws {
    let text = try report(OfficialTable.result, OfficialTable.plan(language: "nl"))
    for piece in [
      "<caption>Tabel 1. Tender 2020 naar budget</caption>",
      "<th scope=\"col\" data-col=\"3\">Totaal</th>",
      "<tr><th scope=\"row\">Toegekend bedrag</th>"
        + "<td data-v=\"2785603.00\" title=\"peil explain . official compartment=szw amount_granted\">€ 2.785.603</td>",
      "<td data-v=\"9943702.00\" title=\"peil explain . official compartment=total amount_granted\">€ 9.943.702</td></tr>",
      "<strong>Toelichting:</strong> Peildatum is de sluiting.",
      "<li>. = niet te berekenen: Budget is voor 174 van 237 onbekend</li>",
      "<dt>Aanvragen</dt><dd>alle aanvragen</dd>", "<strong>Bron:</strong> RVO, bewerking EZK",
      "Peildatum: 30 juni 2021",
    ] {
      #expect(text.contains(piece), "\(piece)")
    }
  }

  @Test("heads the figures of the total as key figures, and those an author names in their place")
  func keyFigures() throws {
    let own = try report(OfficialTable.result, OfficialTable.plan(language: "nl"))
    #expect(own.contains("<dt>Toegekend bedrag</dt><dd data-figure=\"official 9\"><strong>€ 9.943.702</strong>"))
    var plan = OfficialTable.plan(language: "nl")
    plan.publication = settings(ReportSettings(keyFigures: [.init(table: "official", measure: "granted")]))
    let named = try report(OfficialTable.result, plan)
    #expect(named.contains("<dt>Toegekend</dt><dd data-figure=\"official 8\"><strong>63</strong>"))
    #expect(!named.contains("<dt>Toegekend bedrag</dt><dd data-figure"))
  }

  @Test(
    "escapes whatever stands in data, titles, notes and definitions",
    arguments: [
      "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style><script>alert(1)</script>",
      "' onmouseover='alert(1)", "&lt;script&gt;", "{{title}}", "{{{title}}}", "</title><b>",
      "=HYPERLINK(\"http://x\")",
    ])
  func hostile(name: String) throws {
    let column = Column(name: "firm", type: .text, grain: .whole, label: LocalizedText(name))
    let measure = TableFixture.measure("count", .count, LocalizedText(name))
    let table = TableFixture.table(
      "t", [TableFixture.dimension(column, .row)], [measure], title: LocalizedText(name), note: LocalizedText(name))
    let cells = [
      Cell(key: [.text(name)], estimates: [TableFixture.count(3)]),
      Cell(key: [.text("b")], estimates: [TableFixture.count(2)]),
      Cell(key: [.summedOut], estimates: [TableFixture.count(5)]),
    ]
    var plan = TableFixture.plan([table], source: LocalizedText(name))
    plan.title = LocalizedText(name)
    plan.publication = settings(
      ReportSettings(sections: [.init(title: LocalizedText(name), text: LocalizedText(name))]))
    let text = try report(TableFixture.result(["t": cells]), plan)
    #expect(!text.contains("<script>alert"))
    #expect(!text.contains("<img"))
    #expect(!text.contains("' onmouseover='alert"))
    #expect(!text.contains("</title><b>"))
    #expect(text.components(of: "</style>") == 1)
    #expect(text.components(of: "<script>") == 1)
    #expect(text.contains(Self.escaped(name)))
  }

  @Test("turns characters that steer a terminal or the direction of text into U+FFFD")
  func control() throws {
    var plan = OfficialTable.plan(language: "nl")
    plan.title = LocalizedText("a\u{202E}b\u{7}c\nd")
    let text = try report(OfficialTable.result, plan)
    #expect(text.contains("<h1>a\u{FFFD}b\u{FFFD}c d</h1>"))
  }

  @Test("names no other file and no address outside, and forbids both")
  func alone() throws {
    let text = try report(OfficialTable.result, OfficialTable.plan(language: "en"))
    #expect(text.contains("default-src 'none'"))
    for word in ["http:", "https:", "src=\"", "@import", "url("] { #expect(!text.contains(word), "\(word)") }
  }

  @Test("sets the author's sections in a safe part of Markdown")
  func sections() throws {
    let text = """
      # Over dit rapport

      Een **vet** woord, een *schuin* woord, `code` en [een bron](https://example.org/a?b=1&c=2).
      Nog een regel.

      - eerste
      - tweede
        met meer

      1. een
      2. twee

      [geen](javascript:alert(1)) \\*letterlijk\\* <b>HTML</b>
      """
    var plan = OfficialTable.plan(language: "nl")
    plan.publication = settings(
      ReportSettings(sections: [.init(title: LocalizedText("Vooraf"), text: LocalizedText(text))]))
    let page = try report(OfficialTable.result, plan)
    for piece in [
      "<h3>Vooraf</h3>", "<h3>Over dit rapport</h3>",
      "<p>Een <strong>vet</strong> woord, een <em>schuin</em> woord, <code>code</code> en "
        + "<a href=\"https://example.org/a?b=1&amp;c=2\">een bron</a>. Nog een regel.</p>",
      "<ul><li>eerste</li><li>tweede met meer</li></ul>", "<ol><li>een</li><li>twee</li></ol>",
      "<p>[geen](javascript:alert(1)) *letterlijk* &lt;b&gt;HTML&lt;/b&gt;</p>",
    ] {
      #expect(page.contains(piece), "\(piece)")
    }
  }

  @Test("puts the parts in the author's order")
  func order() throws {
    var plan = OfficialTable.plan(language: "nl")
    let order: [ReportSettings.Part] = [.colophon, .tables, .summary, .sections, .quality, .ledger, .lineage, .methods]
    plan.publication = settings(ReportSettings(order: order))
    let text = try report(OfficialTable.result, plan)
    let places = ["colophon", "tables", "summary", "quality"].map { text.place(of: "<section id=\"\($0)\"") ?? -1 }
    #expect(places == places.sorted() && places[0] > 0)
  }

  @Test("names in full what was written on the methods used, and on no other")
  func literature() throws {
    func page(_ source: String, _ interval: String?) throws -> String {
      let plain = TableFixture.measure("rate", .ratio, nil)
      let measure = PlannedMeasure(
        name: "rate", kind: "approval-rate", label: nil, note: nil, decimals: nil, bound: plain.bound, guards: [],
        source: source)
      let limits = interval.map { Estimate.Interval(lower: 0, upper: 1, method: $0, level: 0.95) }
      let cells = [Cell(key: [], estimates: [TableFixture.share(1, 2, interval: limits)])]
      return try report(TableFixture.result(["t": cells]), TableFixture.plan([TableFixture.table("t", [], [measure])]))
    }
    let source = "Awb 4:5 and 4:25 (outcomes); intervals: Wilson 1927, Clopper and Pearson 1934; Holm 1979"
    let census = try page(source, nil)
    #expect(census.contains("<li>Algemene wet bestuursrecht") && census.contains("<li>Holm, S. (1979)."))
    #expect(!census.contains("Wilson, E.B.") && !census.contains("Clopper, C.J."))
    let process = try page(source, "wilson")
    #expect(process.contains("<li>Wilson, E.B. (1927).") && !process.contains("Clopper, C.J."))
    #expect(try page("", "bca-9999-seed-42").contains("<li>Efron, B. (1987)."))
  }

  @Test("is the same when the template that comes with Peil is handed back as the author's own")
  func standardTemplate() throws {
    var plan = OfficialTable.plan(language: "nl")
    plan.publication = settings(ReportSettings())
    let standard = try report(OfficialTable.result, plan)
    let bytes = Array(ReportPublisher.standardTemplate.utf8)
    plan.publication = settings(
      ReportSettings(template: ReferenceFile(path: "own", shownPath: "own", bytes: bytes)))
    #expect(try report(OfficialTable.result, plan) == standard)
  }

  @Test("is filled into the author's own template, and says in which line that cannot be read")
  func template() throws {
    func template(_ text: String) -> ReportSettings {
      ReportSettings(template: ReferenceFile(path: "own.html", shownPath: "own.html", bytes: Array(text.utf8)))
    }
    var plan = OfficialTable.plan(language: "nl")
    plan.publication = settings(
      template("{{title}}: {{#parts}}{{#tables}}{{numbered}} {{title}};{{/tables}}{{/parts}}"))
    #expect(try report(OfficialTable.result, plan) == "Evaluatie: Tabel 1 Tender 2020 naar budget;")
    plan.publication = settings(template("eerste\n{{#parts}}"))
    let error = #expect(throws: PublishError.self) { try report(OfficialTable.result, plan) }
    let message = error?.diagnostics.first?.message ?? ""
    #expect(message.hasPrefix("own.html:2:"), "\(message)")
    #expect(message.hasSuffix("a section does not end"), "\(message)")
  }

  // MARK: - Help

  private func report(_ result: RunResult, _ plan: Plan) throws -> String {
    let files = try ReportPublisher().files(for: result, of: plan)
    return try #require(TableFixture.text(files, "report.html"))
  }

  private func settings(_ report: ReportSettings) -> PublicationSettings {
    PublicationSettings(formats: ["html"], source: nil, tables: nil, datasets: [], report: report)
  }

  private static func escaped(_ text: String) -> String {
    text.map { ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"][$0] ?? String($0) }.joined()
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let found = rest.firstRange(of: text) {
      count += 1
      rest = rest[found.upperBound...]
    }
    return count
  }

  /// Where a text stands first.
  fileprivate func place(of text: String) -> Int? {
    firstRange(of: text).map { distance(from: startIndex, to: $0.lowerBound) }
  }
}
