import PeilCore
import PeilTable
import PeilPublish
import PeilValues

/// All numbers of a run that a text may quote, and the words by which they are meant.
struct FactShelf: Sendable {
  let tables: [NamedTable]
  let facts: [Fact]
  /// The words that figures of the run are counted in: `aanvragen`, `projecten`, `toegekend`.
  let nouns: Set<String>
  /// The years that the run speaks of.
  let years: Set<String>
  /// The words of the measures' labels.
  let measureWords: Set<String>
  /// The categories of all tables, each once.
  let categories: Set<Fact.Category>
  /// Numbers that stand in labels, titles and definitions, each with the word before it and the word behind it.
  let phrases: Set<[String]>
  private let places: [Place: Int]

  private struct Place: Hashable {
    let table: Int
    let cell: Int
    let measure: Int
  }

  init(_ tables: [NamedTable], plan: Plan) {
    self.tables = tables
    var facts: [Fact] = []
    var nouns = Lexicon.applications.union(Lexicon.granted).union(Lexicon.rejected).union(Lexicon.mentions)
    for (number, table) in tables.enumerated() {
      let measures = table.plan.measures.indices.map { MeasureWords(table, measure: $0) }
      for measure in measures where measure.isCount { nouns.formUnion(measure.own) }
      for cell in table.cells.indices {
        let categories = Self.categories(of: cell, in: table)
        for (measure, words) in measures.enumerated() {
          facts += Self.facts(table, number, cell, measure, words, categories)
        }
      }
    }
    self.facts = facts
    self.nouns = nouns
    years = Self.years(tables, plan)
    phrases = Self.phrases(tables, plan)
    measureWords = Set(tables.flatMap(\.measureLabels).flatMap { PlainWords($0).words.filter(\.isTelling) })
    categories = Set(facts.flatMap(\.categories))
    var places: [Place: Int] = [:]
    for (index, fact) in facts.enumerated() where fact.role == .value {
      places[Place(table: fact.table, cell: fact.cell, measure: fact.measure)] = index
    }
    self.places = places
  }

  /// The figure of a measure in the cell of another fact.
  func value(of measure: Int, beside fact: Fact) -> Fact? {
    places[Place(table: fact.table, cell: fact.cell, measure: measure)].map { facts[$0] }
  }

  private static func categories(of cell: Int, in table: NamedTable) -> [Fact.Category] {
    let words = table.words(ofCell: cell)
    return table.plan.dimensions.indices.compactMap { place in
      guard table.cells[cell].key[place] != .summedOut else { return nil }
      return Fact.Category(
        dimension: table.plan.dimensions[place].column.name, words: PlainWords(words[place]).words, label: words[place])
    }
  }

  private static func facts(
    _ table: NamedTable, _ number: Int, _ cell: Int, _ measure: Int, _ words: MeasureWords,
    _ categories: [Fact.Category]
  ) -> [Fact] {
    let estimate = table.cells[cell].estimates[measure]
    let base = QuotedBase(definition: table.plan.measures[measure].bound.definition.identifier)
    let isRate = words.isRate
    func fact(_ role: Fact.Role, _ quantity: Quantity?, _ words: Set<String>) -> Fact? {
      guard let quantity, let value = quantity.rational else { return nil }
      return Fact(
        table: number, cell: cell, measure: measure, role: role, value: value, unit: quantity.unit,
        categories: categories, words: words, isTelling: role == .value || (isRate && role != .bound),
        base: role == .value ? base : nil)
    }
    var facts = [
      fact(.value, estimate.value, words.all), fact(.numerator, estimate.numerator, words.numerator),
      fact(.denominator, estimate.denominator, words.denominator),
    ]
    if let interval = estimate.interval, let unit = estimate.value?.unit {
      facts += [interval.lower, interval.upper].map { fact(.bound, Quantity(.approximate($0), unit), []) }
    }
    if let whole = estimate.denominator, let part = estimate.numerator, whole.unit == part.unit,
      let left = whole.rational, let right = part.rational, words.isRate
    {
      facts.append(fact(.rest, Quantity(.exact(left.less(right)), whole.unit), words.rest))
    }
    return facts.compactMap(\.self)
  }

  private static func phrases(_ tables: [NamedTable], _ plan: Plan) -> Set<[String]> {
    var phrases: Set<[String]> = []
    var texts: Set<String> = []
    for table in tables {
      texts.formUnion([table.title] + table.measureLabels + table.dimensionLabels + table.definitions)
      for measure in table.plan.measures {
        texts.formUnion(measure.bound.definition.text.entries.map(\.text))
        texts.formUnion((measure.note?.entries ?? []).map(\.text))
      }
      texts.formUnion((table.plan.note?.entries ?? []).map(\.text))
    }
    for words in texts.map({ PlainWords($0).words }) {
      for (left, right) in zip(words, words.dropFirst()) where (left + right).contains(where: \.isNumber) {
        phrases.insert([left, right])
      }
    }
    return phrases
  }

  /// Years of the title, the day and the categories.
  private static func years(_ tables: [NamedTable], _ plan: Plan) -> Set<String> {
    let texts =
      [plan.title.text(in: "nl"), plan.title.text(in: "en"), plan.asOf?.description ?? ""] + tables.map(\.title)
      + tables.flatMap { table in table.cells.indices.flatMap { table.words(ofCell: $0) } }
    return Set(texts.flatMap { PlainWords($0).words }.filter { $0.isYear })
  }
}

/// The words by which a measure and the two numbers of its quotient are meant.
private struct MeasureWords {
  let own: Set<String>
  let all: Set<String>
  let numerator: Set<String>
  let denominator: Set<String>
  let rest: Set<String>
  let isCount: Bool
  let isRate: Bool

  init(_ table: NamedTable, measure place: Int) {
    let measure = table.plan.measures[place]
    let label = Set(PlainWords(table.measureLabels[place]).words.filter { $0.isTelling })
    own = label
    isCount = measure.bound.unit == .count
    let identifier = measure.bound.definition.identifier
    let base = QuotedBase(definition: identifier)
    isRate = identifier.hasPrefix("approval-rate")
    var words = label
    switch measure.kind {
    case "approval-rate", "compare-definitions":
      words.formUnion(Lexicon.granted)
      words.formUnion([
        "toekenningspercentage", "slaagkans", "slagingspercentage", "honoreringspercentage", "success", "approval",
      ])
    case "cofinancing-ratio": words.formUnion(["cofinanciering", "cofinancing", "eigen", "bijdrage", "subsidie"])
    default:
      if !label.isDisjoint(with: Lexicon.granted) { words.formUnion(Lexicon.granted) }
      if !label.isDisjoint(with: Lexicon.rejected) { words.formUnion(Lexicon.rejected) }
      if !label.isDisjoint(with: Lexicon.applications) { words.formUnion(Lexicon.applications) }
    }
    all = words
    numerator = isRate ? Lexicon.granted : words
    denominator = (base?.words ?? []).union(isRate ? Lexicon.applications : [])
    rest = isRate ? Lexicon.rejected : []
  }
}

extension String {
  /// Whether it is a year in digits.
  var isYear: Bool { count == 4 && allSatisfy(\.isNumber) && (hasPrefix("19") || hasPrefix("20")) }

  /// Whether a word of a label says something of its own.
  var isTelling: Bool { count >= 3 && !Lexicon.functionWords.contains(self) && !allSatisfy(\.isNumber) }

  /// Whether two plain words are forms of one: equal, or alike in all but an ending.
  func isForm(of other: String) -> Bool {
    if self == other { return true }
    let common = zip(self, other).prefix { $0 == $1 }.count
    return common >= 5 && max(count, other.count) - common <= 3
  }

  /// Whether a word of a text means a category's word: a form of it, or its beginning, or it the word's.
  func means(_ label: String) -> Bool {
    if isForm(of: label) { return true }
    return count >= 4 && label.count >= 4 && !Lexicon.functionWords.contains(self)
      && (label.hasPrefix(self) || (hasPrefix(label) && label.count >= 5))
  }
}

extension Quantity {
  /// The value as a quotient; nil for a day and for what has no exact one.
  var rational: Rational? {
    switch magnitude {
    case .exact(let value): value
    case .approximate(let value): Rational(nearest: value)
    case .date: nil
    }
  }
}

extension Rational {
  /// A binary64 number to nine decimals; nil beyond what texts quote.
  fileprivate init?(nearest value: Double) {
    guard value.isFinite, abs(value) < 1e20 else { return nil }
    self.init(Int128((value * 1e9).rounded()), 1_000_000_000)
  }
}
