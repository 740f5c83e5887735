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
}
