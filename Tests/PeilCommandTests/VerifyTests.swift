import Foundation
import PeilTestSupport
import Testing

/// `peil verify`: a run folder held against itself.
@Suite struct VerifyTests {
  private static let pipeline = """
    peil: 1
    title: Trial
    language: en
    reading: census
    sources:
      a: {file: "a*.csv", key: nr, reject-limit: 1, columns: {nr: {type: text}, kind: {type: category, values: [x, y]}}}
    datasets:
      kept: {from: a, stages: [{filter: kind is known}, {check: {known: {rule: kind is known, otherwise: warn}}}]}
    tables:
      t: {title: Kinds, from: kept, rows: kind, totals: nested, measures: {n: {count: {}, label: Rows}}}
    publish: {formats: markdown, datasets: kept}

    """

  private func run() throws -> Workplace {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "pipelines/p.yaml")
    try place.write("nr,kind\n1,x\n2,y\n3,x\n4,z\n", to: "pipelines/a1.csv")
    let run = try Command.run(["run", "pipelines/p.yaml", "--quiet"], in: place.folder)
    #expect(run.status == 0, "\(run.error)")
    return place
  }

  private func verify(_ place: Workplace, _ more: [String] = []) throws -> Command.Result {
    try Command.run(["verify", "out/p"] + more, in: place.folder)
  }

  private func replace(_ old: String, _ new: String, in name: String, of place: Workplace) throws {
    let text = try #require(place.read(name))
    #expect(text.contains(old))
    try place.write(text.replacingOccurrences(of: old, with: new), to: name)
  }

  /// A run that somebody has changed together with its hash in `run.json`.
  private func forge(_ old: String, _ new: String, in name: String, of place: Workplace) throws {
    let file = place.folder.appendingPathComponent("out/p/\(name)")
    let before = SHA256Sum.of(file: file)
    try replace(old, new, in: "out/p/\(name)", of: place)
    #expect(old.utf8.count == new.utf8.count)
    try replace(before, SHA256Sum.of(file: file), in: "out/p/run.json", of: place)
  }

  @Test("a run that nobody touched is right, wherever the files it read are found")
  func sound() throws {
    let place = try run()
    let result = try verify(place)
    #expect(result.status == 0)
    #expect(result.error == "")
    let digest = try #require(result.output.split(separator: " ").last)
    #expect(
      result.output == """
        files: 10 in out/p, all as the run wrote them
        ledger: 3 lines; the sums close
        figures: 3 in 1 table; 5 files made again and compared
        inputs: 2 the same
        sha256 of run.json: \(digest)
        """)
    #expect(digest.count == 65)
  }

  @Test(
    "each kind of file that was changed is named, with the cell, what is there and what should be",
    arguments: [
      (
        "tables/t.csv", "x,,n,2,", "x,,n,3,",
        """
        out/p/tables/t.csv: error: this file disagrees with the record in 1 place
           t, n, kind=x, value: found '3', expected '2'

        """
      ),
      (
        "tables/t.csv", "y,,n,1,count,,,1,0,,,,count/rows,ok,\n", "",
        """
        out/p/tables/t.csv: error: this file disagrees with the record in 1 place
           t, n, kind=y: the row is gone

        """
      ),
      (
        "tables.md", "| y | 1 |", "| y | 7 |",
        """
        out/p/tables.md: error: this file disagrees with the record in 1 place
           Kinds, y, Rows: found '7', expected '1'

        """
      ),
      (
        "tables.md", "## Kinds", "## Sorts",
        """
        out/p/tables.md: error: this file disagrees with the record in 2 places
           Kinds: all of it is gone
           Sorts: nothing of that name is expected

        """
      ),
      (
        "ledger.csv", "a,0,read,4,0,0,1,", "a,0,read,4,0,0,0,",
        """
        out/p/ledger.csv: error: this file disagrees with the record in 1 place
           a, stage 0, read, rejected: found '0', expected '1'

        """
      ),
      (
        "checks.csv", "known,warn,3", "known,warn,9",
        """
        out/p/checks.csv: error: this file disagrees with the record in 1 place
           kept, stage 2, known, passed: found '9', expected '3'

        """
      ),
      (
        "run.json", "\"rejected\": 1,", "\"rejected\": 0,",
        """
        out/p/run.json: error: this file disagrees with the record in 2 places
           inputs[0].rejected: found '0', expected '1'
           ledger[0].rejected: found '0', expected '1'

        """
      ),
      (
        "rejects/reasons.csv", "z", "q",
        """
        out/p/rejects/reasons.csv: error: this is not the file that the run wrote: its hash is another than run.json has

        """
      ),
      (
        "datasets/kept.csv", "1,x", "1,y",
        """
        out/p/datasets/kept.csv: error: this is not the file that the run wrote: its hash is another than run.json has

        """
      ),
      (
        "internal/figures.jsonl", "\"n\":2", "\"n\":3",
        """
        error: 'out/p/internal/figures.jsonl' is not the file that the run wrote: its hash is another than run.json has
        """
      ),
      (
        "internal/pipeline.yaml", "Trial", "Trail",
        """
        error: 'out/p/internal/pipeline.yaml' is not the file that the run wrote: its hash is another than run.json has
        """
      ),
    ])
  func changed(name: String, old: String, new: String, words: String) throws {
    let place = try run()
    try replace(old, new, in: "out/p/\(name)", of: place)
    let result = try verify(place)
    #expect(result.status == 65)
    if words.hasSuffix("\n") { #expect(result.error == words) } else { #expect(result.error.hasPrefix(words)) }
    #expect(result.error.contains(words), "\(result.error)")
  }

  @Test("a figure of the report, and a word of it, are named by their table")
  func report() throws {
    let place = try run()
    #expect(try Command.run(["publish", "out/p", "--formats", "html,fragments"], in: place.folder).status == 0)
    let sound = try verify(place)
    #expect(sound.status == 0, "\(sound.error)")
    try replace("kind=y n\">1</td>", "kind=y n\">4</td>", in: "out/p/report.html", of: place)
    try replace("<td data-v=\"1\">1</td>", "<td data-v=\"6\">1</td>", in: "out/p/fragments/t.html", of: place)
    let result = try verify(place)
    #expect(result.status == 65)
    #expect(
      result.error == """
        out/p/report.html: error: this file disagrees with the record in 1 place
           Table 1. Kinds, y, Rows: found '4', expected '1'
        out/p/fragments/t.html: error: this file disagrees with the record in 1 place
           Table 1. Kinds, y, Rows (to sort by): found '6', expected '1'

        """)
  }

  @Test(
    "each file that was taken away is named",
    arguments: [
      "tables/t.csv", "tables.md", "ledger.csv", "checks.csv", "rejects/a.csv", "rejects/reasons.csv",
      "datasets/kept.csv",
    ])
  func gone(name: String) throws {
    let place = try run()
    try FileManager.default.removeItem(at: place.folder.appendingPathComponent("out/p/\(name)"))
    let result = try verify(place)
    #expect(result.status == 65)
    #expect(result.error == "out/p/\(name): error: the run wrote this file, and it is gone\n")
    #expect(result.output.hasPrefix("files: 10 in out/p, 1 not as the run wrote them\n"))
  }

  @Test("a figure that was changed together with its hash disagrees with the record")
  func forgedFigure() throws {
    let place = try run()
    try forge("x,,n,2,", "x,,n,3,", in: "tables/t.csv", of: place)
    let result = try verify(place)
    #expect(result.status == 65)
    #expect(
      result.error == """
        out/p/tables/t.csv: error: this file disagrees with the record in 1 place
           t, n, kind=x, value: found '3', expected '2'
           run.json vouches for the file as it is: both were changed, or another release wrote them

        """)
  }

  @Test("a ledger that was changed together with its hash does not add up")
  func forgedLedger() throws {
    let place = try run()
    try forge("\"kind\":\"filter\",\"in\":3", "\"kind\":\"filter\",\"in\":2", in: "internal/record.json", of: place)
    let result = try verify(place)
    #expect(result.status == 65)
    #expect(
      result.error.hasPrefix(
        """
        error: the rows of stage 1 (filter) of 'kept' do not add up
           2 in - 0 left out - 0 rejected - 0 merged + 0 added is 2, and 3 went out
        error: 3 rows left source 'a', and 2 came into stage 1 (filter) of 'kept'
        out/p/ledger.csv: error: this file disagrees with the record in 1 place
           kept, stage 1, filter, in: found '3', expected '2'
        """), "\(result.error)")
  }

  @Test("a file that the run did not write, and an input that changed, are warnings; one that is gone is a note")
  func around() throws {
    let place = try run()
    try place.write("more", to: "out/p/tables/u.csv")
    try place.write("nr,kind\n1,x\n2,y\n3,y\n4,z\n", to: "pipelines/a1.csv")
    let changed = try verify(place)
    #expect(changed.status == 1)
    #expect(
      changed.error == """
        warning: 1 file in 'out/p' is not of the run
           tables/u.csv
        warning: 'a1.csv' (source 'a') is not what the run read: 24 bytes then and now
           the figures are those of the file as it was

        """)
    #expect(changed.output.contains("inputs: 1 the same, 1 changed since\n"))

    try FileManager.default.removeItem(at: place.folder.appendingPathComponent("out/p/tables/u.csv"))
    try FileManager.default.moveItem(
      at: place.folder.appendingPathComponent("pipelines/a1.csv"),
      to: place.folder.appendingPathComponent("pipelines/a2.csv"))
    let moved = try verify(place)
    #expect(moved.status == 1)
    #expect(
      moved.error == """
        note: 'a1.csv' (source 'a') is not at its place any more, or cannot be read
        warning: 'a*.csv' of source 'a' stands for 1 file now, and stood for 1
           not read by the run: a2.csv

        """)

    try FileManager.default.removeItem(at: place.folder.appendingPathComponent("pipelines"))
    let alone = try verify(place)
    #expect(alone.status == 0)
    #expect(
      alone.error == """
        note: inputs were not looked at: where the pipeline file 'p.yaml' stands is not known
           name it with --pipeline

        """)
  }

  @Test("a publication elsewhere and a run that failed are held against their hashes alone")
  func withoutRecord() throws {
    let place = try run()
    _ = try Command.run(["publish", "out/p", "-o", "web"], in: place.folder)
    let web = try Command.run(["verify", "web"], in: place.folder)
    #expect(web.status == 0)
    #expect(web.error.hasPrefix("note: 'web' holds no record of its figures"))
    try place.write("x", to: "web/tables.md")
    let changed = try Command.run(["verify", "web"], in: place.folder)
    #expect(changed.status == 65)
    #expect(changed.error.contains("web/tables.md: error: this is not the file that the run wrote"))
    #expect(try Command.run(["verify", "pipelines"], in: place.folder).status == 66)
  }

  @Test("what is found can be read by a program")
  func json() throws {
    let place = try run()
    try replace("x,,n,2,", "x,,n,3,", in: "out/p/tables/t.csv", of: place)
    let result = try verify(place, ["--json"])
    #expect(result.status == 65)
    let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(value?["exit"] as? Int == 65)
    let diagnostics = value?["diagnostics"] as? [[String: Any]]
    #expect(diagnostics?.map { $0["code"] as? String } == ["changed-output"])
  }
}
