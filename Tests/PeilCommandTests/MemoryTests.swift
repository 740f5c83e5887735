import Foundation
import Testing

/// What a run takes of memory: how often it asks for some, and how it keeps to a limit.
@Suite struct MemoryTests {
  private static let pipeline = """
    peil: 1
    title: t
    language: en
    reading: census
    unit: {key: nr}
    sources:
      applications:
        file: a.csv
        key: nr
        columns:
          nr: {type: text}
          size: {type: category, values: [small, large]}
          costs: {type: money, amount: project-costs}
      decisions:
        file: d.csv
        key: nr
        columns:
          nr: {type: text}
          outcome: {type: outcome, values: {yes: granted, no: refused}}
    datasets:
      decided:
        from: applications
        stages:
          - join: {with: decisions, key: nr, kind: left, expect: one-to-one}
    tables:
      sizes:
        from: decided
        rows: [size]
        measures:
          number: {count: {}}
          costs: {sum: {column: costs}}

    """

  /// Applications in one order and decisions in another, the sizes by turns, the costs their number in euro.
  private static func workplace(rows: Int) throws -> Workplace {
    let place = try Workplace()
    try place.write(pipeline, to: "p.yaml")
    var applications = "nr,size,name,costs\n"
    var decisions = "nr,outcome\n"
    for row in 0..<rows {
      applications += "MKB\(1_000_000 + row),\(row % 2 == 0 ? "small" : "large"),\"Firm, \(row)\",\(row).00\n"
      decisions += "MKB\(1_000_000 + row * 7 % rows),\(row % 3 == 0 ? "yes" : "no")\n"
    }
    try place.write(applications, to: "a.csv")
    try place.write(decisions, to: "d.csv")
    return place
  }

  /// The library that counts, made by the same build as these tests.
  private static let counter = Command.build.appendingPathComponent("libCountedAllocations.so").path

  private static func allocations(rows: Int) throws -> Int {
    let place = try workplace(rows: rows)
    let counted = place.folder.appendingPathComponent("allocations")
    let result = try Command.run(
      ["run", "p.yaml", "--quiet", "--threads", "1"], in: place.folder,
      environment: ["LD_PRELOAD": counter, "PEIL_ALLOCATIONS": counted.path])
    #expect(result.status == 0, "\(result.error)")
    let text = try String(contentsOf: counted, encoding: .utf8)
    return try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  @Test("rows ask for no memory of their own: what a run asks for grows with its blocks")
  func allocations() throws {
    try #require(FileManager.default.fileExists(atPath: Self.counter), "no \(Self.counter): run 'swift build'")
    // What a run asks for whatever its rows are is in both.
    let few = try Self.allocations(rows: 20_000)
    let many = try Self.allocations(rows: 120_000)
    #expect(few > 1000)
    let perRow = Double(many - few) / 100_000
    // A build without optimisation puts what loops need on the heap.
    let isOptimised = ProcessInfo.processInfo.environment["PEIL_BINARY"]?.isEmpty == false
    #expect(perRow < (isOptimised ? 0.1 : 20), "\(perRow) allocations a row")
  }

  @Test("a run under a limit gives the same files")
  func limit() throws {
    let place = try Self.workplace(rows: 200_000)
    let plain = try Command.run(["run", "p.yaml", "--quiet", "-o", "plain"], in: place.folder)
    // An eighth of the limit is 8 MB: less than the keys and the joined side are taken for.
    let limited = try Command.run(
      ["run", "p.yaml", "--quiet", "-o", "limited", "--memory", "96MB", "--threads", "1"], in: place.folder)
    #expect(plain.status == 0, "\(plain.error)")
    #expect(limited.status == 0, "\(limited.error)")
    func text(_ file: String) -> String? {
      try? String(contentsOf: place.folder.appendingPathComponent(file), encoding: .utf8)
    }
    for file in ["tables/sizes.csv", "ledger.csv", "internal/figures.jsonl"] {
      #expect(text("plain/\(file)") != nil, "\(file)")
      #expect(text("limited/\(file)") == text("plain/\(file)"), "\(file)")
    }
    // 0 + 2 + … + 199,998 and 1 + 3 + … + 199,999.
    let table = text("limited/tables/sizes.csv") ?? ""
    #expect(table.contains("100000") && table.contains("9999900000.00") && table.contains("10000000000.00"), "\(table)")
  }

  @Test(
    "a limit that is no size, or too small for Peil itself, is told from the start",
    arguments: ["lots", "-5MB", "0GB", "12", "1MB"])
  func badSize(size: String) throws {
    let place = try Self.workplace(rows: 1)
    let result = try Command.run(["run", "p.yaml", "--memory=\(size)"], in: place.folder)
    #expect(result.status == 64)
    #expect(result.error.contains("--memory"), "\(result.error)")
    #expect(!place.exists("out"))
  }
}
