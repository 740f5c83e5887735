import Foundation
import Peil
import Testing

/// Keys of pseudonyms: where they come from, and that they are written nowhere.
@Suite struct PseudonymTests {
  private static func pipeline(_ key: String) -> String {
    """
    peil: 1
    title: Pseudonyms
    language: nl
    reading: census
    unit: {key: id}
    sources:
      s: {file: a.csv, format: {delimiter: ";"}, key: id, columns: {id: {type: text}, firm: {type: text}}}
    datasets:
      made: {from: s, stages: [pseudonymise: {column: firm, key: \(key)}]}
    tables:
      t: {from: made, rows: firm, measures: {n: count}}
    """
  }

  private static func said(_ error: any Error) -> [Diagnostic] {
    (error as? any DiagnosticConvertible)?.diagnostics ?? []
  }

  @Test("a key of the environment is used and written nowhere, and the run is read back without it")
  func environment() throws {
    let place = try TestFolder()
    try place.write("id;firm\n1;12345678\n", to: "a.csv")
    try place.write(Self.pipeline("{environment: PEIL_TEST_KEY}"), to: "p.yaml")
    let key = "a key for the tests, of forty-one letters"
    let pipeline = try Pipeline(
      file: place.path + "/p.yaml", environment: { $0 == "PEIL_TEST_KEY" ? key : nil })
    _ = try pipeline.run(into: place.path + "/out", options: RunOptions(threads: 1))
    // printf 12345678 | openssl dgst -sha256 -hmac 'a key for the tests, of forty-one letters'
    #expect(place.read("out/tables/t.csv")?.contains("0bc9867ae58e1610,,n,1,") == true)
    for (name, bytes) in place.files("out") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains(key), "\(name) holds the key")
      if name.hasPrefix("tables") { #expect(!text.contains("12345678")) }
    }
    #expect(!"\(pipeline.plan.datasets)".contains("forty-one"))
    #expect(try StoredRun(folder: place.path + "/out").result.tables.count == 1)
  }

  @Test("a key that is not there, one that is too short and one in two places are told where they are named")
  func problems() throws {
    let place = try TestFolder()
    try place.write("id;firm\n1;12345678\n", to: "a.csv")
    try place.write("short\n", to: "short.txt")
    let cases: [(key: String, code: String, exit: Int32)] = [
      ("{environment: PEIL_TEST_KEY}", "no-key", 66),
      ("{file: none.txt}", "unreadable-reference", 66),
      ("{file: short.txt}", "short-key", 64),
      ("{file: short.txt, environment: X}", "key-place", 64),
      ("{}", "key-place", 64),
    ]
    for (key, code, exit) in cases {
      try place.write(Self.pipeline(key), to: "p.yaml")
      do {
        _ = try Pipeline(file: place.path + "/p.yaml")
        Issue.record("\(key) is accepted")
      } catch {
        let found = Self.said(error)
        #expect(found.map(\.code) == [code], "\(key)")
        #expect(found.first?.span?.start.line == 9, "\(key)")
        #expect(found.exitStatus.rawValue == exit, "\(key)")
      }
    }
  }
}
