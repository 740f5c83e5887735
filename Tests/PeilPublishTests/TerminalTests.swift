import PeilCore
import PeilPublish
import PeilTable
import PeilValues
import PeilWords
import Testing

@Suite("Tables for the terminal")
struct TerminalTests {
  @Test("align words at the left and figures at the right, with the legend under them")
  func official() throws {
    let report = TerminalReport(result: OfficialTable.result, plan: OfficialTable.plan(language: "nl"))
    #expect(
      try report.text == """
        Tender 2020 naar budget

        Cijfer                    SZW          EZK       Totaal
        ────────────────  ───────────  ───────────  ───────────
        Aanvragen                   .            .          237
        Toegekend                  18           45           63
        Toegekend bedrag  € 2.785.603  € 7.158.099  € 9.943.702
        . = niet te berekenen: Budget is voor 174 van 237 onbekend

        """)
  }

  @Test("are set in blocks where the terminal is narrow, each with what stands at the side")
  func narrow() {
    let table = TerminalTable(
      head: [["naam", "een", "twee", "drie"]], rows: [["a", "1", "2", "3"]],
      alignments: [.left, .right, .right, .right], stubCount: 1)
    #expect(
      table.text(width: 16) == """
        naam  een  twee
        ────  ───  ────
        a       1     2

        naam  drie
        ────  ────
        a        3

        """)
    #expect(table.text(width: 1).split(separator: "\n").count == 9)
    #expect(table.text(width: 21) == table.text)
  }

  /// Widths by Unicode Standard Annex 11: a mark adds none, a wide character counts two.
  @Test("stay aligned beside combining marks and wide characters")
  func widths() {
    let table = TerminalTable(
      head: [["x", "n"]], rows: [["e\u{301}e\u{301}n", "1"], ["日本", "2"], ["😀", "3"], ["vier", "4"]],
      alignments: [.left, .right])
    #expect(
      table.text == """
        x     n
        ────  ─
        e\u{301}e\u{301}n   1
        日本  2
        😀    3
        vier  4

        """)
  }

  @Test("let no control character through", arguments: ["\u{1B}[2J", "a\u{07}b", "\u{9B}31m", "\u{2066}x", "\u{0}"])
  func control(raw: String) {
    let text = TerminalTable(head: [[raw]], rows: [[raw]], alignments: [.left]).text
    let steering = text.unicodeScalars.filter { scalar in
      scalar != "\n" && (scalar.properties.generalCategory == .control || (0x2066...0x2069).contains(scalar.value))
    }
    #expect(steering.isEmpty)
    #expect(text.contains("\u{FFFD}"))
  }

  @Test("show the ledger in the words of the language, without columns in which nothing is counted")
  func ledger() {
    var read = LedgerEntry(dataset: "decisions", stage: 0, kind: "read")
    (read.rowsIn, read.rejected, read.rowsOut) = (1238, 1, 1237)
    var join = LedgerEntry(dataset: "evaluated", stage: 1, kind: "join")
    (join.rowsIn, join.rowsOut) = (237, 237)
    join.details = [LedgerDetail("matched", 237), LedgerDetail("cardinality", "one-to-one")]
    #expect(
      LedgerTable(Ledger([read, join])).text(in: .dutch) == """
        gegevens   stap  soort     in  afgekeurd    uit  bijzonderheden
        ─────────  ────  ─────  ─────  ─────────  ─────  ───────────────────────────────────
        decisions        lezen  1.238          1  1.237
        evaluated     1  join     237          0    237  matched=237; cardinality=one-to-one

        """)
    #expect(LedgerTable(Ledger([read])).text(in: .english).hasPrefix("data       stage  kind     in  rejected    out"))
  }

  @Test("hold no word of the other language")
  func languages() throws {
    for (language, other) in [(Language.dutch, Language.english), (.english, .dutch)] {
      let plan = OfficialTable.plan(language: language.rawValue)
      let markdown = try MarkdownPublisher().files(for: OfficialTable.result, of: plan)
      let text =
        try TerminalReport(result: OfficialTable.result, plan: plan).text
        + (try #require(TableFixture.text(markdown, "tables.md")))
      let words = Set(text.split { !$0.isLetter }.map(String.init))
      for word in Word.allCases where Words(language)[word] != Words(other)[word] {
        let foreign = Words(other)[word]
        #expect(foreign.allSatisfy(\.isLetter) ? !words.contains(foreign) : !text.contains(foreign))
      }
    }
  }
}
