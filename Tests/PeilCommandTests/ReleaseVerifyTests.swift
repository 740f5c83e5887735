import Foundation
import PeilTestSupport
import Testing

/// `peil verify` and `peil publish` of a release, by somebody who has it alone and by the house it came from.
@Suite struct ReleaseVerifyTests {
  private static let pipeline = """
    peil: 1
    title: Trial
    language: nl
    reading: census
    unit: {key: nr, cluster: firm}
    sources:
      a:
        file: a.csv
        key: nr
        columns: {nr: {type: text}, firm: {type: text}, kind: {type: category, values: [v, x, y, z]}, costs: {type: money, amount: project-costs}}
    tables:
      t: {title: Kinds, from: a, rows: kind, totals: nested, measures: {n: {count: {}, label: Rows}, costs: {sum: costs, label: Costs}}}
    publish:
      formats: [markdown, html, svg, fragments, ods, json, datapackage, csvw]
      disclosure: {minimum: 3, group: none, method: heuristic}

    """

  /// Four of v, two of x, four of y, five of z, each of another firm.
  private static let rows =
    "nr,firm,kind,costs\n"
    + Array("vvvvxxyyyyzzzzz").enumerated().map { "\($0 + 1),f\($0 + 1),\($1),\(100 + $0)\n" }.joined()

  private func run() throws -> Workplace {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "p.yaml")
    try place.write(Self.rows, to: "a.csv")
    let run = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(run.status == 0, "\(run.error)")
    return place
  }

  private func bytes(_ name: String, _ place: Workplace) throws -> Data {
    try #require(FileManager.default.contents(atPath: place.folder.appendingPathComponent(name).path))
  }

  private func digest(_ name: String, _ place: Workplace) -> String {
    SHA256Sum.of(file: place.folder.appendingPathComponent(name))
  }

  private func replace(_ old: String, _ new: String, in name: String, _ place: Workplace) throws {
    let text = try #require(place.read(name))
    #expect(text.contains(old), "\(name) has no \(old)")
    try place.write(text.replacingOccurrences(of: old, with: new), to: name)
  }

  private func verify(_ folder: String, _ place: Workplace) throws -> (status: Int32, text: String) {
    let result = try Command.run(["verify", folder], in: place.folder)
    return (result.status, result.output + result.error)
  }

  private func releasedFiles(_ place: Workplace) throws -> [String] {
    let root = place.folder.appendingPathComponent("out/p/release")
    let found = try #require(FileManager.default.enumerator(atPath: root.path)).compactMap { $0 as? String }
    return found.filter { name in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root.appendingPathComponent(name).path, isDirectory: &isFolder)
      return !isFolder.boolValue
    }.sorted()
  }

  @Test("a release of which one byte is another fails, whatever kind of file it is, with and without a hash that fits")
  func everyKindOfFile() throws {
    let place = try run()
    for folder in ["out/p", "out/p/release"] { #expect(try verify(folder, place).status == 0) }
    let names = try releasedFiles(place)
    let kinds = Set(names.map { ($0 as NSString).pathExtension })
    #expect(kinds == ["csv", "md", "html", "svg", "ods", "json"], "\(kinds)")
    let listing = try #require(place.read("out/p/release/run.json"))
    for name in names {
      let path = "out/p/release/\(name)"
      let before = try bytes(path, place)
      let old = digest(path, place)
      var changed = before
      let middle = changed.startIndex + changed.count / 2
      changed[middle] = changed[middle] == UInt8(ascii: "7") ? UInt8(ascii: "8") : UInt8(ascii: "7")
      try changed.write(to: place.folder.appendingPathComponent(path))
      #expect(try verify("out/p", place).status == 65, "\(name) inside the house")
      if name != "run.json" {
        #expect(try verify("out/p/release", place).status == 65, "\(name) with its old hash")
        try replace(old, digest(path, place), in: "out/p/release/run.json", place)
        let forged = try verify("out/p/release", place)
        // Of the certificate itself nothing but its contents can tell; those of another test are changed with sense.
        if name != "certificate.json" {
          #expect(forged.status == 65, "\(name) with a hash that fits")
          #expect(forged.text.contains("not the file that the certificate was made for"), "\(forged.text)")
        }
      }
      try before.write(to: place.folder.appendingPathComponent(path))
      try place.write(listing, to: "out/p/release/run.json")
    }
    #expect(try verify("out/p/release", place).status == 0)
  }

  @Test(
    "a table that was changed together with run.json and the certificate's hash of it is held against the certificate",
    arguments: [
      ("y,,n,4,count,,,4,", "y,,n,5,count,,,5,", "has another value of 'n' than the certificate, which has 4"),
      ("suppressed-other", "suppressed-own,x", "hidden of"),
    ])
  func forgedTable(_ old: String, _ new: String, _ words: String) throws {
    let place = try run()
    let path = "out/p/release/tables/t.csv"
    let before = digest(path, place)
    let text = try #require(place.read(path))
    // The second case hides by another status.
    let changed =
      new.hasSuffix(",x")
      ? text.replacingOccurrences(of: old, with: "suppressed-own") : text.replacingOccurrences(of: old, with: new)
    #expect(changed != text)
    try place.write(changed, to: path)
    let after = digest(path, place)
    let certificate = digest("out/p/release/certificate.json", place)
    try replace(before, after, in: "out/p/release/certificate.json", place)
    try replace(before, after, in: "out/p/release/run.json", place)
    try replace(certificate, digest("out/p/release/certificate.json", place), in: "out/p/release/run.json", place)
    let found = try verify("out/p/release", place)
    #expect(found.status == 65)
    #expect(found.text.contains(words), "\(found.text)")
    #expect(try verify("out/p", place).status == 65)
  }

  @Test(
    "a figure that one file has and the tidy table has not is found out, whoever made all hashes anew",
    arguments: [
      ("report.html", "data-v=\"4\" title", "data-v=\"5\" title"),
      ("report.html", "title=\"peil explain . t kind=y n\">4<", "title=\"peil explain . t kind=y n\">5<"),
      ("report.html", "title=\"peil explain . t kind=x n\">x²<", "title=\"peil explain . t kind=x n\">2<"),
      ("fragments/t.html", "<td data-v=\"430.00\">€ 430</td>", "<td data-v=\"340.00\">€ 340</td>"),
      ("fragments/t.md", "| y | 4 | € 430 |", "| y | 4 | € 431 |"), ("tables.md", "| y | 4 |", "| y | 5 |"),
      ("tables.md", "| y | 4 | € 430 |\n| z | 5 | € 560 |", "| y | 5 | € 560 |\n| z | 4 | € 430 |"),
      ("tables.json", "\"value\":4,\"text\":\"4\"", "\"value\":5,\"text\":\"5\""),
      ("tables.json", "\"text\":\"€ 1.605\"", "\"text\":\"€ 1.506\""),
      // A picture's texts, the lengths of its bars, its axis, the words for who cannot see it, and figures drawn beside them.
      ("pictures/t.svg", "data-figure=\"5\">4<", "data-figure=\"5\">5<"),
      ("pictures/t.svg", "data-figure=\"3\">x²<", "data-figure=\"3\">2<"),
      ("pictures/t.svg", "width=\"305.6\"", "width=\"382\""),
      ("pictures/t.svg", "data-x2=\"5\"/>", "data-x2=\"3\"/>"),
      ("pictures/t.svg", "data-tick-x=\"4\">4<", "data-tick-x=\"4\">5<"),
      ("pictures/t.svg", "dat van y (4)", "dat van y (3)"),
      (
        "pictures/t.svg", "<text x=\"222\" y=\"60.5\"",
        "<rect x=\"232\" y=\"50\" width=\"152.8\" height=\"13\" class=\"shape s1\"/><text x=\"222\" y=\"60.5\""
      ),
      ("pictures/t.svg", "data-figure=\"3\">x²<", "data-figure=\"3\">x²</text><text x=\"250\" y=\"60\">2<"),
      ("report.html", "data-figure=\"7\">5<", "data-figure=\"7\">6<"),
      ("report.html", "<dd data-figure=\"t 9\"><strong>15<", "<dd data-figure=\"t 9\"><strong>16<"),
      ("report.html", "<dd data-figure=\"t 10\"><strong>€ 1.605<", "<dd data-figure=\"t 10\"><strong>€ 1.506<"),
    ])
  func forgedElsewhere(_ name: String, _ old: String, _ new: String) throws {
    let place = try run()
    let path = "out/p/release/\(name)"
    let before = digest(path, place)
    try replace(old, new, in: path, place)
    let after = digest(path, place)
    let certificate = digest("out/p/release/certificate.json", place)
    try replace(before, after, in: "out/p/release/certificate.json", place)
    try replace(before, after, in: "out/p/release/run.json", place)
    try replace(certificate, digest("out/p/release/certificate.json", place), in: "out/p/release/run.json", place)
    let found = try verify("out/p/release", place)
    #expect(found.status == 65)
    #expect(found.text.contains("'\(name)' does not show the figures that 'tables/t.csv' has"), "\(found.text)")
  }

  /// The release without a file, of which nothing in the listings tells any more.
  private func remove(_ name: String, isCertified: Bool = true, _ place: Workplace) throws {
    let folder = "out/p/release"
    try FileManager.default.removeItem(at: place.folder.appendingPathComponent("\(folder)/\(name)"))
    if isCertified {
      let before = digest("\(folder)/certificate.json", place),
        size = try bytes("\(folder)/certificate.json", place)
      let lines = try #require(place.read("\(folder)/certificate.json")).split(separator: "\n")
      let kept = lines.filter { !$0.contains("{\"file\":\"\(name)\"") }
      #expect(kept.count == lines.count - 1)
      try place.write(kept.joined(separator: "\n") + "\n", to: "\(folder)/certificate.json")
      try replace(before, digest("\(folder)/certificate.json", place), in: "\(folder)/run.json", place)
      try replace(
        "\"bytes\": \(size.count)", "\"bytes\": \(try bytes("\(folder)/certificate.json", place).count)",
        in: "\(folder)/run.json", place)
    }
    // A file of the listing stands between braces of its own.
    let listing = try #require(place.read("\(folder)/run.json"))
    let parts = listing.components(separatedBy: "    {\n      \"file\": \"\(name)\"")
    #expect(parts.count == 2)
    let rest = try #require(parts.last?.firstRange(of: "    },\n")).upperBound
    try place.write(parts[0] + parts[1][rest...], to: "\(folder)/run.json")
  }

  @Test("a release without its certificate or without a tidy table fails, though no listing names what is gone")
  func lacking() throws {
    let one = try run()
    try remove("certificate.json", isCertified: false, one)
    let bare = try verify("out/p/release", one)
    #expect(bare.status == 65)
    #expect(bare.text.contains("has no certificate: nobody can tell whether it is safe"), "\(bare.text)")
    let two = try run()
    try remove("tables/t.csv", two)
    let blind = try verify("out/p/release", two)
    #expect(blind.status == 65)
    #expect(blind.text.contains("the release has no 'tables/t.csv' to hold its figures against"), "\(blind.text)")
    // A file that no figure is held against may go: there is nothing false in what is left.
    let three = try run()
    try remove("tables.json", three)
    #expect(try verify("out/p/release", three).status == 0)
  }

  @Test("a table that stands in a page and not in the certificate is refused, and so is a second one of the same name")
  func strangeTables() throws {
    for (old, new, words) in [
      ("<table id=\"t-t-table\"", "<table id=\"t-u-table\"", "the certificate says nothing of table 'u'"),
      (
        "</main>", "<table id=\"t-t-table\"><tbody><tr><td data-v=\"2\">2</td></tr></tbody></table></main>",
        "'report.html' does not show the figures that 'tables/t.csv' has"
      ),
    ] {
      let place = try run()
      let path = "out/p/release/report.html"
      let before = digest(path, place)
      try replace(old, new, in: path, place)
      try certify(path, before, place)
      let found = try verify("out/p/release", place)
      #expect(found.status == 65)
      #expect(found.text.contains(words), "\(found.text)")
    }
  }

  /// Makes all hashes anew after a file was changed.
  private func certify(_ path: String, _ before: String, _ place: Workplace) throws {
    let after = digest(path, place)
    let certificate = digest("out/p/release/certificate.json", place)
    try replace(before, after, in: "out/p/release/certificate.json", place)
    try replace(before, after, in: "out/p/release/run.json", place)
    try replace(certificate, digest("out/p/release/certificate.json", place), in: "out/p/release/run.json", place)
  }

  @Test("a certificate that claims more than anybody finds fails by itself")
  func forgedCertificate() throws {
    let place = try run()
    let path = "out/p/release/certificate.json"
    let before = digest(path, place)
    let text = try #require(place.read(path))
    // Numbers of one and two, or of more for the other: at most so many values are left.
    let line = try #require(text.split(separator: "\n").first { $0.contains("\"narrowest\"") })
    let said = try #require(line.firstMatch(of: /"narrowest":(\d+)/).flatMap { Int($0.1) })
    #expect(said >= 1)
    try place.write(
      text.replacingOccurrences(of: "\"narrowest\":\(said),", with: "\"narrowest\":\(said + 40),"), to: path)
    try replace(before, digest(path, place), in: "out/p/release/run.json", place)
    let found = try verify("out/p/release", place)
    #expect(found.status == 65)
    #expect(found.text.contains("are wider than they are"), "\(found.text)")
  }

  @Test("a hidden number that is written back is found out from the sums alone")
  func shownSecondary() throws {
    let place = try run()
    let path = "out/p/release/certificate.json"
    let text = try #require(place.read(path))
    let before = digest(path, place)
    // What protects x is shown: x is what is left of the total.
    let hidden = try #require(
      text.split(separator: "\n").first {
        $0.contains("\"own\":false") && $0.contains("\"hidden-in\":[\"t\"]") && $0.contains("\"known\":[3,null]")
      })
    let shown = hidden.replacingOccurrences(of: "\"value\":null", with: "\"value\":4")
    try place.write(text.replacingOccurrences(of: hidden, with: shown), to: path)
    try replace(before, digest(path, place), in: "out/p/release/run.json", place)
    let found = try verify("out/p/release", place)
    #expect(found.status == 65)
    #expect(found.text.contains("hidden figure of count of a can be worked out"), "\(found.text)")
  }

  @Test("publishing elsewhere goes through disclosure control; the figures as they are need a word of their own")
  func publishing() throws {
    let place = try run()
    let made = try Command.run(["publish", "out/p", "-o", "elsewhere", "--formats", "ods,markdown"], in: place.folder)
    #expect(made.status == 0, "\(made.error)")
    #expect(made.error.contains("it may leave the house"))
    #expect(place.read("elsewhere/tables/t.csv") == place.read("out/p/release/tables/t.csv"))
    #expect(place.read("elsewhere/tables/t.csv")?.contains("x,,n,,count,,,,,,,,count/units,suppressed-own,") == true)
    #expect(place.read("elsewhere/certificate.json") != nil)
    #expect(try verify("elsewhere", place).status == 0)
    let open = try Command.run(["publish", "out/p", "-o", "inside", "--unprotected"], in: place.folder)
    #expect(open.error.contains("for inside the house: these figures are not made safe"))
    #expect(place.read("inside/tables/t.csv")?.contains("x,,n,2,count") == true)
    #expect(try Command.run(["publish", "out/p", "--unprotected"], in: place.folder).status == 64)
  }

  @Test("nothing but a release is written where a release stands, and nothing at all in that of a run")
  func overReleases() throws {
    let place = try run()
    #expect(try Command.run(["publish", "out/p", "-o", "web"], in: place.folder).status == 0)
    try FileManager.default.createSymbolicLink(
      at: place.folder.appendingPathComponent("link"),
      withDestinationURL: place.folder.appendingPathComponent("out/p/release"))
    let before = try releasedFiles(place).map { try bytes("out/p/release/\($0)", place) }
    let safe = try #require(place.read("web/tables/t.csv"))
    for arguments in [["publish", "out/p", "--unprotected"], ["publish", "out/p"], ["run", "p.yaml", "--quiet"]] {
      for folder in ["out/p/release", "out/p/release/more", "out/p/../p/release/", "link", "link/more"] {
        let found = try Command.run(arguments + ["-o", folder], in: place.folder)
        #expect(found.status == 73, "\(arguments) \(folder): \(found.error)")
        #expect(found.error.contains("is part of the release of the run in"), "\(found.error)")
      }
    }
    for arguments in [["publish", "out/p", "--unprotected"], ["run", "p.yaml", "--quiet"]] {
      let found = try Command.run(arguments + ["-o", "web"], in: place.folder)
      #expect(found.status == 73)
      #expect(found.error.contains("holds a release, and these figures are not made safe"), "\(found.error)")
    }
    #expect(try releasedFiles(place).map { try bytes("out/p/release/\($0)", place) } == before)
    #expect(place.read("web/tables/t.csv") == safe)
    // A release in the place of a release, and the run once more in its own.
    #expect(try Command.run(["publish", "out/p", "-o", "web", "--formats", "html"], in: place.folder).status == 0)
    #expect(try Command.run(["run", "p.yaml", "--quiet"], in: place.folder).status == 0)
    #expect(try verify("out/p", place).status == 0)
  }

  @Test("in the run's own folder a format that is asked for is made of the release too, and all verifies")
  func inPlace() throws {
    let place = try Workplace()
    try place.write(Self.pipeline.replacingOccurrences(of: "ods, json, ", with: ""), to: "p.yaml")
    try place.write(Self.rows, to: "a.csv")
    _ = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(place.read("out/p/release/tables.json") == nil)
    #expect(try Command.run(["publish", "out/p", "--formats", "json"], in: place.folder).status == 0)
    let released = try #require(place.read("out/p/release/tables.json"))
    #expect(released.contains("suppressed-own"))
    let both = try ["out/p", "out/p/release"].map { try verify($0, place) }
    for found in both { #expect(found.status == 0, "\(found.text)") }
  }

  @Test("what was refused is published nowhere, and a run without rules says what it lacks")
  func refused() throws {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "p.yaml")
    // Nothing but x and its total: there is nothing to hide behind.
    try place.write("nr,firm,kind,costs\n1,f1,x,5\n2,f2,x,6\n", to: "a.csv")
    #expect(try Command.run(["run", "p.yaml", "--quiet"], in: place.folder).status == 65)
    let made = try Command.run(["publish", "out/p", "-o", "elsewhere"], in: place.folder)
    #expect(made.status == 65)
    #expect(made.error.contains("holds no release: its figures were not made safe"))
    #expect(place.read("elsewhere/run.json") == nil)
    try place.write(
      Self.pipeline.split(separator: "\n").filter { !$0.contains("disclosure") }.joined(separator: "\n") + "\n",
      to: "q.yaml")
    #expect(try Command.run(["run", "q.yaml", "--quiet"], in: place.folder).status == 0)
    let open = try Command.run(["publish", "out/q", "-o", "open"], in: place.folder)
    #expect(open.status == 0)
    #expect(open.error.contains("not for publication as it is: the tables count firms ('firm')"))
  }
}
