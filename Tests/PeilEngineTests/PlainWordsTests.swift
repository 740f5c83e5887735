import PeilCore
import Testing

/// The words were made in Python: `unicodedata.normalize("NFKD", text.lower())`, combining marks taken out, and then the
/// runs of letters and digits.
@Suite("Words in plain form")
struct PlainWordsTests {
  @Test(
    "are in small letters, without marks, whatever form the letters came in",
    arguments: [
      ("Te dúúr!", ["te", "duur"]), ("ﬁnancieel", ["financieel"]), ("ÁÀÂ", ["aaa"]), ("Ångström", ["angstrom"]),
      ("e\u{301}e\u{301}n", ["een"]), ("één", ["een"]), ("İstanbul", ["istanbul"]), ("H₂O", ["h2o"]), ("Ⅻ", ["xii"]),
      ("ｆｕｌｌ", ["full"]), ("naïef—idee", ["naief", "idee"]), ("œuvre STRASSE ß", ["œuvre", "strasse", "ß"]),
      ("каша", ["каша"]), ("know-how, collega’s", ["know", "how", "collega", "s"]), ("", []), (" \n—!", []),
      ("a1b2 3D", ["a1b2", "3d"]), ("ĳs IJs ĲS", ["ijs", "ijs", "ijs"]), ("€ 4.500", ["4", "500"]),
    ])
  func plain(text: String, words: [String]) {
    #expect(PlainWords(text).words == words)
  }

  @Test("come from a text that is cut off in the middle of a letter, too")
  func cutOff() {
    var words = PlainWords()
    words.read([UInt8(ascii: "a"), 0xC3][...])
    #expect(words.words == ["a"])
  }
}
