import Foundation
import Testing

/// `peil init` as a person meets it: two commands from exports to a first table.
@Suite struct InitCommandTests {
  private static let applications = """
    sep=;
    Aanvraagnummer;Aanvrager;Indieningsdatum;Gevraagd bedrag;Sector
    A-1;Bakker B.V.;13-01-2021;€ 1.000,00;Handel
    A-2;Smid & Zn.;14-01-2021;€ 2.500,50;Bouw
    A-3;"De ""Vries"" B.V.";15-01-2021;€ 500,00;Handel
    A-4;Jansen;15-01-2021;€ 750,00;Bouw
    A-5;Pietersen;16-01-2021;€ 900,00;Handel

    """
  private static let decisions = """
    aanvraagnummer,besluit,besluitdatum,verleend bedrag
    A-1,Toegekend,2021-02-20,1000.00
    A-2,Afgewezen,2021-02-21,
    A-3,Toegekend,2021-02-22,400.00
    A-5,Ingetrokken,2021-01-30,
    A-9,Toegekend,2021-02-22,100.00

    """

  @Test("gives a first table of two unknown exports, with nothing edited")
  func twoCommands() throws {
    let place = try Workplace()
    try place.write(Self.applications, to: "exports/Aanvragen 2021.csv")
    try place.write(Self.decisions, to: "exports/besluiten.csv")
    let drafted = try Command.run(
      ["init", "exports/Aanvragen 2021.csv", "exports/besluiten.csv", "-o", "work/p.yaml"], in: place.folder)
    #expect(drafted.status == 73, "the folder of the pipeline is not there")
    let made = try Command.run(
      ["init", "exports/Aanvragen 2021.csv", "exports/besluiten.csv", "-o", "exports/p.yaml"], in: place.folder)
    #expect(
      made.error == """
        exports/Aanvragen 2021.csv: 5 records, 5 columns
        exports/besluiten.csv: 5 records, 4 columns
        exports/p.yaml is written; next: peil run exports/p.yaml

        """)
    #expect(made.status == 0)
    let run = try Command.run(["run", "exports/p.yaml", "--quiet"], in: place.folder)
    #expect(run.status == 0, "\(run.error)")
    // Counted by hand: of five applications two were granted, one refused, one withdrawn, and one has no decision;
    // granted 1,400.00 of 5,650.50 requested.
    let table = try #require(place.read("out/p/tables/approval.csv"))
    #expect(table.contains("of_submitted,,ratio,2,5,5,1,"), "\(table)")
    #expect(table.contains("of_assessed,,ratio,2,3,3,0,"), "\(table)")
    #expect(place.read("out/p/tables/amounts.csv")?.contains("sum_of_verleend_bedrag,1400.00,") == true)
  }

  @Test("leaves what has two readings to a person, and says where")
  func openChoice() throws {
    let place = try Workplace()
    try place.write("nr,date,n\n1,03-04-2021,a\n2,05-06-2021,b\n", to: "a.csv")
    let made = try Command.run(["init", "a.csv"], in: place.folder)
    #expect(
      made.error == """
        a.csv: 2 records, 3 columns
        pipeline.yaml is written; 1 line is for you to fill in, as 'peil check pipeline.yaml' says

        """)
    let draft = try #require(place.read("pipeline.yaml"))
    #expect(draft.contains("#   either  dates: d-M-yyyy\n      #   either  dates: M-d-yyyy"), "\(draft)")
    let check = try Command.run(["check", "pipeline.yaml"], in: place.folder)
    #expect(check.error.contains("'choose' is not a pattern for dates"))
    #expect(check.status == 64)
  }

  @Test("never writes over a pipeline that is there, unless told to")
  func existing() throws {
    let place = try Workplace()
    try place.write("nr,n\n1,a\n", to: "a.csv")
    try place.write("mine\n", to: "pipeline.yaml")
    let refused = try Command.run(["init", "a.csv"], in: place.folder)
    #expect(
      refused.error == """
        error: 'pipeline.yaml' is there already, and was left as it is
           name another file with -o, or replace it with --force

        """)
    #expect(refused.status == 73)
    #expect(place.read("pipeline.yaml") == "mine\n")
    #expect(try Command.run(["init", "a.csv", "--force"], in: place.folder).status == 0)
    #expect(place.read("pipeline.yaml")?.hasPrefix("# A draft") == true)
  }

  @Test("prints the pipeline where it is asked to, and says what a file is that is no export")
  func printed() throws {
    let place = try Workplace()
    try place.write("nr,n\n1,a\n", to: "a.csv")
    let printed = try Command.run(["init", "a.csv", "-o", "-"], in: place.folder)
    #expect(printed.output.contains("file: a.csv\n"))
    #expect(!place.exists("pipeline.yaml"))
    try place.write("PK\u{3}\u{4}[Content_Types].xml", to: "book.xlsx")
    let workbook = try Command.run(["init", "book.xlsx"], in: place.folder)
    #expect(
      workbook.error == """
        book.xlsx: error: this is no delimited text but an Excel workbook (xlsx)
           open it and save the sheet as CSV in UTF-8

        """)
    #expect(workbook.status == 65)
  }
}

/// `peil profile` as a person and a program meet it.
@Suite struct ProfileCommandTests {
  @Test("shows formats, columns and what to look at, as text and as JSON")
  func profile() throws {
    let place = try Workplace()
    try place.write("Nr;Bedrag\n1;€ 1.000,00\n2;€ 2.000,00\n2;€ 2.000,00\n", to: "a.csv")
    let text = try Command.run(["profile", "a.csv"], in: place.folder)
    #expect(text.status == 0)
    #expect(text.output.hasPrefix("a.csv: 55 bytes, 3 records of 2 columns\n"), "\(text.output)")
    #expect(text.output.contains("records are the same as an earlier one in every field (1; line 4)"))
    let json = try Command.run(["profile", "a.csv", "--json"], in: place.folder)
    let list = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    let columns = try #require(list.first?["columns"] as? [[String: Any]])
    #expect(columns.map { $0["header"] as? String } == ["Nr", "Bedrag"])
    #expect((columns[1]["type"] as? [String: Any])?["value"] as? String == "money")
  }

  @Test("says what is wrong with a file that is none")
  func missing() throws {
    let place = try Workplace()
    let result = try Command.run(["profile", "nothing.csv"], in: place.folder)
    #expect(result.error == "nothing.csv: error: there is no such file\n")
    #expect(result.status == 66)
  }
}
