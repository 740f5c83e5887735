import PeilTable

/// Which part of Europe the words of a text come from, by the small words that every sentence has.
struct LanguageHint {
  let western: Int
  let central: Int

  private static let westernWords: Set<String> = [
    "de", "het", "een", "van", "en", "voor", "met", "op", "niet", "zijn", "wordt", "naar", "door", "bij", "om", "aan",
    "the", "of", "and", "for", "with", "to", "is", "der", "die", "das", "und", "von", "mit", "ist", "den", "le", "la",
    "les", "des", "et", "du", "pour", "dans", "el", "los", "y", "del", "para", "por", "il", "di", "per", "och", "att",
    "och", "som", "af", "og", "til", "ja", "ei",
  ]

  private static let centralWords: Set<String> = [
    "w", "z", "i", "nie", "jest", "dla", "oraz", "się", "od", "przez", "v", "ve", "se", "pro", "je", "jsou", "byl",
    "nebo", "ze", "sa", "ako", "az", "és", "egy", "hogy", "nem", "si", "cu", "din", "pentru", "este", "za", "ili",
    "su", "koji", "u",
  ]

  /// Counts the words of a text that are ASCII alone.
  init(_ bytes: [UInt8]) {
    var western = 0
    var central = 0
    for word in bytes.split(whereSeparator: { ($0 | 0x20) &- 0x61 >= 26 && $0 < 0x80 }) where word.count <= 5 {
      let small = String(decoding: word.map { $0 | 0x20 }, as: UTF8.self)
      if Self.westernWords.contains(small) { western += 1 }
      if Self.centralWords.contains(small) { central += 1 }
    }
    self.western = western
    self.central = central
  }

  /// The encodings whose languages the words are not of; empty where the words do not say.
  var excluded: Set<TextEncoding> {
    if western >= 5, western > central * 4 { return [.windows1250] }
    if central >= 5, central > western * 4 { return [.windows1252, .iso8859x15] }
    return []
  }
}
