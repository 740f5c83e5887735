import Foundation
import Testing

/// What `peil new` writes; that it builds and passes its tests is tried by `.ci/test-examples`.
@Suite struct NewTests {
  @Test("writes a package for a measure and for a stage, and says what to do next", arguments: ["measure", "stage"])
  func writes(kind: String) throws {
    let place = try Workplace()
    let result = try Command.run(["new", kind, "grant-per-learner", "--peil", "../peil"], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("grant-per-learner/ is written; next:\n  cd grant-per-learner\n  swift test\n"))
    let type = "GrantPerLearner" + (kind == "measure" ? "Measure" : "Stage")
    let manifest = try #require(place.read("grant-per-learner/Package.swift"))
    #expect(manifest.contains(".package(name: \"peil\", path: \"../peil\")"))
    let program = try #require(place.read("grant-per-learner/Sources/peil-grant-per-learner/main.swift"))
    #expect(program.hasSuffix("PeilCommand.main(\(kind)s: [\(type).self])\n"))
    #expect(place.read("grant-per-learner/Sources/GrantPerLearner/\(type).swift")?.contains("enum \(type)") == true)
  }

  @Test("begins a measure as two sums unless it is told to begin as a median", arguments: [nil, "sums", "median"])
  func beginnings(beginning: String?) throws {
    let place = try Workplace()
    let option = beginning.map { ["--begin-with", $0] } ?? []
    let result = try Command.run(["new", "measure", "one", "--peil", ".."] + option, in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    let source = try #require(place.read("one/Sources/One/OneMeasure.swift"))
    #expect(source.contains("QuantileFinisher.median(unit: unit)") == (beginning == "median"))
    #expect(source.contains("struct QuotientOfSums: CellFinisher") == (beginning != "median"))
    #expect(place.read("one/Tests/OneTests/Cases/by-hand/expected/tables/by_sector.csv")?.contains(",one,ok,") == true)
  }

  @Test("depends on an address where one is given, by its exact version")
  func address() throws {
    let place = try Workplace()
    let result = try Command.run(
      ["new", "measure", "one", "--peil", "https://example.org/nl/peil-toolkit.git"], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    let manifest = try #require(place.read("one/Package.swift"))
    #expect(manifest.contains(".package(url: \"https://example.org/nl/peil-toolkit.git\", exact: \""))
    #expect(manifest.contains("let peil = \"peil-toolkit\""))
  }

  @Test("leaves a folder that is there as it is")
  func existing() throws {
    let place = try Workplace()
    try place.write("mine", to: "one/Package.swift")
    let result = try Command.run(["new", "stage", "one", "--peil", ".."], in: place.folder)
    #expect(result.status == 73)
    #expect(result.error.contains("'one' is there already, and was left as it is"))
    #expect(place.read("one/Package.swift") == "mine")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path) == ["one"])
  }

  @Test(
    "refuses a word that is none, and one that is taken",
    arguments: [
      (["new", "measure", "Grant"], "a name is words of small letters"), (["new", "stage", "a--b"], "a name is words"),
      (["new", "measure", "one", "--begin-with", "mean"], "Please provide one of 'sums' and 'median'."),
      (["new", "measure", "sum"], "there is a measure 'sum' already"),
      (["new", "stage", "join"], "there is a stage 'join' already"),
    ])
  func names(arguments: [String], message: String) throws {
    let place = try Workplace()
    let result = try Command.run(arguments, in: place.folder)
    #expect(result.status == 64)
    #expect(result.error.contains(message), "\(result.error)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path).isEmpty)
  }
}
