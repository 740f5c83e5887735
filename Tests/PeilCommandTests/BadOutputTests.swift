import Foundation
import Testing

/// What can be wrong with the place a run writes to, and what it says about it.
@Suite struct BadOutputTests {
  private static let pipeline = """
    peil: 1
    language: en
    sources:
      a:
        file: a.csv
        key: nr
        columns:
          nr: {type: text}
          costs: {type: money, amount: project-costs}
    tables:
      t: {from: a, measures: {costs: {sum: costs}}}

    """

  private func workplace() throws -> Workplace {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "p.yaml")
    try place.write("nr,costs\n1,1.00\n2,2.00\n", to: "a.csv")
    return place
  }

  @Test(
    "a folder that cannot be written is named with what to do, and the input stays",
    arguments: [
      ("a.csv", 73, "error: the output 'a.csv' is a file, and a folder is wanted\n   name another folder with -o\n"),
      (
        "a.csv/sub", 73,
        """
        error: cannot make the folder 'a.csv/sub': Not a directory
           a part of the path is a file: name another folder with -o
           what stood in the output folder before is untouched

        """
      ),
      // Nobody can make a folder here, root neither.
      (
        "/proc/peil-out", 73,
        """
        error: cannot make the folder '/proc/peil-out': No such file or directory
           no folder can be made there: name another one with -o
           what stood in the output folder before is untouched

        """
      ),
      (
        ".", 73,
        """
        error: the output folder '.' holds 'a.csv', which this run reads
           a run replaces its whole output folder; name another one with -o

        """
      ),
    ] as [(String, Int32, String)])
  func unusable(folder: String, status: Int32, message: String) throws {
    let place = try workplace()
    let result = try Command.run(["run", "p.yaml", "--quiet", "--out", folder], in: place.folder)
    #expect(result.error == message)
    #expect(result.status == status)
    #expect(place.read("a.csv") == "nr,costs\n1,1.00\n2,2.00\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path).sorted() == ["a.csv", "p.yaml"])
  }

  @Test("where no more can be written, the run of before stays whole and nothing is left beside it")
  func full() throws {
    let place = try workplace()
    #expect(try Command.run(["run", "p.yaml", "--quiet"], in: place.folder).status == 0)
    let before = try #require(place.read("out/p/run.json"))
    try place.write("nr,costs\n1,1.00\n2,2.50\n", to: "a.csv")
    let result = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder, limit: 1)
    #expect(result.status == 74)
    #expect(result.error.hasPrefix("error: cannot write 'out/p/"))
    #expect(
      result.error.hasSuffix(
        """
        : File too large
           no file may grow that large there ('ulimit -f' says how large): lift that, or name another disk with -o
           what stood in the output folder before is untouched

        """))
    #expect(place.read("out/p/run.json") == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path + "/out") == ["p"])
  }
}
