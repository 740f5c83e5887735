import Foundation
import Peil
import Testing

/// The reports of all pipelines, from their files to their bytes.
@Suite struct ReportRunTests {
  @Test("a report has the same bytes on one thread and on eight", arguments: StoredRunTests.pipelines)
  func threads(file: String) throws {
    let pipeline = try Pipeline(file: file)
    let reports = try [RunOptions(threads: 1), RunOptions(threads: 8, blockSize: 256)].map { options in
      let place = try TestFolder()
      _ = try pipeline.run(into: place.path + "/out", options: options)
      return place.files("out")["report.html"]
    }
    #expect(reports[0] != nil && reports[0] == reports[1])
  }

  @Test("the report of the tender of 2020 stays under 1 MB, and every table in it has its figures")
  func flagship() throws {
    let place = try TestFolder()
    let file = PageExampleTests.repository.appendingPathComponent("pipelines/mkbidee-2020.yaml").path
    let outcome = try Pipeline(file: file).run(into: place.path + "/out", options: RunOptions(threads: 2))
    let report = try #require(place.files("out")["report.html"])
    #expect(report.count < 1_000_000)
    let text = String(decoding: report, as: UTF8.self)
    for table in outcome.result.tables { #expect(text.contains("id=\"t-\(table.name)-table\""), "\(table.name)") }
    // The table that RVO published of this tender.
    for figure in ["€ 9.943.702", "€ 2.785.603", "€ 7.158.099", "26,6%"] { #expect(text.contains(figure), "\(figure)") }
    #expect(text.components(separatedBy: "<svg class=\"chart\"").count > 15)
  }

  @Test("a logo, an accent, sections and a template come from beside the pipeline, and stay with the run")
  func settings() throws {
    let place = try TestFolder()
    try place.write("nr;sector\n1;Bouw\n2;Zorg\n3;Zorg\n", to: "a.csv")
    try place.write("<svg xmlns='http://www.w3.org/2000/svg'/>", to: "logo.svg")
    try place.write("{{title}}|{{#logo}}{{source}}|{{text}}{{/logo}}|{{#parts}}{{id}} {{/parts}}", to: "own.mustache")
    try place.write(
      """
      peil: 1
      title: Proef
      language: nl
      sources:
        a:
          file: a.csv
          key: nr
          format: {delimiter: ";"}
          columns: {nr: {type: text}, sector: {type: text}}
      tables:
        t: {from: a, rows: sector, totals: nested, measures: {n: count}}
      publish:
        formats: html
        report:
          logo: {file: logo.svg, text: {nl: Beeldmerk, en: Mark}}
          accent: "#154273"
          order: [tables, sections]
          sections: [{title: Vooraf, text: Een woord vooraf.}]
          template: own.mustache
      """, to: "p.yaml")
    _ = try Pipeline(file: place.path + "/p.yaml").run(into: place.path + "/out", options: RunOptions(threads: 1))
    let parts = "tables sections summary quality ledger lineage methods colophon "
    let image = Data("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8).base64EncodedString()
    #expect(place.read("out/report.html") == "Proef|data:image/svg+xml;base64,\(image)|Beeldmerk|\(parts)")
    try FileManager.default.removeItem(atPath: place.path + "/logo.svg")
    try FileManager.default.removeItem(atPath: place.path + "/own.mustache")
    let stored = try StoredRun(folder: place.path + "/out").published(language: "en")
    let english = stored.first { $0.path == "report.html" }.map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(english == "Proef|data:image/svg+xml;base64,\(image)|Mark|\(parts)")
  }

  @Test("a template that is not Mustache is told before anything runs")
  func badTemplate() throws {
    let place = try TestFolder()
    try place.write("nr\n1\n", to: "a.csv")
    try place.write("{{#parts}}\n{{/tables}}", to: "own.mustache")
    try place.write(
      """
      peil: 1
      language: nl
      sources: {a: {file: a.csv, key: nr, columns: {nr: {type: text}}}}
      tables: {t: {from: a, measures: {n: count}}}
      publish: {formats: html, report: {template: own.mustache}}
      """, to: "p.yaml")
    let error = #expect(throws: DiagnosticsError.self) { try Pipeline(file: place.path + "/p.yaml") }
    let message = error?.diagnostics.first?.message ?? ""
    #expect(message.contains("own.mustache:2:") && message.contains("a section ends with another name"), "\(message)")
  }
}
