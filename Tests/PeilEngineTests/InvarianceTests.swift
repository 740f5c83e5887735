import PeilCore
import PeilTable
import PeilValues
import Testing

@testable import PeilEngine

/// A generator with a fixed sequence (Steele, Lea and Flood's SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// Two generated exports with every stage kind and dimension over them.
struct GeneratedCase {
  var applications: [String] = []
  var decisions: [String] = []

  init(seed: UInt64, rows: Int = 300) {
    var random = SeededGenerator(seed: seed)
    for id in 0..<rows {
      let size = ["small", "large", ""].randomElement(using: &random) ?? ""
      let town = ["A", "é", "e\u{301}", "\"a, b\"", ""].randomElement(using: &random) ?? ""
      let set = ["time", "time|cost", "cost|rules|time", ""].randomElement(using: &random) ?? ""
      let firm = Int.random(in: 0..<40, using: &random)
      let weight = Double.random(in: -1e10...1e10, using: &random)
      applications.append("\(id),\(size),\(town),\(set),\(firm),\(id).25,\(weight)")
      guard Int.random(in: 0..<10, using: &random) > 0 else { continue }
      let isGranted = Bool.random(using: &random)
      let amount = Int.random(in: 1...9_999, using: &random)
      decisions.append("\(id),\(isGranted ? "granted" : "refused"),\(isGranted ? "\(amount).50" : "0.00")")
    }
    decisions.append("orphan,refused,0.00")
    decisions.shuffle(using: &random)
  }

  func scheme() throws -> Scheme {
    let scheme = try Scheme()
    try scheme.source(
      "applications",
      [
        Scheme.column("id", .text), Scheme.column("size", .category(Scheme.sizes)), Scheme.column("town", .text),
        Scheme.column("problems", .set(Scheme.problems)), Scheme.column("firm", .integer),
        Scheme.column("cost", .money), Scheme.column("weight", .number),
      ], key: ["id"],
      (["id,size,town,problems,firm,cost,weight"] + applications).map { $0 + "\n" }.joined())
    try scheme.source(
      "decisions",
      [
        Scheme.column("id", .text), Scheme.column("outcome", .outcome, missingAs: Outcome.open.code),
        Scheme.column("granted", .money),
      ], key: ["id"], (["id,outcome,granted"] + decisions).map { $0 + "\n" }.joined())
    try scheme.dataset(
      "evaluated", from: "applications",
      [
        join(scheme.schema("decisions"), named: "decisions", on: "id", expected: .oneToOne, right: .reject),
        check([("cheap", "cost < 290.00", .reject), ("known", "size is known", .warn)]),
        filter("firm != 7"), derive("own", "cost - granted"),
      ])
    try scheme.dataset(
      "firms", from: "evaluated",
      [aggregate(by: ["firm", "size"], [("rows", "count()"), ("total", "sum(granted)"), ("weight", "mean(weight)")])])
    try scheme.dataset(
      "pairs", from: "firms",
      [
        join(
          Schema(
            columns: scheme.schema("evaluated").columns.filter { ["firm", "id"].contains($0.name) },
            grain: Grain(["id"])),
          named: "evaluated", on: "firm", right: .keep)
      ])
    scheme.exports = ["firms"]
    try addTables(scheme)
    return scheme
  }

  private func addTables(_ scheme: Scheme) throws {
    try scheme.table("sizes", from: "evaluated", ["size", "town"], totals: [[1], [0, 1]]) { schema in
      [
        measure("n", .count(where: nil)),
        measure("granted", .sum(try formula("granted", schema), where: try formula("outcome == 'granted'", schema))),
        measure("weight", .sum(try formula("weight", schema), where: nil)),
        measure(
          "resampled",
          .resampled(
            Resampling(
              [
                Resampling.Part(try formula("granted", schema), where: try formula("outcome == 'granted'", schema)),
                Resampling.Part(try formula("weight", schema), where: nil), Resampling.Part(nil, where: nil),
              ], key: ["firm"], apart: ["id"], replicates: 3, seed: 7))),
        measure("firms", .countDistinct([try formula("firm", schema)], where: nil)),
        measure("low", .minimum(try formula("weight", schema), where: nil)),
        measure("weights", .histogram(try formula("weight", schema), where: nil)),
        measure("costs", .histogramPerKey(try formula("cost", schema), key: ["id"], where: nil)),
      ]
    }
    try scheme.table("problems", from: "evaluated", ["problems", "town"], totals: [[0], [1], [0, 1]]) { schema in
      [
        measure("n", .count(where: nil)),
        measure("share", .count(where: nil), finisher: .margin(.spreadSummedOut, ShareOfMargin())),
        measure("once", .sumPerKey(try formula("cost", schema), key: ["id"], where: nil)),
      ]
    }
    try scheme.table(
      "ordered", from: "evaluated", ["problems", "town"], totals: [[1]],
      order: PlannedTable.Order(measure: 0, isDescending: true)
    ) { schema in
      [
        measure("granted", .sum(try formula("granted", schema), where: nil)),
        measure("column", .count(where: nil), finisher: .margin(.columnTotal, ShareOfMargin())),
      ]
    }
    try scheme.table("pairs", from: "pairs", ["size"], totals: [[0]]) { schema in
      [measure("n", .count(where: nil)), measure("total", .sum(try formula("total", schema), where: nil))]
    }
  }
}

@Suite("Properties")
struct InvarianceTests {
  @Test(
    "workers and blocks change nothing: figures, states, ledger, rejects and rows", arguments: [1, 2, 8],
    [64, 1000, 1 << 20])
  func splits(threads: Int, blockSize: Int) throws {
    for seed in UInt64(1)...3 {
      let scheme = try GeneratedCase(seed: seed).scheme()
      let whole = try scheme.run()
      let split = try scheme.run(threads: threads, blockSize: blockSize)
      #expect(split.tables == whole.tables)
      #expect(split.states == whole.states)
      #expect(split.ledger == whole.ledger)
      #expect(split.rejections == whole.rejections)
      #expect(split.checks == whole.checks)
      #expect(split.exports.map(\.lines) == whole.exports.map(\.lines))
    }
  }

  @Test("the order of the rows changes no figure")
  func order() throws {
    var generated = GeneratedCase(seed: 4)
    let first = try generated.scheme().run()
    var random = SeededGenerator(seed: 5)
    generated.applications.shuffle(using: &random)
    generated.decisions.shuffle(using: &random)
    let shuffled = try generated.scheme().run(threads: 2, blockSize: 200)
    #expect(shuffled.tables == first.tables)
    #expect(shuffled.ledger == first.ledger)
    #expect(shuffled.exports.map(\.lines) == first.exports.map(\.lines))
  }

  @Test("every entry of the ledger closes, and every stage takes in what the one before let out")
  func closes() throws {
    for seed in UInt64(10)...15 {
      let result = try GeneratedCase(seed: seed).scheme().run(threads: 2, blockSize: 300)
      #expect(result.ledger.open.isEmpty)
      #expect(
        result.ledger.entries.map(\.kind) == ["read", "read", "join", "check", "filter", "derive", "aggregate", "join"])
      for (before, after) in zip(result.ledger.entries[2...5], result.ledger.entries[3...6]) {
        #expect(before.rowsOut == after.rowsIn)
      }
    }
  }

  @Test("deleting one granted row lowers every total by exactly that row")
  func deletion() throws {
    var generated = GeneratedCase(seed: 6)
    let before = try generated.scheme().run()
    let index = try #require(
      generated.decisions.firstIndex {
        let fields = $0.split(separator: ",")
        return fields[1] == "granted"
          && Int(fields[0]).map { $0 < 290 && isCounted(generated.applications[$0]) } ?? false
      })
    let fields = generated.decisions[index].split(separator: ",")
    let id = try #require(Int(fields[0]))
    let cents = try #require(Int128(fields[2].replacing(".", with: "")))
    let town = generated.applications[id].split(separator: ",", omittingEmptySubsequences: false)[2]
    generated.applications.remove(at: id)
    generated.decisions.remove(at: index)
    let after = try generated.scheme().run()
    var touched = 0
    for (old, new) in zip(before.tables[0].cells, after.tables[0].cells) {
      #expect(old.key == new.key)
      let counts = [old, new].map { $0.estimates[0].n }
      guard counts[0] != counts[1] else {
        #expect(old == new)
        continue
      }
      touched += 1
      #expect(counts[0] - counts[1] == 1)
      let sums = [old, new].compactMap { cell -> Rational? in
        if case .exact(let value)? = cell.estimates[1].value?.magnitude { value } else { nil }
      }
      #expect(try sums[0].subtracting(sums[1]) == Rational(cents, 100))
    }
    // Its own cell, the total of its size, and the whole.
    #expect(touched == 3, "\(town)")
  }

  private func isCounted(_ application: String) -> Bool {
    // The quoted town holds a comma, which would shift the fields.
    let fields = application.split(separator: ",", omittingEmptySubsequences: false)
    return !application.contains("\"") && !fields[1].isEmpty && !fields[2].isEmpty && fields[4] != "7"
  }

  @Test("more than one worker has a part in the work")
  func workers() throws {
    let scheme = try GeneratedCase(seed: 7, rows: 20_000).scheme()
    scheme.datasets = Array(scheme.datasets.prefix(1))
    scheme.tables = []
    scheme.exports = []
    #expect(try scheme.run(threads: 1, blockSize: 512).workersUsed == 1)
    #expect(try scheme.run(threads: 2, blockSize: 512).workersUsed == 2)
  }

  @Test("the observer sees every byte of every source once, in the order of the file")
  func observer() throws {
    let scheme = try GeneratedCase(seed: 8).scheme()
    let seen = SeenBytes()
    var options = RunOptions(threads: 4, blockSize: 100)
    options.observer = seen
    let result = try NativeEngine().run(scheme.plan, options: options)
    for (source, input) in zip(scheme.sources, result.inputs) {
      #expect(seen.bytes(of: source.name) == (try fileBytes(source.files[0].path)))
      #expect(input.bytes == seen.bytes(of: source.name).count)
    }
  }
}
