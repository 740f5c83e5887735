import PeilPublish
import PeilCore
import PeilValues

/// Holds one number of a sentence against the facts of the run.
struct FigureCheck {
  /// What came out.
  enum Verdict {
    /// A fact of the run says so, or follows from facts that do.
    case agrees
    /// Nothing in the run speaks of it.
    case foreign
    /// It means this fact, and is another number.
    case disagrees(Fact)
    /// It is the first fact's number, and the sentence speaks of the second's cell.
    case otherCell(Fact, meant: Fact)
    /// It is the first fact's percentage, and the sentence names the base of the second.
    case otherBase(Fact, meant: Fact)
    /// It is a digit away from this fact.
    case slip(Fact)
  }

  let sentence: DraftSentence
  let place: Int
  let characters: [Character]
  let shelf: FactShelf
  let scope: SentenceScope

  private var figure: QuotedFigure { sentence.figures[place] }
  private var window: [String] { sentence.texts(in: sentence.window(of: place, in: characters)) + sentence.heads }

  /// What the run says of the number.
  var verdict: Verdict {
    let figure = figure
    let suited = scope.facts.filter { figure.suits($0.unit) }
    let matches = suited.filter { figure.quotes($0.value) }
    if !matches.isEmpty {
      // So many of something that the run does not count are by chance as many as something that it does.
      return !countsOthers || figure.significantDigits > 2 ? verdict(matching: matches) : .foreign
    }
    guard !countsOthers, !scope.isElsewhere, !isRule, !isPartOfName, isInKnownColumn else { return .foreign }
    if isDerived(from: suited) { return .agrees }
    let candidates = candidates(among: suited)
    // Among so many small numbers some two differ by any: where the words say what is counted, it is that or wrong.
    if figure.unit != .count || figure.isWord || candidates.isEmpty, isDifference(suited) { return .agrees }
    guard let best = candidates.first else { return slip }
    let elsewhere = shelf.facts.filter {
      figure.suits($0.unit) && figure.quotes($0.value) && isMeant($0) && !$0.categories.isEmpty
    }
    for meant in candidates where scope.isNamed(meant) {
      if let found = elsewhere.first(where: { $0.table == meant.table && $0.measure == meant.measure }) {
        return .otherCell(found, meant: meant)
      }
    }
    if !elsewhere.isEmpty {
      if !scope.isNamed(best), figure.significantDigits >= 2, figure.hedge == .none || figure.significantDigits > 2 {
        return .agrees
      }
    }
    return .disagrees(best)
  }

  // MARK: - A number that the run holds

  private func verdict(matching matches: [Fact]) -> Verdict {
    if let meant = meantBase(of: matches) {
      return .otherBase(matches.first { $0.base != nil } ?? matches[0], meant: meant)
    }
    if let meant = meantCell(of: matches) { return .otherCell(matches[0], meant: meant) }
    return .agrees
  }

  /// The percentage of the base that the sentence names, where the number is that of another base alone.
  private func meantBase(of matches: [Fact]) -> Fact? {
    guard figure.unit == .percentage else { return nil }
    let family = matches.compactMap(\.base)
    guard !family.isEmpty, matches.allSatisfy({ $0.base != nil }),
      let named = QuotedBase.named(in: window, family: family) ?? bareBase(family),
      !family.contains(where: named.contains)
    else { return nil }
    return matches.lazy.compactMap { match in
      scope.facts.first {
        $0.role == .value && $0.unit == .ratio && $0.base.map(named.contains) == true
          && $0.categories == match.categories
          && !figure.quotes($0.value) && shelf.isSameKind($0, match)
      }
    }.first
  }

  /// A percentage of bare applications: `34,4% van de aanvragen`, `van de 237 aanvragen is 34,4%`.
  private func bareBase(_ family: [QuotedBase]) -> Set<QuotedBase>? {
    let texts = window
    let isBare = texts.indices.contains { place in
      guard Lexicon.applications.contains(texts[place]) else { return false }
      let before = texts[..<place].reversed().drop { Self.articles.contains($0) || $0.allSatisfy(\.isNumber) }
      return before.first.map { ["van", "of"].contains($0) } ?? false
    }
    guard isBare else { return nil }
    return family.contains { [.answered, .mentions].contains($0) } ? [.applications] : [.submitted, .applications]
  }

  private static let articles: Set = ["de", "alle", "het", "the", "all", "aantal", "totale", "total", "number"]

  /// The figure of the category that the sentence names, where its only number of the kind is that of a whole.
  private func meantCell(of matches: [Fact]) -> Fact? {
    guard !scope.named.isEmpty, !scope.saysTotal, figure.unit == .percentage || !sentence.heads.isEmpty,
      sentence.figures.count(where: { $0.unit == figure.unit }) == 1, figure.hedge == .none,
      matches.allSatisfy({ $0.categories.isEmpty })
    else { return nil }
    let meant = scope.facts.filter { fact in
      fact.role == .value && scope.isNamed(fact) && figure.suits(fact.unit)
        && (sentence.heads.isEmpty || score(fact) > 0)
        && matches.contains { shelf.isSameMeasure($0, fact) }
    }
    return meant.isEmpty || meant.contains { figure.quotes($0.value) } ? nil : meant.first
  }

  // MARK: - A number that the run does not hold

  /// Whether the sentence speaks of a rule, of a mean or of one of many, which no cell of the run holds.
  private var isRule: Bool {
    let texts = Set(window)
    let before = sentence.texts(in: sentence.range.lowerBound..<figure.range.lowerBound).suffix(2)
    if [["ten", "hoogste"], ["at", "most"], ["up", "to"]].contains(Array(before)) { return true }
    return !texts.isDisjoint(with: Self.rules) || !Set(sentence.texts).isDisjoint(with: Self.limits)
  }

  private static let rules: Set = [
    "gemiddeld", "gemiddelde", "average", "mean", "mediaan", "median", "verschil", "difference", "toename", "afname",
    "stijging", "daling", "increase", "decrease", "gestegen", "gedaald", "rose", "fell", "procentpunt",
  ]
  private static let limits: Set = [
    "maximaal", "maximale", "minimaal", "minimale", "maximum", "minimum", "hoogstens", "uiterlijk", "doelstelling",
    "streefwaarde", "target", "norm", "drempel", "threshold",
  ]

  /// Whether a cell's column is one of the run's: its head names a measure, a category or just the value.
  private var isInKnownColumn: Bool {
    guard let head = sentence.columnHead else { return true }
    if head.contains(where: { Self.otherHeads.contains($0) }) { return false }
    if head.contains(where: { Self.plainHeads.contains($0) }) { return true }
    if shelf.measureWords.contains(where: { word in head.contains { $0.isTelling && $0.isForm(of: word) } }) {
      return true
    }
    return shelf.categories.contains { $0.isNamed(in: head) || head.holds($0.words) }
  }

  /// Heads of lists of tables, lines and files.
  private static let otherHeads: Set = [
    "tabel", "tabellen", "table", "tables", "bytes", "regels", "records", "lines", "pagina", "page", "nr", "nummer",
  ]
  private static let plainHeads: Set = [
    "waarde", "value", "aantal", "number", "totaal", "total", "cijfer", "figure", "percentage", "bedrag", "amount",
    "count",
  ]

  /// Whether the number stands so in a label or a definition of the run: `binnen 56 dagen`.
  private var isPartOfName: Bool {
    let range = figure.range
    let near = DraftWord.words(
      of: characters, in: max(0, range.lowerBound - 30)..<min(characters.count, range.upperBound + 30))
    let words = near.map(\.text)
    return near.indices.contains { place in
      range.contains(near[place].range.lowerBound) && words[place].allSatisfy(\.isNumber)
        && ((place > 0 && shelf.phrases.contains([words[place - 1], words[place]]))
          || (place + 1 < words.count && shelf.phrases.contains([words[place], words[place + 1]])))
    }
  }

  /// Whether a number may be this one of a figure: how many were granted is not how many there were.
  private func isMeant(_ fact: Fact) -> Bool {
    guard figure.unit == .count, window.contains(where: Lexicon.granted.contains) else { return fact.role == .value }
    return !fact.words.isDisjoint(with: Lexicon.granted) && [.value, .numerator].contains(fact.role)
  }

  /// The facts that the words around the number name, those that fit best first.
  private func candidates(among facts: [Fact]) -> [Fact] {
    guard isCounted else { return [] }
    let isRejected =
      window.contains { Lexicon.rejected.contains($0) } && !window.contains { Lexicon.granted.contains($0) }
    let isOther = window.contains { Lexicon.others.contains($0) }
    let named = QuotedBase.named(in: window, family: [.submitted, .answered])
    func rank(_ fact: Fact) -> (Int, Int, Int, Double) {
      let isNamedBase =
        fact.base.map { named?.contains($0) ?? [.submitted, .applications].contains($0) } ?? (fact.role == .value)
      let distance = abs(fact.value.less(figure.value).doubleValue) / max(abs(figure.value.doubleValue), 1e-9)
      return (scope.isNamed(fact) ? -fact.categories.count : 0, isNamedBase ? -1 : 0, -score(fact), distance)
    }
    return facts.filter { fact in
      guard fact.isTelling, figure.means(fact.unit), score(fact) > 0, !isOther else { return false }
      if isRejected { return !fact.words.isDisjoint(with: Lexicon.rejected) }
      return scope.named.isEmpty || scope.isNamed(fact) || fact.categories.isEmpty
    }.map { (fact: $0, rank: rank($0)) }.sorted { $0.rank < $1.rank }.map(\.fact)
  }

  /// How many of the words around the number are the fact's.
  private func score(_ fact: Fact) -> Int {
    let texts = window.filter(\.isTelling)
    return fact.words.count { word in texts.contains { $0.isForm(of: word) } }
  }

  /// Whether a bare number counts something that the run counts: one of the two telling words behind it says what, or,
  /// where nothing stands there, one around it.
  private var isCounted: Bool {
    guard figure.unit == .count, sentence.heads.isEmpty else { return true }
    if !wordsBehind.isEmpty { return !countsOthers }
    return !figure.isWord && figure.significantDigits > 1 && window.contains(where: isNoun)
  }

  /// Whether the words behind a bare number name something that the run does not count.
  private var countsOthers: Bool {
    guard figure.unit == .count, !figure.isScaled, sentence.heads.isEmpty else { return false }
    return !wordsBehind.isEmpty && !wordsBehind.prefix(2).contains(where: isNoun)
  }

  /// The telling words that go with the number and stand behind it.
  private var wordsBehind: [String] {
    let window = sentence.window(of: place, in: characters)
    return sentence.texts(in: figure.range.upperBound..<max(figure.range.upperBound, window.upperBound))
      .filter { !Lexicon.functionWords.contains($0) }
  }

  private func isNoun(_ word: String) -> Bool { shelf.nouns.contains { word.isForm(of: $0) } }

  /// Whether the number follows from facts in scope, or from other numbers of the sentence.
  private func isDerived(from facts: [Fact]) -> Bool {
    let figure = figure
    if figure.unit == .percentage,
      facts.contains(where: { $0.role == .value && figure.quotes(Rational.one.less($0.value)) })
    {
      return true
    }
    let others = sentence.figures.indices.filter { $0 != place }.map { sentence.figures[$0] }
    for left in others {
      for right in others where left != right && left.unit == right.unit {
        if figure.unit == .percentage, right.value > .zero, left.value <= right.value,
          let share = (try? left.value.dividing(by: right.value)).flatMap(\.self), left.unit != .percentage,
          figure.quotes(share)
        {
          return true
        }
        if figure.unit == left.unit, figure.quotes(left.value.less(right.value)) { return true }
      }
    }
    return isSum(facts)
  }

  /// Of counts and amounts: what one fact of a cell is more than another.
  private func isDifference(_ facts: [Fact]) -> Bool {
    guard figure.unit != .percentage, figure.hedge == .none, !figure.isScaled,
      figure.significantDigits > 1 || figure.value > Rational(9)
    else { return false }
    var cells: [[Fact.Category]: Set<Rational>] = [:]
    for fact in facts where figure.unit == .money ? fact.unit == .money : fact.unit == .count {
      cells[fact.categories, default: []].insert(fact.value)
    }
    return cells.values.contains { values in
      values.count <= 60 && values.contains { left in values.contains { left > $0 && figure.quotes(left.less($0)) } }
    }
  }

  /// What a measure is in two or more of the categories that the sentence names, together.
  private func isSum(_ facts: [Fact]) -> Bool {
    var measures: [[Int]: [Rational]] = [:]
    for fact in facts where fact.role == .value && scope.isNamed(fact) {
      measures[[fact.table, fact.measure], default: []].append(fact.value)
    }
    return measures.values.contains { values in
      values.count >= 2 && figure.quotes(values.reduce(.zero) { $0.plus($1) })
    }
  }

  /// A number of three digits or more that is a fact of the run but for one digit, or two that changed places.
  private var slip: Verdict {
    let figure = figure
    guard figure.significantDigits >= 3, figure.hedge == .none, isCounted else { return .foreign }
    let digits = figure.digits
    let found = scope.facts.first { fact in
      guard fact.role == .value, figure.suits(fact.unit), let other = figure.digits(of: fact.value) else {
        return false
      }
      return digits.isSlip(of: other)
    }
    return found.map(Verdict.slip) ?? .foreign
  }
}

extension FactShelf {
  /// Whether two figures of one table, or of two, are of one kind of measure.
  func isSameKind(_ left: Fact, _ right: Fact) -> Bool {
    tables[left.table].plan.measures[left.measure].kind == tables[right.table].plan.measures[right.measure].kind
  }

  /// Whether two figures have the same definition and label.
  func isSameMeasure(_ left: Fact, _ right: Fact) -> Bool {
    let measures = [left, right].map { tables[$0.table].plan.measures[$0.measure] }
    return left.role == right.role && measures[0].bound.definition.identifier == measures[1].bound.definition.identifier
      && tables[left.table].measureLabels[left.measure] == tables[right.table].measureLabels[right.measure]
  }
}

extension QuotedFigure {
  /// Whether a number that is written so would stand for such a figure; a whole number may be a mean only by chance.
  fileprivate func means(_ other: FigureUnit) -> Bool {
    suits(other) && (unit != .count || other == .count || other == .money)
  }

  /// The digits as they are written.
  fileprivate var digits: [Character] { digits(of: value) ?? [] }

  /// A value's digits as this number would be written.
  fileprivate func digits(of other: Rational) -> [Character]? {
    guard let units = (try? other.dividing(by: step)).flatMap(\.self),
      let whole = try? units.rounded(toScale: 0, mode: .halfAwayFromZero)
    else { return nil }
    return Array(String(whole.unscaled.magnitude))
  }
}

extension [Character] {
  /// Whether two numbers of the same length differ in one digit, or by two neighbours that changed places.
  fileprivate func isSlip(of other: [Character]) -> Bool {
    guard count == other.count, count >= 3 else { return false }
    let places = indices.filter { self[$0] != other[$0] }
    if places.count == 1 { return count >= 4 }
    return places.count == 2 && places[1] == places[0] + 1 && self[places[0]] == other[places[1]]
      && self[places[1]] == other[places[0]]
  }
}
