import Foundation
import Testing

@Suite struct ShowTests {
  private static let pipeline = """
    peil: 1
    language: en
    sources:
      a:
        file: a.csv
        key: nr
        columns:
          nr: {type: text}
          n: {type: integer}
    datasets:
      d:
        from: a
        stages:
          - filter: n > 1
          - derive: {m: n + n}
          - filter: m > 4
          - rename: {twice: m}
    tables:
      t: {from: d, measures: {n: {count: {}}}}

    """

  private func show(_ arguments: String...) throws -> Command.Result {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "p.yaml")
    try place.write("nr,n\na,1\nb,2\nc,3\n", to: "a.csv")
    return try Command.run(["show", "p.yaml"] + arguments, in: place.folder)
  }

  @Test(
    "shows the rows after any stage, by its number or by a kind that stands there once",
    arguments: [
      ("0", "nr,n\na,1\nb,2\nc,3\n"), ("1", "nr,n\nb,2\nc,3\n"), ("2", "nr,n,m\nb,2,4\nc,3,6\n"),
      ("derive", "nr,n,m\nb,2,4\nc,3,6\n"), ("3", "nr,n,m\nc,3,6\n"), ("rename", "nr,n,twice\nc,3,6\n"),
    ])
  func stages(stage: String, rows: String) throws {
    #expect(try show("d", "--stage", stage, "--csv").output == rows)
  }

  @Test("no rows are asked for: the columns and how many rows there are")
  func none() throws {
    #expect(try show("d", "--rows", "0").output == "nr  n  twice\n──  ─  ─────\n0 of 1 rows\n")
    #expect(try show("d", "--rows", "0", "--csv").output == "nr,n,twice\n")
  }

  @Test(
    "a name or a stage that is not there is told with what is",
    arguments: [
      (
        ["e"],
        "error: no source or dataset 'e' in p.yaml\n   there are: a, d\n"
      ),
      (
        ["d", "--stage", "5"],
        "error: 'd' has no stage 5\n   its stages are: 1 filter, 2 derive, 3 filter, 4 rename\n"
      ),
      (
        ["d", "--stage", "derivd"],
        "error: 'd' has no stage 'derivd'\n   did you mean 'derive'?\n"
          + "   its stages are: 1 filter, 2 derive, 3 filter, 4 rename\n"
      ),
      (
        ["d", "--stage", "filter"],
        "error: 'd' has 2 stages 'filter'\n   name one by its number\n"
          + "   its stages are: 1 filter, 2 derive, 3 filter, 4 rename\n"
      ),
      (["a", "--stage", "1"], "error: 'a' has no stage 1\n   it has no stages\n"),
    ])
  func unknown(arguments: [String], message: String) throws {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "p.yaml")
    try place.write("nr,n\na,1\n", to: "a.csv")
    let result = try Command.run(["show", "p.yaml"] + arguments, in: place.folder)
    #expect(result.error == message)
    #expect(result.status == 64)
    #expect(result.output == "")
  }

  @Test(
    "a reader that goes away is no error, and an output that is full is one",
    arguments: [
      ["show", "p.yaml", "a"], ["run", "p.yaml"], ["stages"], ["--help"], ["help", "run"],
    ])
  func pipes(arguments: [String]) throws {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "p.yaml")
    try place.write("nr,n\na,3\n", to: "a.csv")
    let (process, output, error) = try Command.start(arguments, in: place.folder)
    try output.close()
    let said = String(decoding: error.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
    #expect(!said.contains("error"))

    let full = Process()
    full.executableURL = URL(fileURLWithPath: "/bin/sh")
    full.arguments = ["-c", "exec \"$0\" \"$@\" > /dev/full", Command.binary] + arguments
    full.currentDirectoryURL = place.folder
    let pipe = Pipe()
    full.standardError = pipe
    try full.run()
    let complaint = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    full.waitUntilExit()
    #expect(complaint.hasPrefix("error: cannot write to standard output: No space left on device\n"))
    #expect(full.terminationStatus == 74)
    // What a run had to write stands in its folder, and it says so.
    #expect(complaint.contains("written: out/p/") == (arguments[0] == "run"))
  }
}
