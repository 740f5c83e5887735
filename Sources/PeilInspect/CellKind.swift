/// What a cell is at first sight.
enum CellKind {
  /// Whether a word is a number, an amount, a date or a time, and not a name.
  static func isValue(_ word: String) -> Bool {
    guard word.utf8.contains(where: { $0 &- UInt8(ascii: "0") < 10 }) else { return false }
    if NumberShape(word) != nil { return true }
    return DateShape(word) != nil
  }

  /// Words that stand for a missing value in the exports of the field, in small letters.
  static let missingWords: Set<String> = [
    "n.v.t.", "n.v.t", "nvt", "niet van toepassing", "onbekend", "geen opgave", "niet bekend", "leeg", "n.b.", "nb",
    "n/a", "na", "n.a.", "none", "null", "nil", "unknown", "not applicable", "missing", "nan", "-", "--", "---", "?",
    ".", "#n/b", "#n/a", "#value!", "#waarde!", "#ref!", "#verw!", "#div/0!", "#deel/0!", "#name?", "#naam?", "x.x",
    "skipped", "overgeslagen", "k.a.", "keine angabe", "unbekannt", "inconnu", "sans objet", "desconocido",
  ]

  /// Whether a word stands for a missing value, in brackets or without.
  static func isMissingWord(_ word: String) -> Bool {
    let small = word.lowercased()
    if missingWords.contains(small) { return true }
    guard let first = small.first, let last = small.last, "([<".contains(first), ")]>".contains(last) else {
      return false
    }
    return missingWords.contains(String(small.dropFirst().dropLast()))
  }
}
