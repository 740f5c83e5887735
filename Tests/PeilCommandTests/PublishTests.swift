import Foundation
import Testing

/// `peil publish`: formats again from the folder of a run.
@Suite struct PublishTests {
  static let pipeline = """
    peil: 1
    title: {nl: Proef, en: Trial}
    language: nl
    reading: census
    sources:
      a: {file: a.csv, key: nr, reject-limit: 1, columns: {nr: {type: text}, kind: {type: category, values: [x, y]}}}
    tables:
      t: {title: {nl: Soorten, en: Kinds}, from: a, rows: kind, totals: nested, measures: {n: count}}
    publish: {datasets: a}

    """

  private func run() throws -> Workplace {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "p.yaml")
    try place.write("nr,kind\n1,x\n2,y\n3,x\n4,z\n", to: "a.csv")
    let run = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(run.status == 0, "\(run.error)")
    return place
  }

  @Test("a format is added to the run's own folder when sources and pipeline are gone, and nothing else changes")
  func inPlace() throws {
    let place = try run()
    let others = ["tables/t.csv", "ledger.csv", "rejects/a.csv", "rejects/reasons.csv", "datasets/a.csv"]
    let before = others.map { place.read("out/p/\($0)") }
    for name in ["p.yaml", "a.csv"] {
      try FileManager.default.removeItem(at: place.folder.appendingPathComponent(name))
    }
    try place.write("mine", to: "out/p/notes.txt")
    let result = try Command.run(["publish", "out/p", "--formats", "markdown"], in: place.folder)
    #expect(result.status == 0)
    #expect(result.error == "written: 2 files in out/p/\n  tables/t.csv\n  tables.md\n")
    #expect(
      place.read("out/p/tables.md") == """
        # Proef

        ## Soorten

        | kind | n |
        | --- | ---: |
        | x | 2 |
        | y | 1 |
        | Totaal | 3 |

        Definities:

        - n: aantal rijen

        """)
    #expect(others.map { place.read("out/p/\($0)") } == before)
    #expect(place.read("out/p/notes.txt") == "mine")
    #expect(place.read("out/p/run.json")?.contains("\"file\": \"tables.md\"") == true)
    #expect(place.read("out/p/run.json")?.contains("\"file\": \"datasets/a.csv\"") == true)
  }

  @Test("another folder gets what is asked for, in the language asked for, and nothing from inside the house")
  func elsewhere() throws {
    let place = try run()
    let result = try Command.run(
      ["publish", "out/p", "--formats", "markdown", "--language", "en", "-o", "web/site"], in: place.folder)
    #expect(result.status == 0)
    #expect(
      result.error == """
        written: 2 files in web/site/
          tables/t.csv
          tables.md
        exported rows are not made again; they stay in out/p/datasets/

        """)
    #expect(place.read("web/site/tables.md")?.hasPrefix("# Trial\n\n## Kinds\n\n| kind | n |") == true)
    #expect(place.read("web/site/tables/t.csv") == place.read("out/p/tables/t.csv"))
    let names = try FileManager.default.contentsOfDirectory(
      atPath: place.folder.appendingPathComponent("web/site").path)
    #expect(names.sorted() == ["run.json", "tables", "tables.md"])
    #expect(!place.exists("out/p/tables.md"))
    let again = try Command.run(["publish", "web/site"], in: place.folder)
    #expect(again.status == 66)
    #expect(
      again.error == """
        error: 'web/site' holds no record of its figures (internal/record.json)
           a run that was not published has none, nor has a release or a folder that 'peil publish' wrote elsewhere: these hold no rows of anybody's
           name the folder that 'peil run' wrote, or run the pipeline again

        """)
  }

  @Test("what cannot be published says why, and leaves the run as it was")
  func refusals() throws {
    let place = try run()
    let before = place.read("out/p/run.json")
    let cases: [([String], Int32, String)] = [
      (
        ["publish", "p.yaml"], 66,
        """
        error: 'p.yaml' is no run folder of Peil's: it holds no run.json
           this is a pipeline file; its run is in out/p, unless -o named another folder

        """
      ),
      (
        ["publish", "out/p", "--formats", "markdwon"], 64,
        """
        error: no format 'markdwon'
           did you mean 'markdown'?
        """
      ),
      (
        ["publish", "out/p", "--language", "en"], 64,
        """
        error: the run folder 'out/p' is in 'nl', and a folder has one language
           name another folder for 'en' with -o

        """
      ),
      (
        ["publish", "out/p", "-o", "out"], 73,
        "error: the output folder 'out' holds 'out/p/run.json', which this run reads\n"
      ),
      (["publish", "out/p", "--language", "fr"], 64, "Error: --language takes nl or en; here stands 'fr'"),
    ]
    for (arguments, status, words) in cases {
      let result = try Command.run(arguments, in: place.folder)
      #expect(result.status == status, "\(arguments)")
      #expect(result.error.hasPrefix(words), "\(arguments): \(result.error)")
    }
    #expect(place.read("out/p/run.json") == before)

    try place.write("{}\n", to: "out/p/internal/figures.jsonl")
    let changed = try Command.run(["publish", "out/p"], in: place.folder)
    #expect(changed.status == 65)
    #expect(
      changed.error == """
        error: 'out/p/internal/figures.jsonl' is not the file that the run wrote: its hash is another than run.json has
           run the pipeline again; 'peil verify' names everything that is not as it was

        """)
    try FileManager.default.removeItem(at: place.folder.appendingPathComponent("out/p/internal/figures.jsonl"))
    let gone = try Command.run(["publish", "out/p"], in: place.folder)
    #expect(gone.status == 65)
    #expect(gone.error.hasPrefix("error: 'out/p/internal/figures.jsonl' is gone, and the run wrote it\n"))
  }
}
