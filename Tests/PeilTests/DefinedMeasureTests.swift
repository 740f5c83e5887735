import Foundation
import Peil
import Testing

/// Measures that a pipeline defines, from their files to the figures.
@Suite struct DefinedMeasureTests {
  private static let data = """
    nr,sector,size,outcome
    1,care,small,granted
    2,care,small,refused
    3,care,large,granted
    4,care,large,granted
    5,trade,small,refused
    6,trade,small,granted
    7,trade,large,refused
    8,trade,large,
    9,trade,large,refused

    """

  private static func pipeline(_ rate: String) -> String {
    """
    peil: 1
    language: en
    reading: process
    include: shared/rates.yaml
    unit: {key: nr}
    sources:
      s:
        file: a.csv
        key: nr
        columns:
          nr: {type: text}
          sector: {type: category, values: [care, trade]}
          size: {type: category, values: [small, large]}
          outcome: {type: category, values: [granted, refused]}
    tables:
      t:
        from: s
        rows: sector
        measures:
          rate: \(rate)
        compare: {measure: rate, groups: sector, reference: care, adjust-for: size}

    """
  }

  private static let shared = """
    peil: 1
    measures:
      rate_of:
        title: Rate
        parameters: {good: condition}
        formula: count(where outcome is known and $good) / count(where outcome is known)
        unit: ratio

    """

  private func compared(_ rate: String) throws -> [[String]] {
    let place = try TestFolder()
    try place.write(Self.data, to: "a.csv")
    try place.write(Self.shared, to: "shared/rates.yaml")
    try place.write(Self.pipeline(rate), to: "p.yaml")
    _ = try Pipeline(file: place.path + "/p.yaml").run(into: place.path + "/out", options: RunOptions(threads: 2))
    let lines = try #require(place.read("out/tables/t_compared.csv")).split(separator: "\n").dropFirst()
    return lines.map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      // Measure, value, numerator, denominator, n; the definition alone is another one's.
      return Array(fields[2...3]) + Array(fields[5...7])
    }
  }

  @Test("a rate of one's own is compared as the same share is, crude and within strata")
  func comparison() throws {
    let own = try compared("{rate_of: {good: \"outcome == 'granted'\"}}")
    let share = try compared("{share: {of: \"outcome == 'granted'\", minimum: 1}}")
    // The rate itself has an interval and a least number of units of the measure's own.
    #expect(own.filter { $0[0] != "rate" } == share.filter { $0[0] != "rate" })
    #expect(own.count == share.count && own.count > 10)
    // Counted by hand: 3 of 4 in care, 1 of 4 in trade.
    #expect(own.filter { $0[0] == "rate" }.map { $0[1] } == ["0.75", "0.25"])
  }

  @Test("a formula of which the part is not among the whole is no rate")
  func noRate() throws {
    let place = try TestFolder()
    try place.write(Self.data, to: "a.csv")
    try place.write(Self.shared.replacing("is known and $good", with: "is known or $good"), to: "shared/rates.yaml")
    try place.write(Self.pipeline("{rate_of: {good: \"outcome == 'granted'\"}}"), to: "p.yaml")
    #expect {
      _ = try Pipeline(file: place.path + "/p.yaml")
    } throws: { error in
      (error as? DiagnosticsError)?.diagnostics.map(\.code) == ["not-a-rate"]
    }
  }

  @Test("run.json has the hash of an included file, and a changed one is told of afterwards")
  func hashes() throws {
    let place = try TestFolder()
    try place.write(Self.data, to: "a.csv")
    try place.write(Self.shared, to: "shared/rates.yaml")
    try place.write(Self.pipeline("{rate_of: {good: \"outcome == 'granted'\"}}"), to: "p.yaml")
    _ = try Pipeline(file: place.path + "/p.yaml").run(into: place.path + "/out", options: RunOptions(threads: 2))
    let digest = Digest(of: Array(Self.shared.utf8)).hexadecimal
    #expect(try #require(place.read("out/run.json")).contains(digest))
    let stored = try StoredRun(folder: place.path + "/out")
    #expect(stored.inputs().map(\.state) == [.same, .same, .same])
    try place.write(Self.shared + "# changed\n", to: "shared/rates.yaml")
    #expect(stored.inputs().first { $0.role == "reference" }?.state == .changed)
    // The folder alone still publishes what was read.
    #expect(try stored.published(formats: ["markdown"]).contains { $0.path == "tables.md" })
  }
}
