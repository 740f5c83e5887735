import Foundation
import Peil
import Testing

/// The attacker has the files of the flagship's `release/` alone, and what is public: who was granted, and how much.
@Suite struct FlagshipReleaseTests {
  /// The run that all of these tests look at, and none of them changes.
  private static func released() throws -> TestFolder { try shared.get() }

  private static let shared = Result {
    let place = try TestFolder()
    let file = PageExampleTests.repository.appendingPathComponent("pipelines/mkbidee-2020.yaml").path
    let outcome = try Pipeline(file: file).run(into: place.path + "/out", options: RunOptions(threads: 2))
    #expect(outcome.refusal.isEmpty)
    #expect(outcome.exitStatus == .done)
    atexit { try? FileManager.default.removeItem(atPath: (try? FlagshipReleaseTests.released().path) ?? "") }
    return place
  }

  private struct Line {
    let fields: [String: String]
    subscript(name: String) -> String { fields[name] ?? "" }
    var isHidden: Bool { self["status"].hasPrefix("suppressed") }
    /// The place: every column before `margin`, and `margin` itself.
    let place: String
  }

  /// The lines of a tidy table; no field of these holds a comma within quotes.
  private static func lines(_ bytes: Data) -> [Line] {
    let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = rows.first, let margin = header.firstIndex(of: "margin") else { return [] }
    return rows.dropFirst().map { row in
      Line(
        fields: Dictionary(zip(header, row)) { first, _ in first }, place: row[...margin].joined(separator: "|"))
    }
  }

  @Test("the official table stands there whole")
  func official() throws {
    let place = try Self.released()
    #expect(place.read("out/release/tables/official.csv") == place.read("out/tables/official.csv"))
    #expect(place.read("out/release/tables/official.csv")?.contains("9943702.00") == true)
  }

  @Test("no refused applicant is named, by number, name or application")
  func names() throws {
    let place = try Self.released()
    let sample = try SampleCopy()
    func records(_ name: String) throws -> [[String]] {
      try sample.records(name).dropFirst().map { record in
        record.map { String(bytes: $0, encoding: .windowsCP1252)?.trimmingCharacters(in: ["\"", " "]) ?? "" }
      }
    }
    let granted = Set(try records("besluiten").filter { $0[1] == "Toegekend" }.map { $0[0] })
    let refused = try records("aanvragen").filter { $0.count > 3 && !granted.contains($0[0]) }
    #expect(refused.count > 150)
    for (name, bytes) in place.files("out/release") {
      let text = String(decoding: bytes, as: UTF8.self)
      for record in refused where text.contains(record[0]) || text.contains(record[1]) || text.contains(record[2]) {
        Issue.record("\(name) names \(record[2])")
      }
    }
  }

  @Test("of a hidden figure no file has a part: no number, no numerator, no interval, no count of units")
  func hidden() throws {
    let place = try Self.released()
    let released = place.files("out/release")
    let inside = place.files("out/tables")
    let tables = released.filter { $0.key.hasPrefix("tables/") && $0.key.hasSuffix(".csv") }
    #expect(tables.count == 20)
    var count = 0
    for (name, bytes) in tables {
      let truth = Dictionary(
        Self.lines(inside[String(name.dropFirst("tables/".count))] ?? Data()).map {
          ($0.place + "|" + $0["measure"], $0)
        }
      ) { first, _ in first }
      for line in Self.lines(bytes) {
        guard line.isHidden else {
          #expect(truth[line.place + "|" + line["measure"]]?.fields == line.fields, "\(name): a figure was altered")
          continue
        }
        count += 1
        for field in ["value", "numerator", "denominator", "n", "missing", "lower", "upper", "interval", "reason"] {
          #expect(line[field].isEmpty, "\(name) has the \(field) of a hidden figure")
        }
      }
    }
    #expect(count > 100)
  }

  @Test("people's formats show a sign where the tidy tables hide")
  func signs() throws {
    let place = try Self.released()
    let hidden = place.files("out/release").filter { $0.key.hasSuffix(".csv") }.values.flatMap(Self.lines)
      .count { $0.isHidden }
    let markdown = try #require(place.read("out/release/tables.md"))
    let cells = markdown.split(separator: "\n").filter { $0.hasPrefix("|") }
      .flatMap { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    #expect(cells.count { $0 == "x" || $0 == "x¹" || $0 == "x²" } == hidden)
  }

  @Test("the ledger, the checks and the rejected rows are not told")
  func rows() throws {
    let place = try Self.released()
    let names = place.files("out/release").keys
    #expect(
      !names.contains {
        $0.contains("ledger") || $0.contains("rejects") || $0.contains("internal") || $0.contains("checks")
      })
    let report = try #require(place.read("out/release/report.html"))
    #expect(
      !report.contains("id=\"ledger\"") && !report.contains("id=\"quality\"") && !report.contains("id=\"lineage\""))
    // 1416 records were read of six files.
    #expect(!report.contains("1.416"))
    let listing = try #require(place.read("out/release/run.json"))
    for word in ["aanvragen.csv", "inputs", "ledger", "parameters", "pipeline"] { #expect(!listing.contains(word)) }
  }

  /// Numbers of applications by one dimension: those shown, how many are hidden, and what these add up to.
  @Test("from totals and what is shown no hidden number of applications follows")
  func sums() throws {
    let place = try Self.released()
    for dimension in ["sector", "size_class", "province", "part", "form"] {
      try checkSums(of: "approval_by_\(dimension)", place)
    }
  }

  private func checkSums(of table: String, _ place: TestFolder) throws {
    let lines = Self.lines(place.files("out/release")["tables/\(table).csv"] ?? Data())
    let truth = Self.lines(place.files("out")["tables/\(table).csv"] ?? Data())
    let own = lines.filter { $0["measure"] == "applications" }
    let total = own.first { !$0["margin"].isEmpty }.flatMap { Int($0["value"]) } ?? 0
    let cells = own.filter { $0["margin"].isEmpty }
    let unknown = cells.filter(\.isHidden)
    guard !unknown.isEmpty else { return }
    let rest = total - cells.compactMap { Int($0["value"]) }.reduce(0, +)
    let values = truth.filter { line in unknown.contains { $0.place == line.place } && line["measure"] == "applications"
    }
    .compactMap { Int($0["value"]) }
    #expect(values.reduce(0, +) == rest, "the totals are the true ones")
    #expect(unknown.count > 1, "one hidden number is the total less the others")
    #expect(rest > unknown.count, "each is one, or all are nought")
  }

  @Test("each province's hidden number stays hidden beside its part of the country")
  func hierarchy() throws {
    let place = try Self.released()
    let released = place.files("out/release")
    let parts = Dictionary(
      Self.lines(released["tables/approval_by_part.csv"] ?? Data()).filter { $0["measure"] == "applications" }
        .map { ($0["part_of_country"], $0) }
    ) { first, _ in first }
    let provinces = Self.lines(released["tables/approval_by_province.csv"] ?? Data()).filter {
      $0["measure"] == "applications" && $0["margin"].isEmpty
    }
    // The parts of the country as the Dutch statistical office divides it.
    let members = [
      "noord": ["groningen", "fryslan", "drenthe"], "oost": ["overijssel", "flevoland", "gelderland"],
      "west": ["utrecht", "noord-holland", "zuid-holland", "zeeland"], "zuid": ["noord-brabant", "limburg"],
    ]
    for (part, names) in members {
      let total = try #require(parts[part])
      let hidden = provinces.filter { names.contains($0["province"]) && $0.isHidden }.count + (total.isHidden ? 1 : 0)
      #expect(hidden != 1, "\(part): one unknown in a sum is known")
    }
  }

  @Test("an attacker with the sums of the certificate cannot work out a figure that its own rule hides")
  func certificate() throws {
    let place = try Self.released()
    let folder = place.path + "/out/release"
    let found = try Verification(folder: folder)
    #expect(found.diagnostics.exitStatus == .done)
    #expect(found.diagnostics.contains { $0.code == "a-release" })
    let certificate = try #require(place.read("out/release/certificate.json"))
    // Not one true value of a hidden figure: the record inside the house has them all.
    #expect(place.read("out/internal/disclosure.json")?.contains("\"levels\"") == true)
    #expect(!certificate.contains("levels") && !certificate.contains("contributors") && !certificate.contains("rules"))
  }
}
