import Foundation
import PeilTestSupport
import Testing

/// `peil verify` of the pictures of a release, of every kind that Peil draws.
@Suite struct PictureVerifyTests {
  private static let pipeline = """
    peil: 1
    as-of: 2021-06-30
    title: Kinds of pictures
    language: nl
    reading: process
    unit: {key: nr, cluster: firm}
    sources:
      a:
        file: a.csv
        key: nr
        columns:
          nr: {type: text}
          firm: {type: text}
          kind: {type: category, values: [v, x, y, z]}
          year: {type: integer}
          day: {type: date}
          o: {type: outcome, values: [granted, refused, withdrawn]}
          score: {type: number}
          asked: {type: money, amount: requested}
    tables:
      funnel: {from: a, rows: kind, totals: nested, measures: {f: {funnel: {outcome: o, definition: decided}}}}
      steps: {from: a, measures: {left: {attrition: {outcome: o}}}}
      days: {from: a, rows: day, measures: {most: {max: asked}}, picture: depletion}
      cut: {from: a, rows: kind, measures: {low: {min: score, where: o == 'granted'}, high: {max: score, where: o == 'refused'}}}
      ways: {from: a, measures: {submitted: {approval-rate: {outcome: o, definition: submitted}}, decided: {approval-rate: {outcome: o, definition: decided}}}}
      years: {from: a, rows: year, totals: nested, measures: {rate: {approval-rate: {outcome: o, definition: submitted}}}}
      parts: {from: a, rows: kind, measures: {early: {share: year < 2020}, late: {share: year >= 2020}}, picture: {kind: stacked, measures: [early, late]}}
    publish:
      formats: [html, svg]
      disclosure: {minimum: 1, group: none, method: heuristic, tables: {funnel: public, steps: public, days: public, cut: public, ways: public, years: public, parts: public}}

    """

  private static let rows: String = {
    let outcomes = ["granted", "refused", "granted", "withdrawn", "refused", "granted", "granted"]
    let rows = (0..<96).map { place in
      let outcome = outcomes[place % 7]
      let score = outcome == "granted" ? 40 + place % 9 : 20 + place % 13
      let kind = Array("vxyz")[place % 4]
      return
        "\(place),f\(place),\(kind),\(2018 + place % 3),2021-03-0\(1 + place / 24),\(outcome),\(score),\(100 * (place + 1))\n"
    }
    return "nr,firm,kind,year,day,o,score,asked\n" + rows.joined()
  }()

  @Test("each kind is held against its table: a number, a place, an end or a point that is another is found out")
  func kinds() throws {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "p.yaml")
    try place.write(Self.rows, to: "a.csv")
    #expect(try Command.run(["run", "p.yaml", "--quiet"], in: place.folder).status == 0)
    let release = "out/p/release"
    #expect(try Command.run(["verify", release], in: place.folder).status == 0)
    // For each picture what stands in it once, and a digit of that which becomes another.
    let places: [(String, Regex<(Substring, Substring, Substring)>)] = [
      ("funnel", /(<circle cx=")([0-9.]+)/), ("funnel", /(<circle cx="[0-9.]+" cy=")([0-9.]+)/),
      ("funnel", /(<path d="M[0-9.]+ )([0-9.]+)/), ("steps", /(<rect x=")([0-9.]+)/),
      ("steps", /(<text [^>]*class="halo" data-figure="[0-9]+">)([0-9]+)/), ("days", /(<path d="M[0-9.]+ )([0-9.]+)/),
      ("days", /(data-figure="[0-9]+">€ )([0-9.]+)/),
      ("cut", /(width=")([0-9.]+)(?=" height="14" class="shape s2" data)/),
      ("cut", /(data-figure="[0-9]+">)([0-9]+)/), ("ways", /(<circle cx=")([0-9.]+)/),
      ("ways", /(class="range" data-x1="1.lower" data-x2=")([0-9]+)/), ("ways", /(% \()([0-9]+)(?=\/)/),
      ("ways", /(<line x1=")([0-9.]+)(?="[^>]*class="range")/), ("years", /(<circle cx="[0-9.]+" cy=")([0-9.]+)/),
      ("years", /(class="range" data-y1=")([0-9]+)/), ("years", /(<path d="M[0-9.]+ )([0-9.]+)/),
      ("parts", /(width=")([0-9.]+)(?=" height="26")/), ("parts", /(data-figure="[0-9]+">)([0-9]+)/),
      ("parts", /(<desc [^>]*>[^%]*: Early )([0-9]+)/),
    ]
    for (name, pattern) in places {
      let path = "\(release)/pictures/\(name).svg"
      let text = try #require(place.read(path))
      let body = try #require(text.firstRange(of: "<desc")).lowerBound
      let found = try #require(text[body...].firstMatch(of: pattern), "\(name) has no such place")
      let number = try #require(Double(found.2.replacingOccurrences(of: ".", with: "")))
      let another = found.2.contains(".") && !found.2.hasSuffix("0") ? "1" : "7"
      let forged =
        String(Int(number) + 7) == found.2 ? another : "\(Int(number) / (found.2.contains(".") ? 10 : 1) + 7)"
      let changed = text[..<found.range.lowerBound] + found.1 + forged + text[found.range.upperBound...]
      let files = ["\(release)/certificate.json", "\(release)/run.json"].map { ($0, place.read($0) ?? "") }
      try place.write(String(changed), to: path)
      try certify(path, text, place)
      let result = try Command.run(["verify", release], in: place.folder)
      #expect(result.status == 65, "\(name): \(found.output.0) with \(forged)")
      #expect(
        (result.output + result.error).contains(
          "'pictures/\(name).svg' does not show the figures that 'tables/\(name).csv' has"),
        "\(name): \(result.output + result.error)")
      try place.write(text, to: path)
      for (file, contents) in files { try place.write(contents, to: file) }
    }
    #expect(try Command.run(["verify", release], in: place.folder).status == 0)
  }

  /// Makes all hashes anew after a file was changed.
  private func certify(_ path: String, _ before: String, _ place: Workplace) throws {
    let release = "out/p/release"
    let certificate = try #require(place.read("\(release)/certificate.json"))
    let (old, new) = (SHA256Sum.of(before), SHA256Sum.of(place.read(path) ?? ""))
    let certified = certificate.replacingOccurrences(of: old, with: new)
    #expect(certified != certificate)
    try place.write(certified, to: "\(release)/certificate.json")
    let listing = try #require(place.read("\(release)/run.json")).replacingOccurrences(of: old, with: new)
    try place.write(
      listing.replacingOccurrences(of: SHA256Sum.of(certificate), with: SHA256Sum.of(certified)),
      to: "\(release)/run.json")
  }
}
