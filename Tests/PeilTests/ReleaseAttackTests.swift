import Foundation
import Peil
import Testing

/// An attacker by hand, on releases of every pipeline that can be released: he has the tidy tables alone, and subtracts.
@Suite struct ReleaseAttackTests {
  private struct Line {
    let fields: [String: String]
    /// By dimension the category; nil where it is summed out.
    let place: [String?]
    var measure: String { self["measure"] }
    subscript(name: String) -> String { fields[name] ?? "" }
    var isHidden: Bool { self["status"].hasPrefix("suppressed") }
    var isOwn: Bool { self["status"] == "suppressed-own" }
  }

  private static let numbers = ["value", "numerator", "denominator", "n", "missing", "lower", "upper"]

  private static func lines(_ bytes: Data) -> [Line] {
    let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = rows.first, let margin = header.firstIndex(of: "margin") else { return [] }
    return rows.dropFirst().filter { $0.count == header.count }.map { row in
      let totals = Set(row[margin].split(separator: " ").map(String.init))
      return Line(
        fields: Dictionary(zip(header, row)) { first, _ in first },
        place: (0..<margin).map { totals.contains(header[$0]) ? nil : row[$0] })
    }
  }

  /// The release of a pipeline by these rules, where it has none, or by its own with another profile.
  private static func released(_ name: String, rules: String = "", profile: String? = nil) throws -> TestFolder {
    let place = try TestFolder()
    let repository = PageExampleTests.repository
    let folder = URL(fileURLWithPath: place.path)
    for part in ["sample-data", "code-lists"] {
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent(part), withDestinationURL: repository.appendingPathComponent(part))
    }
    try FileManager.default.copyItem(
      at: repository.appendingPathComponent("pipelines"), to: folder.appendingPathComponent("pipelines"))
    let file = folder.appendingPathComponent("pipelines/\(name).yaml")
    var text = try String(contentsOf: file, encoding: .utf8)
    // Pictures are held against the tables, too.
    text = text.replacing("  formats: [", with: "  formats: [svg, ", maxReplacements: 1)
    if let profile { text = text.replacingOccurrences(of: "profile: open-data", with: "profile: \(profile)") }
    if !text.contains("disclosure:") {
      let rule = "publish:\n  disclosure: \(rules)\n"
      text =
        text.contains("\npublish:\n") ? text.replacingOccurrences(of: "publish:\n", with: rule) : text + "\n" + rule
    }
    try Data(text.utf8).write(to: file)
    let outcome = try Pipeline(file: file.path).run(into: place.path + "/out", options: RunOptions(threads: 2))
    #expect(outcome.refusal.isEmpty, "\(name): \(outcome.refusal.first?.message ?? "")")
    return place
  }

  @Test(
    "of no figure that its own rule hides a total less the others, a rate or a number beside it gives the value",
    arguments: [
      ("mkbidee-2020", ""), ("learning-vouchers-approval", "{profile: ministry, method: heuristic}"),
      ("mit-2019", "{profile: ministry, method: heuristic}"), ("slim-2020", "{profile: open-data, method: heuristic}"),
      ("mkbidee-calls", "{profile: open-data, method: heuristic}"),
      ("regional-tender", "{profile: internal, method: heuristic}"),
    ])
  func subtraction(_ name: String, _ rules: String) throws {
    let place = try Self.released(name, rules: rules)
    let released = place.files("out/release").filter { $0.key.hasPrefix("tables/") && $0.key.hasSuffix(".csv") }
    #expect(!released.isEmpty)
    for (file, bytes) in released {
      let shown = Self.lines(bytes), truth = Self.lines(place.files("out")[file] ?? Data())
      func value(_ line: Line) -> String {
        truth.first { $0.place == line.place && $0.measure == line.measure }?["value"] ?? ""
      }
      for line in shown where line.isHidden {
        for field in Self.numbers { #expect(line[field].isEmpty, "\(name) \(file): a part of a hidden figure") }
      }
      for line in shown where line.isOwn && ["count", "euro"].contains(line["unit"]) && !value(line).isEmpty {
        checkTotals(of: line, worth: value(line), among: shown, "\(name) \(file)")
        checkNeighbours(of: line, worth: value(line), among: shown, "\(name) \(file)")
      }
    }
  }

  @Test(
    "every pipeline can be published by every profile, and the release verifies",
    arguments: [
      "conference-poll", "learning-vouchers-approval", "learning-vouchers-lead-time", "learning-vouchers-sensitivity",
      "mit-2019", "mkbidee-2020", "mkbidee-2020-replay", "mkbidee-2020-weights", "mkbidee-calls", "regional-tender",
      "seventeen-firms", "slim-2020",
    ])
  func profiles(_ name: String) throws {
    for profile in ["internal", "ministry", "open-data"] {
      let place = try Self.released(name, rules: "{profile: \(profile), method: heuristic}", profile: profile)
      #expect(place.read("out/release/run.json")?.contains("\"profile\": \"\(profile)\"") == true)
      for folder in ["out", "out/release"] {
        let found = try Verification(folder: "\(place.path)/\(folder)").diagnostics
        #expect(found.exitStatus == .done, "\(name) \(profile): \(found.map(\.message))")
      }
    }
  }

  @Test("every pipeline of the repository is among those that are published by every profile")
  func allPipelines() throws {
    let folder = PageExampleTests.repository.appendingPathComponent("pipelines").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    for name in names { #expect(source.contains("\"\(name.dropLast(5))\""), "\(name) is published by no test") }
  }

  @Test(
    "the sources of projects add up to their costs: in no row of the flagship's table is one of them hidden alone",
    arguments: ["internal", "ministry", "open-data"])
  func sources(_ profile: String) throws {
    let place = try Self.released("mkbidee-2020", profile: profile)
    let file = "tables/cofinancing.csv"
    let shown = Self.lines(place.files("out/release")[file] ?? Data())
    let names = ["subsidy", "sme_cash", "sme_in_kind", "association_share", "education_share", "other_share", "costs"]
    let places = Set(shown.map(\.place))
    #expect(places.count == 9)
    for row in places {
      let amounts = shown.filter { $0.place == row && names.contains($0.measure) }
      #expect(amounts.count == names.count)
      // One that nobody asks to be hidden may follow where its own rule hides none; one by its own rule may not.
      let hidden = amounts.filter(\.isHidden)
      #expect(!(hidden.count == 1 && hidden[0].isOwn), "\(row): \(hidden.map(\.measure))")
    }
  }

  /// A total of which all other parts are shown.
  private func checkTotals(of line: Line, worth value: String, among lines: [Line], _ name: String) {
    for dimension in line.place.indices where line.place[dimension] != nil {
      var total = line.place
      total[dimension] = nil
      guard let whole = lines.first(where: { $0.place == total && $0.measure == line.measure }), !whole.isHidden,
        let sum = Decimal(string: whole["value"])
      else { continue }
      let others = lines.filter { other in
        var place = other.place
        place[dimension] = nil
        return other.measure == line.measure && other.place != line.place && other.place[dimension] != nil
          && place == total
      }
      guard others.allSatisfy({ !$0.isHidden }) else { continue }
      let rest = others.compactMap { Decimal(string: $0["value"]) }.reduce(sum, -)
      #expect(rest != Decimal(string: value), "\(name): \(line.measure) of \(line.place) is what is left of its total")
    }
  }

  /// The parts of other figures of the same cell, and what is left of their bases.
  private func checkNeighbours(of line: Line, worth value: String, among lines: [Line], _ name: String) {
    guard let hidden = Decimal(string: value), hidden != 0 else { return }
    for other in lines where other.place == line.place && !other.isHidden {
      let parts = ["numerator", "denominator", "n"].compactMap { Decimal(string: other[$0]) }
      let left = Decimal(string: other["numerator"]).flatMap { top in
        Decimal(string: other["denominator"]).map { $0 - top }
      }
      #expect(
        !(parts + [left].compactMap(\.self)).contains(hidden),
        "\(name): \(line.measure) of \(line.place) stands in \(other.measure)")
    }
  }
}
