import PeilWords
import Testing

@Suite("Words")
struct WordsTests {
  @Test("have a wording in every language", arguments: Language.allCases)
  func complete(language: Language) {
    for word in Word.allCases {
      #expect(!Words(language)[word].isEmpty)
    }
  }

  @Test("differ between the languages, but for those the languages share")
  func different() {
    let shared = Word.allCases.filter { Words(.dutch)[$0] == Words(.english)[$0] }
    #expect(shared == [.rowsIn])
  }

  @Test("say every flag in each language", arguments: FigureFlag.allCases)
  func flags(flag: FigureFlag) {
    #expect(Words(.dutch)[flag] != Words(.english)[flag])
  }

  @Test("say why a figure by budget cannot be computed")
  func sentences() {
    let sentence = Sentence.dimensionUnknown(dimension: "Budget", missing: "174", of: "237")
    #expect(Words(.dutch)[sentence] == "niet te berekenen: Budget is voor 174 van 237 onbekend")
    #expect(Words(.english)[sentence] == "cannot be computed: Budget is unknown for 174 of 237")
  }

  @Test("of an unknown language are English", arguments: [("nl", Language.dutch), ("en", .english), ("fr", .english)])
  func codes(code: String, language: Language) {
    #expect(Language(code: code) == language)
  }

  @Test("of reports, rejections, reasons and methods have a wording in every language", arguments: Language.allCases)
  func everyTable(language: Language) {
    let words = Words(language)
    let wordings =
      ReportWord.allCases.map { words[$0] } + RejectionWord.allCases.map { words[rejection: $0] }
      + UndefinedWord.allCases.map { words[undefined: $0] } + IntervalWord.allCases.map { words[interval: $0] }
    #expect(wordings.allSatisfy { !$0.isEmpty })
  }

  @Test("of reports differ between the languages, but for those they share")
  func differentReports() {
    #expect(ReportWord.allCases.filter { Words(.dutch)[$0] == Words(.english)[$0] } == [.logo])
    #expect(RejectionWord.allCases.allSatisfy { Words(.dutch)[rejection: $0] != Words(.english)[rejection: $0] })
    #expect(UndefinedWord.allCases.allSatisfy { Words(.dutch)[undefined: $0] != Words(.english)[undefined: $0] })
  }

  @Test("are listed with the language's own and")
  func listed() {
    #expect(Words(.dutch).listed(["a", "b", "c"]) == "a, b en c")
    #expect(Words(.english).listed(["a", "b"]) == "a and b")
    #expect(Words(.dutch).listed(["a"]) == "a")
    #expect(Words(.dutch).listed([]) == "")
  }
}
