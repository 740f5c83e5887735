import PeilCore
import PeilTable
import PeilWords

/// Which picture suits a table, by the kinds of its measures and dimensions alone: the figures have no say in it.
struct PictureChoice {
  private let table: PlannedTable
  private let identifiers: [[Substring]]

  init(table: PlannedTable) {
    self.table = table
    identifiers = table.measures.map {
      $0.bound.definition.identifier.split(separator: "/", omittingEmptySubsequences: false)
    }
  }

  /// What is drawn, with the measures it takes.
  enum Choice: Hashable {
    case points([Int])
    case definitions([Int])
    case bars([Int])
    /// Bars with the ceiling, which is 100%.
    case ceiling([Int])
    case stacked([Int])
    case funnel(rate: Int, limits: [Int])
    case survival(steps: [Step], term: Int?, median: Int?)
    case depletion(used: Int, ceiling: Int?)
    case cutOff(lowest: Int, highest: Int, between: Int?)
    case waterfall(first: Int, losses: [Step])
    case trend([Int])
  }

  /// A measure with a number of days, or with the measure that belongs to it.
  struct Step: Hashable {
    let measure: Int
    let other: Int
  }

  private var measures: [PlannedMeasure] { table.measures }
  private var places: Range<Int> { measures.indices }

  /// The picture; nil where none is wanted, and where none suits.
  var choice: Choice? {
    guard let picture = table.picture else { return suited }
    return choice(of: picture.kind, picture.measures)
  }

  /// Whether the author asks for a picture that cannot be drawn.
  var isUnsuited: Bool { table.picture.map { $0.kind != .none && choice == nil } ?? false }

  // MARK: - What is asked for

  private func choice(of kind: PlannedPicture.Kind, _ named: [Int]) -> Choice? {
    switch kind {
    case .none: nil
    case .points: points(named)
    case .bars: bars(named)
    case .stacked: stacked(named)
    case .funnel: funnel
    case .survival: survival
    case .depletion: depletion(named)
    case .cutOff: cutOff
    case .waterfall: waterfall
    case .trend: trend(named)
    }
  }

  /// Measures that stand on one axis: those named, or the first of some; of one unit.
  private func together(_ named: [Int], or found: [Int], most: Int) -> [Int]? {
    let chosen = named.isEmpty ? found : named
    guard let first = chosen.first else { return nil }
    let alike = chosen.filter { measures[$0].bound.unit == measures[first].bound.unit }
    guard named.isEmpty || alike.count == named.count, ![.date].contains(measures[first].bound.unit) else { return nil }
    return Array(alike.prefix(most))
  }

  // MARK: - What suits

  private var suited: Choice? {
    if let choice = funnel ?? waterfall ?? survival ?? cutOff { return choice }
    if let choice = shares ?? running { return choice }
    guard isOneSided else { return nil }
    if table.dimensions.count(where: Self.isPeriod) == 1, let choice = trend([]) { return choice }
    if !frequencies.isEmpty { return bars(frequencies) }
    let uses = places.filter { measures[$0].kind == "ceiling-use" }
    if !uses.isEmpty, !table.dimensions.isEmpty { return .ceiling(Array(uses.prefix(3))) }
    // Parts of a whole add up to 100%, which is no figure to hold them against.
    if let part = places.first(where: { measures[$0].kind == "percentage" }), !table.dimensions.isEmpty {
      return bars([part])
    }
    if table.dimensions.isEmpty || !rates.isEmpty { return points([]) }
    return bars([])
  }

  /// Whether all dimensions stand on one side, so that the categories make one row.
  private var isOneSided: Bool { Set(table.dimensions.map(\.place)).count <= 1 && table.dimensions.count <= 2 }

  /// Whether the values of a dimension stand in time: days, numbers such as years, and codes that begin with a year.
  static func isPeriod(_ dimension: Dimension) -> Bool {
    guard let domain = dimension.column.type.domain else {
      return dimension.column.type == .date || dimension.column.type == .integer
    }
    return domain.count > 1 && domain.codes.allSatisfy(beginsWithYear)
  }

  private static func beginsWithYear(_ code: String) -> Bool {
    let digits = code.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard digits.count == 4, let year = Int(code.prefix(4)) else { return false }
    return (1900...2099).contains(year)
  }

  /// Shares that come from units; shares of ratios and p-values are no rates.
  private var rates: [Int] {
    places.filter { place in
      measures[place].bound.unit == .ratio
        && !["funnel", "heterogeneity", "trend", "compare"].contains(measures[place].kind)
    }
  }

  private func points(_ named: [Int]) -> Choice? {
    if table.dimensions.isEmpty {
      guard let chosen = together(named, or: rates, most: 12), chosen.count > 1 else { return nil }
      return .definitions(chosen)
    }
    let found = rates.isEmpty ? Array(places.prefix(1)) : Array(rates.prefix(1))
    return together(named, or: found, most: 3).map { .points($0) }
  }

  /// Of the frequencies, that by cases and that by mentions.
  private var frequencies: [Int] {
    let found = places.filter { measures[$0].kind == "frequency" }
    let mentions = found.first { identifiers[$0].last == "mentions" }
    let cases = found.first { $0 != mentions }
    return [cases, mentions].compactMap(\.self)
  }

  private func bars(_ named: [Int]) -> Choice? {
    guard !table.dimensions.isEmpty else { return nil }
    let counts = places.filter { measures[$0].bound.unit == .count }
    let amounts = places.filter { measures[$0].bound.unit == .money }
    let sides = places.filter {
      identifiers[$0].starts(with: ["density-at-line", "above"])
        || identifiers[$0].starts(with: ["density-at-line", "below"])
    }
    if named.isEmpty, sides.count == 2 { return .bars(sides) }
    // A table of means that also says how many there are is about the means.
    let isAbout = 2 * (counts.count + amounts.count) >= measures.count
    let found = isAbout ? counts.first ?? amounts.first : nil
    return together(named, or: found.map { [$0] } ?? [], most: 3).map { .bars($0) }
  }

  private func stacked(_ named: [Int]) -> Choice? {
    if named.isEmpty { return shares }
    guard let chosen = together(named, or: [], most: 8), chosen.count > 1,
      [.ratio, .money, .count].contains(measures[chosen[0]].bound.unit)
    else { return nil }
    return .stacked(chosen)
  }

  /// Who pays: the share of the subsidy and of each source.
  private var shares: Choice? {
    let sources = places.filter { identifiers[$0].starts(with: ["financing", "source-share"]) }
    let subsidy = places.filter { identifiers[$0].starts(with: ["financing", "subsidy-share"]) }
    guard !sources.isEmpty, sources.count < 8 else { return nil }
    return .stacked(Array(subsidy.prefix(1)) + sources)
  }

  private var funnel: Choice? {
    func figure(_ name: Substring) -> Int? {
      places.first { identifiers[$0].count > 2 && identifiers[$0][0] == "funnel" && identifiers[$0][2] == name }
    }
    let limits = ["lower-998", "lower-95", "upper-95", "upper-998"].compactMap { figure(Substring($0)) }
    guard let rate = figure("rate"), limits.count == 4 else { return nil }
    return .funnel(rate: rate, limits: limits)
  }

  private var waterfall: Choice? {
    let steps = places.filter { identifiers[$0][0] == "attrition" && identifiers[$0].count == 2 }
    guard let first = steps.first(where: { identifiers[$0][1] == "submitted" }), isWholeKnown else { return nil }
    let losses = steps.filter { identifiers[$0][1].hasPrefix("lost-") }.compactMap { lost -> Step? in
      let name = identifiers[lost][1].dropFirst("lost-".count)
      let left = steps.first {
        identifiers[$0][1] == "left-after-\(name)" || name == "open" && identifiers[$0][1] == "granted"
      }
      return left.map { Step(measure: lost, other: $0) }
    }
    return losses.isEmpty ? nil : .waterfall(first: first, losses: losses)
  }

  private var isWholeKnown: Bool {
    table.dimensions.isEmpty || table.totals.contains { $0.count == table.dimensions.count }
  }

  private var survival: Choice? {
    let steps = places.compactMap { place -> Step? in
      guard identifiers[place].starts(with: ["lead-time", "within"]), identifiers[place].count > 2,
        let days = Int(identifiers[place][2])
      else { return nil }
      return Step(measure: place, other: days)
    }
    guard Set(steps.map(\.other)).count > 2, table.dimensions.count <= 1 else { return nil }
    let term = places.compactMap { place -> Int? in
      guard identifiers[place].starts(with: ["lead-time", "in-term"]), identifiers[place].count > 2,
        identifiers[place][2].hasSuffix("-weeks"), let weeks = Int(identifiers[place][2].dropLast(6))
      else { return nil }
      return weeks * 7
    }
    let median = places.first { identifiers[$0].starts(with: ["lead-time", "median"]) }
    return .survival(steps: steps.sorted { $0.other < $1.other }, term: term.first, median: median)
  }

  private var cutOff: Choice? {
    guard let lowest = places.first(where: { measures[$0].kind == "min" }),
      let highest = places.first(where: { measures[$0].kind == "max" }),
      measures[lowest].bound.unit == .number, measures[highest].bound.unit == .number, table.dimensions.count <= 2
    else { return nil }
    let between = places.first { measures[$0].kind == "formula" && measures[$0].bound.unit == .number }
    return .cutOff(lowest: lowest, highest: highest, between: between)
  }

  /// What adds up from day to day: the greatest of a running total is the total of that day.
  private var running: Choice? {
    guard places.contains(where: { measures[$0].kind == "max" && measures[$0].bound.unit == .money }) else {
      return nil
    }
    return depletion([])
  }

  /// The part of the ceiling that is used, or an amount below the ceiling that another measure gives.
  private func depletion(_ named: [Int]) -> Choice? {
    guard table.dimensions.contains(where: { $0.column.type == .date || $0.column.type == .integer }),
      table.dimensions.count <= 2
    else { return nil }
    let amounts = places.filter { measures[$0].bound.unit == .money }
    guard let used = named.first ?? rates.first ?? amounts.first else { return nil }
    let ceiling = named.dropFirst().first
    guard ceiling.map({ measures[$0].bound.unit == measures[used].bound.unit }) ?? true else { return nil }
    return .depletion(used: used, ceiling: ceiling)
  }

  private func trend(_ named: [Int]) -> Choice? {
    guard !table.dimensions.isEmpty, table.dimensions.count <= 2 else { return nil }
    let counts = places.filter { [.count, .money].contains(measures[$0].bound.unit) }
    let found = rates.first ?? counts.first
    return together(named, or: found.map { [$0] } ?? [], most: 3).map { .trend($0) }
  }
}
