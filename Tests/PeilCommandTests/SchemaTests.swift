import Foundation
import Testing

/// A source whose columns a schema describes.
@Suite struct SchemaCommandTests {
  private static let pipeline = """
    peil: 1
    language: en
    sources:
      s:
        file: a.csv
        schema: a.schema.json
        reject-limit: 9
    tables:
      t: {from: s, measures: {n: {count: {of: rows}}}}
    publish: {formats: [csv], datasets: [s]}

    """
  private static let schema = """
    {"fields": [
      {"name": "Nummer", "title": "Aanvraag", "constraints": {"pattern": "A-[0-9]+"}},
      {"name": "Datum", "type": "date", "format": "%d-%m-%Y", "constraints": {"minimum": "2020-01-01"}},
      {"name": "Aantal", "type": "integer", "constraints": {"required": true, "maximum": 10}}],
     "missingValues": ["", "-"], "primaryKey": "Nummer"}
    """

  @Test("has its types, words, key and constraints; the schema is hashed, and the pipeline file has the last word")
  func run() throws {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "p.yaml")
    try place.write(Self.schema, to: "a.schema.json")
    try place.write(
      "Nummer,Datum,Aantal\\nA-1,31-01-2020,5\\nA-2,-,10\\nB-3,01-02-2020,1\\nA-4,31-12-2019,1\\nA-5,01-02-2020,\\nA-6,01-02-2020,11\\n"
        .replacingOccurrences(of: "\\n", with: "\n"), to: "a.csv")
    let run = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(place.read("out/p/datasets/s.csv") == "nummer,datum,aantal\nA-1,2020-01-31,5\nA-2,,10\n")
    let reasons = try #require(place.read("out/p/rejects/reasons.csv"))
    #expect(reasons.contains("other-pattern,nummer,B-3"))
    #expect(reasons.contains("out-of-bounds,datum,31-12-2019"))
    #expect(reasons.contains("missing-value,aantal,"))
    #expect(reasons.contains("out-of-bounds,aantal,11"))
    #expect(place.read("out/p/run.json")?.contains("\"file\": \"a.schema.json\"") == true)
    try place.write(
      Self.pipeline.replacingOccurrences(
        of: "    reject-limit: 9\n", with: "    reject-limit: 9\n    columns: {aantal: {from: Aantal, type: text}}\n"),
      to: "p.yaml")
    let other = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(other.error.contains("a.schema.json"), "\(other.error)")
    #expect(other.error.contains("the bound '10' is no value of its type"), "\(other.error)")
  }

  @Test("may be drafted beside the pipeline, and then describes every row as the draft of the pipeline does")
  func drafted() throws {
    let place = try Workplace()
    try place.write(
      """
      Nr;Datum;Bedrag;Soort;Mkb;Themas
      A-1;13-01-2021;€ 1.000,50;Zorg;ja;tijd|geld
      A-2;14-01-2021;€ 20,00;Bouw;nee;tijd
      A-3;15-01-2021;n.v.t.;Zorg;ja;geld|tijd
      A-4;16-01-2021;€ 7,25;Bouw;nee;geld
      A-5;17-01-2021;€ 7,25;Bouw;ja;tijd|geld

      """, to: "a.csv")
    let made = try Command.run(["init", "a.csv", "--schema"], in: place.folder)
    #expect(made.error.hasPrefix("a.schema.json is written\n"), "\(made.error)")
    try place.write(
      """
      peil: 1
      language: en
      sources:
        s: {file: a.csv, schema: a.schema.json, format: {delimiter: ";"}}
      tables:
        t: {from: s, measures: {n: {count: {of: rows}}}}
      publish: {formats: [csv], datasets: [s]}

      """, to: "p.yaml")
    let run = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(
      place.read("out/p/datasets/s.csv") == """
        nr,datum,bedrag,soort,mkb,themas
        A-1,2021-01-13,1000.50,Zorg,true,tijd|geld
        A-2,2021-01-14,20.00,Bouw,false,tijd
        A-3,2021-01-15,,Zorg,true,tijd|geld
        A-4,2021-01-16,7.25,Bouw,false,geld
        A-5,2021-01-17,7.25,Bouw,true,tijd|geld

        """)
  }

  @Test("has its foreign keys checked where the pipeline reads what they point at, and says where it does not")
  func foreignKeys() throws {
    let place = try Workplace()
    try place.write(
      """
      {"fields": [{"name": "nr"}, {"name": "sector"}], "primaryKey": "nr", "missingValues": [""],
       "foreignKeys": [{"fields": "sector", "reference": {"resource": "sectors", "fields": "Code"}}]}
      """, to: "a.schema.json")
    let pipeline = """
      peil: 1
      language: en
      sources:
        s: {file: a.csv, schema: a.schema.json, reject-limit: LIMIT}
        sectors: {file: sectors.csv, key: code, columns: {code: {from: Code, type: text}}}
      tables:
        t: {from: s, measures: {n: {count: {of: rows}}}}
        u: {from: sectors, measures: {n: {count: {of: rows}}}}

      """
    try place.write("nr,sector\n1,A\n2,C\n3,\n", to: "a.csv")
    try place.write("Code\nA\nB\n", to: "sectors.csv")
    try place.write(pipeline.replacingOccurrences(of: "LIMIT", with: "0"), to: "p.yaml")
    let stopped = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(stopped.status == 65)
    #expect(
      place.read("out/p.failed/rejects/reasons.csv")?.contains(
        "s,a.csv,3,2,14,s_sector_in_sectors,3,failed-check,s_sector_in_sectors,") == true, "\(stopped.error)")
    try place.write(pipeline.replacingOccurrences(of: "LIMIT", with: "1"), to: "p.yaml")
    let run = try Command.run(["run", "p.yaml"], in: place.folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(!run.error.contains("nothing uses"), "\(run.error)")
    let lines = pipeline.replacingOccurrences(of: "LIMIT", with: "0").split(separator: "\n")
    try place.write(lines.filter { !$0.contains("sectors") }.joined(separator: "\n") + "\n", to: "p.yaml")
    let alone = try Command.run(["check", "p.yaml"], in: place.folder)
    #expect(
      alone.error.contains("the foreign key is not checked: no source of the pipeline reads 'sectors'"),
      "\(alone.error)")
  }

  @Test("is told with its place in the schema what is wrong there")
  func wrong() throws {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "p.yaml")
    try place.write("{\"fields\": [{\"name\": \"Nummer\", \"type\": \"strng\"}]}", to: "a.schema.json")
    try place.write("Nummer\n1\n", to: "a.csv")
    let check = try Command.run(["check", "p.yaml"], in: place.folder)
    #expect(check.status == 64)
    #expect(check.error.contains("a.schema.json:1:40: error: 'strng' is no type of a Table Schema"), "\(check.error)")
  }
}
