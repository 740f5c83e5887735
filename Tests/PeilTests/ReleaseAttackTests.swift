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

  /// A pipeline with rules for a release, where it has none.
  private static func released(_ name: String, rules: String) throws -> TestFolder {
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
