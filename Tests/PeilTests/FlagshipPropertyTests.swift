import Foundation
import Peil
import PeilTestSupport
import Testing

/// Laws that hold for any input, shown on the flagship and its files.
@Suite struct FlagshipPropertyTests {
  /// A generator that gives the same numbers every time.
  struct Steps: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  private func tables(_ files: [String: Data]) -> [String: Data] { files.filter { $0.key.hasPrefix("tables/") } }

  @Test("the order of rows changes no byte of any table", arguments: TestDepth.first(1, of: [1, 2, 3]))
  func rowOrder(seed: UInt64) throws {
    let copy = try SampleCopy()
    let before = tables(try SampleCopy.unchanged().files)
    var steps = Steps(state: seed)
    for name in SampleCopy.files {
      let records = try copy.records(name)
      try copy.write([records[0]] + records.dropFirst().shuffled(using: &steps), to: name)
    }
    #expect(before.count == 20)
    #expect(tables(try copy.run().files) == before)
  }

  @Test("the order of columns changes no byte of any table", arguments: TestDepth.first(1, of: [1, 2, 3]))
  func columnOrder(seed: UInt64) throws {
    let copy = try SampleCopy()
    let before = tables(try SampleCopy.unchanged().files)
    var steps = Steps(state: seed)
    for name in SampleCopy.files {
      let records = try copy.records(name)
      let order = records[0].indices.shuffled(using: &steps)
      try copy.write(records.map { record in order.map { record[$0] } }, to: name)
    }
    #expect(tables(try copy.run().files) == before)
  }

  @Test("any number of workers and any size of block gives the same run folder, and more than one worker works")
  func workers() throws {
    let copy = try SampleCopy()
    let one = try SampleCopy.unchanged()
    let two = try copy.run(threads: 2, blockSize: 4096)
    let eight = try copy.run(threads: 8, blockSize: 1024)
    #expect(one.files.count > 14)
    #expect(two.files == one.files)
    #expect(eight.files == one.files)
    #expect(one.result.workersUsed == 1)
    #expect(two.result.workersUsed == 2)
    #expect(eight.result.workersUsed > 1)
  }

  @Test("nothing in the run folder names this machine, this folder or this day")
  func noTraces() throws {
    let copy = try SampleCopy()
    let (files, _) = try copy.run()
    let format = DateFormatter()
    format.dateFormat = "yyyy-MM-dd"
    let traces = [copy.folder.path, ProcessInfo.processInfo.hostName, format.string(from: Date())]
    for (path, data) in files {
      let text = String(decoding: data, as: UTF8.self)
      for trace in traces where trace.count > 3 && text.contains(trace) { Issue.record("\(path) holds \(trace)") }
    }
  }

  @Test("the hashes in run.json are those that sha256sum gives")
  func hashes() throws {
    let copy = try SampleCopy()
    _ = try copy.run()
    let out = copy.folder.appendingPathComponent("out")
    let record = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: out.appendingPathComponent("run.json")))
        as? [String: Any])
    let outputs = try #require(record["outputs"] as? [[String: Any]])
    let inputs = try #require(record["inputs"] as? [[String: Any]])
    #expect(outputs.count > 12)
    #expect(inputs.count == 6)
    for entry in outputs {
      let file = try #require(entry["file"] as? String)
      #expect(SHA256Sum.of(file: out.appendingPathComponent(file)) == entry["sha256"] as? String, "\(file)")
    }
    for entry in inputs {
      let file = try #require(entry["file"] as? String)
      let url = copy.folder.appendingPathComponent("pipelines").appendingPathComponent(file).standardizedFileURL
      #expect(SHA256Sum.of(file: url) == entry["sha256"] as? String, "\(file)")
    }
  }

  @Test("without one granted application every total is lower by exactly that application")
  func deletion() throws {
    let copy = try SampleCopy()
    let before = try Self.totals(SampleCopy.unchanged().files)
    let decisions = try copy.records("besluiten")
    let applications = try copy.records("aanvragen")
    func column(_ name: String, _ records: [[[UInt8]]]) throws -> Int {
      try #require(records[0].firstIndex { String(decoding: $0, as: UTF8.self) == name })
    }
    let key = try column("Aanvraagnummer", applications)
    let decision = try column("Besluit", decisions)
    let grant = try column("Verleend bedrag", decisions)
    let costs = try column("Projectkosten", applications)
    // The last granted application that stands once in the file, and whose decision therefore belongs to it.
    let number = try #require(
      decisions.last { record in
        record[decision] == Array("Toegekend".utf8) && applications.count { $0[key] == record[0] } == 1
      }?[0])
    let granted = try #require(decisions.first { $0[0] == number }).self[grant]
    let cost = try #require(applications.first { $0[key] == number })[costs]
    for name in ["aanvragen", "besluiten", "deelnemers", "beoordelingen", "projecten"] {
      let records = try copy.records(name)
      let place = try column("Aanvraagnummer", records)
      try copy.write(records.filter { $0[place] != number }, to: name)
    }
    let after = try Self.totals(copy.run().files)
    #expect(before["applications"] == 237 * 100)
    #expect(after["applications"] == 236 * 100)
    #expect(after["granted"] == 62 * 100)
    #expect(try #require(before["amount_granted"]) - Self.cents(granted) == after["amount_granted"])
    #expect(try #require(before["project_costs"]) - Self.cents(cost) == after["project_costs"])
  }

  /// The totals of the official table in hundredths.
  private static func totals(_ files: [String: Data]) throws -> [String: Int] {
    let table = String(decoding: try #require(files["tables/official.csv"]), as: UTF8.self)
    var totals: [String: Int] = [:]
    for line in table.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      if fields[1] == "compartment" {
        totals[String(fields[2])] = fields[3].contains(".") ? cents(Array(fields[3].utf8)) : (Int(fields[3]) ?? 0) * 100
      }
    }
    return totals
  }

  /// The digits of an amount that has two decimals.
  private static func cents(_ text: [UInt8]) -> Int {
    Int(String(decoding: text.filter { (48...57).contains($0) }, as: UTF8.self)) ?? 0
  }
}
