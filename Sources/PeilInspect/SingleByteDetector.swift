import PeilCSV
import PeilTable

/// Tells the single-byte encodings apart by what each makes of the bytes beyond ASCII.
struct SingleByteDetector {
  private let bytes: [UInt8]
  private let utf8: UTF8Survey
  /// The places of the bytes beyond ASCII.
  private let places: [Int]

  /// In the order of preference where the texts are the same.
  private static let candidates: [TextEncoding] = [.windows1252, .iso8859x15, .windows1250, .windows1253]

  init(_ bytes: [UInt8], utf8: UTF8Survey) {
    self.bytes = bytes
    self.utf8 = utf8
    places = bytes.indices.filter { bytes[$0] >= 0x80 }
  }

  func finding() -> Finding<TextEncoding> {
    let costs = Self.candidates.map { (encoding: $0, cost: cost($0)) }
    let best = costs.map(\.cost).min() ?? 0
    let left = costs.filter { $0.cost == best }.map(\.encoding)
    var evidence = [notUTF8]
    if utf8.multiByteCount > utf8.invalid.count * 3 {
      evidence.append(
        "but \(utf8.multiByteCount) character(s) are valid UTF-8: the file mixes encodings, or was put together of several"
      )
      return Finding(.utf8, .open, evidence: evidence, alternatives: left)
    }
    let first = left.first ?? .windows1252
    let hint = LanguageHint(bytes)
    let words = left.filter { !hint.excluded.contains($0) }
    if let chosen = words.first, words.count < left.count, left.contains(where: { differs($0, from: chosen) }),
      !words.contains(where: { differs($0, from: chosen) })
    {
      evidence.append(
        "the words around it are of \(chosen == .windows1250 ? "Central" : "Western") Europe: " + sample(left))
      return Finding(chosen, .likely, evidence: evidence)
    }
    let different = left.dropFirst().filter { differs($0, from: first) }
    let excluded = costs.filter { $0.cost > best }
    evidence += excluded.compactMap { unlikely($0.encoding) }
    guard different.isEmpty else {
      evidence.append(sample([first] + different))
      return Finding(first, .open, evidence: evidence, alternatives: Array(different))
    }
    if left.count > 1 {
      evidence.append("\(left.map(\.rawValue).joined(separator: ", ")) all give the same text here")
    }
    // Only what makes no sense at all excludes an encoding.
    let isExcluded = best == 0 && excluded.allSatisfy { $0.cost >= 5 }
    return Finding(first, isExcluded ? .certain : .likely, evidence: evidence)
  }

  private var notUTF8: String {
    let place = utf8.invalid.first ?? 0
    let line = 1 + bytes[..<place].count { $0 == 0x0A }
    let hex = String(bytes[place], radix: 16, uppercase: true)
    return "\(utf8.invalid.count) byte(s) are no UTF-8; the first is \(hex) on line \(line)"
  }

  // MARK: - What speaks against an encoding

  /// How much speaks against an encoding: characters that it does not define, or that make no sense where they stand.
  private func cost(_ encoding: TextEncoding) -> Int {
    guard let page = CodePage.of(encoding) else { return .max }
    return places.reduce(0) { $0 + cost(page.scalar(of: bytes[$1]), at: $1, page) }
  }

  private func cost(_ scalar: Unicode.Scalar?, at place: Int, _ page: CodePage) -> Int {
    guard let scalar, scalar.value >= 0xA0 else { return 100 }
    // Nobody writes the sign for any currency.
    if scalar == "¤" { return 5 }
    let before = neighbour(place, -1, page)
    let after = neighbour(place, 1, page)
    if scalar.properties.isAlphabetic {
      let letters = [before, after].compactMap(\.self).filter(\.properties.isAlphabetic)
      // A Greek letter lives among Greek letters, a Latin one among Latin ones.
      let mixed = letters.filter { $0.isGreek != scalar.isGreek }.count
      // A capital does not stand behind a small letter.
      let capital = scalar.properties.isUppercase && (before?.properties.isLowercase ?? false) ? 3 : 0
      // A word is seldom a run of letters beyond ASCII, unless it is Greek.
      let run = !scalar.isGreek && (before.map { $0.value >= 0x80 && $0.properties.isAlphabetic } ?? false) ? 2 : 0
      return mixed * 5 + capital + run + (scalar.isGreek || Self.common.contains(scalar) ? 0 : 1)
    }
    let isInWord = (before?.properties.isAlphabetic ?? false) && (after?.properties.isAlphabetic ?? false)
    if isInWord, scalar != "’", scalar != "\u{AD}", scalar != "·", scalar != "‘" { return 5 }
    // A sign of money, a fraction or an exponent begins no word.
    if Self.numeric.contains(scalar), after?.properties.isAlphabetic ?? false { return 4 }
    return Self.signs.contains(scalar) ? 0 : 1
  }

  private func neighbour(_ place: Int, _ step: Int, _ page: CodePage) -> Unicode.Scalar? {
    let other = place + step
    return bytes.indices.contains(other) ? page.scalar(of: bytes[other]) : nil
  }

  /// Letters that the languages of the encodings use in common words.
  private static let common = Set(
    ("éèêëïîíìóòôöõúùûüáàâäãåæøçñßœ" + "ąćęłńśźżčďěňřšťůžýőűăţşđľĺŕ" + "ÉÈÊËÏÎÍÓÔÖÚÜÁÀÂÄÅÆØÇÑŒ"
      + "ĄĆĘŁŃŚŹŻČĎĚŇŘŠŤŮŽÝŐŰĂŢŞĐ").unicodeScalars)

  private static let numeric = Set("£¥¤¦±¼½¾¹²³¯¬".unicodeScalars)

  private static let signs = Set("€£§©®°±·½¼¾²³µ«»‘’“”„‚…–—•¿¡™ºª\u{A0}\u{AD}".unicodeScalars)

  // MARK: - Showing it

  private func differs(_ encoding: TextEncoding, from other: TextEncoding) -> Bool {
    guard let page = CodePage.of(encoding), let reference = CodePage.of(other) else { return true }
    return Set(places.map { bytes[$0] }).contains { page.scalar(of: $0) != reference.scalar(of: $0) }
  }

  private func unlikely(_ encoding: TextEncoding) -> String? {
    guard let page = CodePage.of(encoding),
      let worst = places.max(by: {
        cost(page.scalar(of: bytes[$0]), at: $0, page) < cost(page.scalar(of: bytes[$1]), at: $1, page)
      })
    else { return nil }
    let line = 1 + bytes[..<worst].count { $0 == 0x0A }
    guard page.scalar(of: bytes[worst]) != nil else {
      return "\(encoding.rawValue) has no character for the byte on line \(line)"
    }
    return "\(encoding.rawValue) would read '\(word(at: worst, page))' on line \(line)"
  }

  /// A word that reads differently in the encodings that are left.
  private func sample(_ encodings: [TextEncoding]) -> String {
    let pages = encodings.compactMap { CodePage.of($0) }
    let place = places.first { place in Set(pages.map { $0.scalar(of: bytes[place]) }).count > 1 } ?? 0
    let line = 1 + bytes[..<place].count { $0 == 0x0A }
    let readings = zip(encodings, pages).map { "'\(word(at: place, $1))' in \($0.rawValue)" }
    return "line \(line): \(readings.joined(separator: ", "))"
  }

  private func word(at place: Int, _ page: CodePage) -> String {
    func belongs(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 }
    var start = place
    while start > 0, place - start < 20, belongs(bytes[start - 1]) { start -= 1 }
    var end = place + 1
    while end < bytes.count, end - place < 20, belongs(bytes[end]) { end += 1 }
    return page.text(of: bytes[start..<end])
  }
}

extension Unicode.Scalar {
  fileprivate var isGreek: Bool { (0x370...0x3FF).contains(value) }
}
