import PeilValues
import PeilWords

/// Finds the figures in a passage; years, days, pages, articles, numbers of things, codes and footnotes are none.
struct FigureScanner {
  private let characters: [Character]
  private let language: Language
  /// Whether a word is one that the run's figures are counted in, by which a bare number of four digits is told from a year.
  private let isNoun: (String) -> Bool
  private var figures: [QuotedFigure] = []

  init(_ characters: [Character], language: Language, isNoun: @escaping (String) -> Bool) {
    self.characters = characters
    self.language = language
    self.isNoun = isNoun
  }

  /// The figures in their order.
  static func figures(
    in characters: [Character], language: Language, isNoun: @escaping (String) -> Bool
  ) -> [QuotedFigure] {
    var scanner = FigureScanner(characters, language: language, isNoun: isNoun)
    scanner.scan()
    return scanner.figures
  }

  private mutating func scan() {
    var place = 0
    while place < characters.count {
      if isDigit(place) {
        place = number(at: place)
      } else if characters[place].isLetter {
        place = word(at: place)
      } else {
        place += 1
      }
    }
  }

  private func isDigit(_ place: Int) -> Bool {
    place >= 0 && place < characters.count && characters[place].isASCII && characters[place].isNumber
  }

  private func isLetter(_ place: Int) -> Bool { place >= 0 && place < characters.count && characters[place].isLetter }

  private func character(_ place: Int) -> Character { characters.indices.contains(place) ? characters[place] : " " }

  // MARK: - Words

  /// Goes behind a word; one with digits in it is a code, and a number word is a figure.
  private mutating func word(at start: Int) -> Int {
    var end = start
    while isLetter(end) || isDigit(end)
      || (end > start && isJoint(end) && (isDigit(end + 1) || isInAddress(start, end)))
    {
      end += 1
    }
    let text = plain(start..<end)
    if let value = Lexicon.numberWords[text], !isDigit(end) {
      let figure = QuotedFigure(
        range: start..<end, value: Rational(value), step: .one, roundStep: .one, unit: .count,
        hedge: hedge(before: start),
        isWord: true, isScaled: false, significantDigits: 1)
      figures.append(figure)
    }
    return max(end, start + 1)
  }

  private func isJoint(_ place: Int) -> Bool { "-_/.:@".contains(character(place)) }

  private func isInAddress(_ start: Int, _ end: Int) -> Bool {
    let beginning = String(characters[start..<min(start + 4, end)]).lowercased()
    return (beginning == "http" || beginning.hasPrefix("www")) && !character(end + 1).isWhitespace
  }

  private func plain(_ range: Range<Int>) -> String {
    DraftWord.words(of: characters, in: range).map(\.text).joined()
  }

  // MARK: - Numbers

  /// Reads the number that begins here, and goes behind it.
  private mutating func number(at start: Int) -> Int {
    var end = start
    while isDigit(end) || (isSeparator(end) && isDigit(end + 1)) { end += 1 }
    if let skipped = codeEnd(start, end) { return skipped }
    let raw = Array(characters[start..<end])
    let before = word(before: start)
    let attached = attachedWord(at: end)
    var scale = attached.flatMap { Lexicon.attachedScales[$0.text] }
    if let attached, scale == nil { return attached.end }
    var stop = attached?.end ?? end
    if character(stop) == ",", "-–—".contains(character(stop + 1)) { stop += 2 }
    var next = word(after: stop)
    if scale == nil, let word = next, let found = Lexicon.scales[word.text] {
      scale = found
      stop = word.range.upperBound
      if character(stop) == ".", word.text.count <= 3 { stop += 1 }
      next = self.word(after: stop)
    }
    let isEuroBefore = euroStart(before: start)
    let unit: QuotedFigure.Unit
    var first = start
    var factor = Rational(scale ?? 1)
    if let sign = percentEnd(after: stop) {
      unit = .percentage
      stop = sign
      factor = Rational(1, 100) ?? .one
    } else if let euro = isEuroBefore {
      unit = .money
      first = euro
    } else if let word = next, Lexicon.euro.contains(word.text) {
      unit = .money
      stop = word.range.upperBound
    } else if character(afterBlanks(stop)) == "€" {
      unit = .money
      stop = afterBlanks(stop) + 1
    } else if let word = next, Lexicon.days.contains(word.text) || Lexicon.weeks.contains(word.text) {
      unit = .days
      if Lexicon.weeks.contains(word.text) { factor = Rational(7) }
      stop = word.range.upperBound
    } else {
      unit = raw.contains { $0 == "," || $0 == "." } ? .number : .count
    }
    let isMarked = unit == .percentage || unit == .money || scale != nil
    guard
      let written = WrittenDigits(
        raw, language: language, acceptsOther: isMarked, takesThreeDecimals: unit == .percentage || scale != nil)
    else { return stop }
    if !isMarked, isNoFigure(raw, written, before, next, start, end, unit) { return stop }
    if attached != nil, unit != .money { return stop }
    figures.append(
      QuotedFigure(
        range: first..<stop, value: written.value.times(isNegative(start) ? Rational.zero.less(factor) : factor),
        step: written.step.times(factor),
        roundStep: written.roundStep.times(factor),
        unit: unit == .number && written.decimals == 0 ? .count : unit, hedge: hedge(before: first), isWord: false,
        isScaled: scale != nil, significantDigits: written.significantDigits))
    return stop
  }

  /// A point, a comma, or a blank that breaks no line and parts groups.
  private func isSeparator(_ place: Int) -> Bool {
    switch character(place) {
    case ".", ",", "'", "’": true
    case "\u{A0}", "\u{202F}", "\u{2009}":
      isDigit(place + 1) && isDigit(place + 2) && isDigit(place + 3) && !isDigit(place + 4)
    default: false
    }
  }

  /// The end of a code, range, date, time or ratio that the number is part of; nil where it stands by itself.
  private func codeEnd(_ start: Int, _ end: Int) -> Int? {
    let joints: Set<Character> = ["-", "–", "/", ":", "_", "+", "\u{2011}"]
    let isJoined =
      joints.contains(character(end))
      && (isDigit(end + 1) || ("_-\u{2011}".contains(character(end)) && isLetter(end + 1)))
    let isContinued =
      (joints.contains(character(start - 1)) && (isDigit(start - 2) || isLetter(start - 2)))
      || "#+".contains(character(start - 1)) || character(start - 1) == "§"
    guard isJoined || isContinued else { return nil }
    var place = end
    while isDigit(place) || isLetter(place)
      || ((joints.contains(character(place)) || ".,".contains(character(place))) && isDigit(place + 1))
    {
      place += 1
    }
    return max(place, end)
  }

  /// Letters that stand at the number without a blank.
  private func attachedWord(at end: Int) -> (text: String, end: Int)? {
    guard isLetter(end) else { return nil }
    var place = end
    while isLetter(place) || isDigit(place) { place += 1 }
    return (plain(end..<place), place)
  }

  private func afterBlanks(_ place: Int) -> Int {
    var place = place
    while place < characters.count, characters[place].isWhitespace { place += 1 }
    return place
  }

  private func word(after place: Int) -> DraftWord? {
    let start = afterBlanks(place)
    guard isLetter(start) else { return nil }
    var end = start
    while isLetter(end) { end += 1 }
    return DraftWord(text: plain(start..<end), range: start..<end)
  }

  private func word(before place: Int) -> DraftWord? { words(before: place, count: 1).last }

  /// The words right before a place, with blanks and signs between them but no end of a sentence.
  private func words(before place: Int, count: Int) -> [DraftWord] {
    var words: [DraftWord] = []
    var end = place
    while words.count < count {
      while end > 0, !characters[end - 1].isLetter, !isDigit(end - 1),
        !".;!?)".contains(characters[end - 1]) || isAbbreviation(end - 1)
      {
        end -= 1
      }
      var start = end
      while isLetter(start - 1) { start -= 1 }
      guard start < end else { break }
      words.insert(DraftWord(text: plain(start..<end), range: start..<end), at: 0)
      end = start
    }
    return words
  }

  private func isAbbreviation(_ stop: Int) -> Bool {
    guard characters[stop] == "." else { return false }
    var start = stop
    while isLetter(start - 1) { start -= 1 }
    return start < stop && Lexicon.abbreviations.contains(plain(start..<stop))
  }

  private func euroStart(before start: Int) -> Int? {
    var place = start
    while place > 0, characters[place - 1].isWhitespace { place -= 1 }
    if character(place - 1) == "€" { return place - 1 }
    guard let word = word(before: start), word.range.upperBound == place, Lexicon.euro.contains(word.text) else {
      return nil
    }
    return word.range.lowerBound
  }

  /// The place behind a percent sign or word; a percentage point is none.
  private func percentEnd(after end: Int) -> Int? {
    let place = afterBlanks(end)
    if character(place) == "%" { return character(place + 1) == "-" ? nil : place + 1 }
    guard let word = word(after: end) else { return nil }
    if Lexicon.percent.contains(word.text) { return word.range.upperBound }
    if word.text == "per", let cent = self.word(after: word.range.upperBound), cent.text == "cent" {
      return cent.range.upperBound
    }
    return nil
  }

  private func hedge(before start: Int) -> QuotedFigure.Hedge {
    if "±~≈".contains(character(start - 1)) || "±~≈".contains(character(start - 2)) { return .about }
    let words = words(before: start, count: 3).map(\.text)
    return Lexicon.hedges.first { words.suffix($0.words.count) == $0.words }?.hedge ?? .none
  }

  // MARK: - What is no figure

  private func isNoFigure(
    _ raw: [Character], _ written: WrittenDigits, _ before: DraftWord?, _ next: DraftWord?, _ start: Int, _ end: Int,
    _ unit: QuotedFigure.Unit
  ) -> Bool {
    if let before, Lexicon.numbering.contains(before.text), isAdjacent(before, to: start) { return true }
    if isCompared(start) || isBehindSection(start) { return true }
    if character(start - 1) == "[" && character(end) == "]" { return true }
    if let next, Lexicon.otherUnits.contains(next.text) || Lexicon.months.contains(next.text) { return true }
    if character(afterBlanks(end)) == "%" { return true }
    if let before, Lexicon.months.contains(before.text), isAdjacent(before, to: start) { return true }
    let isPlain = raw.allSatisfy(\.isNumber)
    guard isPlain else { return false }
    if raw.count > 1, raw[0] == "0" { return true }
    if raw.count >= 8 { return true }
    if isListMark(start, end) { return true }
    return raw.count == 4 && isYear(written.value, before, next, start, end)
  }

  /// Whether the number is one that a formula compares with.
  private func isCompared(_ start: Int) -> Bool {
    var place = isNegative(start) ? start - 2 : start - 1
    while character(place) == " ", place > 0 { place -= 1 }
    if character(place) == "=" { return "<>=!".contains(character(place - 1)) }
    return "<>≤≥".contains(character(place))
  }

  private func isBehindSection(_ start: Int) -> Bool {
    var place = start - 1
    while character(place).isWhitespace, place > 0 { place -= 1 }
    return character(place) == "§"
  }

  /// Whether a minus stands at the number; one behind a letter or a digit is a hyphen.
  private func isNegative(_ start: Int) -> Bool {
    let before = character(start - 2)
    return "-\u{2212}".contains(character(start - 1)) && !before.isNumber && !before.isLetter
  }

  private func isAdjacent(_ word: DraftWord, to start: Int) -> Bool {
    characters[word.range.upperBound..<start].allSatisfy { $0.isWhitespace || ".:(".contains($0) }
  }

  private func isListMark(_ start: Int, _ end: Int) -> Bool {
    let isFirst = characters[..<start].allSatisfy { $0.isWhitespace || $0 == "(" }
    return isFirst && (character(end) == ")" || (character(end) == "." && character(end + 1).isWhitespace))
  }

  private func isYear(_ value: Rational, _ before: DraftWord?, _ next: DraftWord?, _ start: Int, _ end: Int) -> Bool {
    if isPostcode(end) { return true }
    guard value >= Rational(1900), value < Rational(2100) else { return false }
    guard let next, isNoun(next.text) else { return true }
    return before.map { Lexicon.beforeYear.contains($0.text) } ?? false
  }

  private func isPostcode(_ end: Int) -> Bool {
    let start = afterBlanks(end)
    let letters = characters[min(start, characters.count)...].prefix { $0.isLetter }
    return letters.count == 2 && letters.allSatisfy { $0.isUppercase && $0.isASCII }
  }
}

/// The digits of a number as a language writes them.
struct WrittenDigits {
  let value: Rational
  let decimals: Int
  let step: Rational
  let roundStep: Rational
  let significantDigits: Int

  /// Reads digits with their signs; nil where they are no number, or only one in the other language's style and that is
  /// not accepted.
  ///
  /// Three decimals are those of the other language's groups, unless `takesThreeDecimals`: nobody writes `1,440` euro.
  init?(_ raw: [Character], language: Language, acceptsOther: Bool, takesThreeDecimals: Bool) {
    let plain = raw.map { "\u{A0}\u{202F}\u{2009}'’".contains($0) ? " " : $0 }
    let isDutch = language == .dutch
    let own = Self.parts(plain, group: isDutch ? "." : ",", decimal: isDutch ? "," : ".")
    let other = Self.parts(plain, group: isDutch ? "," : ".", decimal: isDutch ? "." : ",")
    let isUnlike = plain.contains { $0 == "," || $0 == "." }
    let isGrouped = isUnlike && other?.fraction.isEmpty == true
    let isOther = isGrouped && own?.fraction.count == 3 && !takesThreeDecimals
    guard let (whole, fraction) = isOther ? other : own ?? (acceptsOther || isGrouped ? other : nil),
      whole.count + fraction.count <= 18, let digits = Int128(whole + fraction)
    else { return nil }
    decimals = fraction.count
    let unit = Self.powerOfTen(fraction.count)
    step = Rational(1, unit) ?? .one
    value = Rational(digits, unit) ?? .zero
    let noughts = (whole + fraction).reversed().prefix { $0 == "0" }.count
    roundStep = digits == 0 ? step : step.times(Rational(Self.powerOfTen(noughts)))
    significantDigits = (whole + fraction).drop { $0 == "0" }.count - (digits == 0 ? 0 : noughts)
  }

  /// The digits before and behind the decimal sign, where groups are of three.
  private static func parts(
    _ raw: [Character], group: Character, decimal: Character
  ) -> (whole: String, fraction: String)? {
    let halves = raw.split(separator: decimal, maxSplits: 1, omittingEmptySubsequences: false)
    guard raw.count(where: { $0 == decimal }) <= 1 else { return nil }
    let fraction = halves.count > 1 ? halves[1] : []
    guard fraction.allSatisfy(\.isNumber), halves.count == 1 || !fraction.isEmpty else { return nil }
    let groups = halves[0].split(omittingEmptySubsequences: false) { $0 == group || $0 == " " }
    guard groups.count == 1 || ((1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }),
      groups.count == 1 || groups[0].first != "0"
    else { return nil }
    let whole = groups.joined()
    guard !whole.isEmpty, whole.allSatisfy(\.isNumber) else { return nil }
    return (String(whole), String(fraction))
  }

  private static func powerOfTen(_ count: Int) -> Int128 { (0..<count).reduce(1) { power, _ in power * 10 } }
}
