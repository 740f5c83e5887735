public import PeilCore
public import PeilExpression
internal import PeilStatistics
public import PeilTable

/// The crude and the adjusted comparison of a rate between groups: the figures of a table whose rows are the groups.
///
/// Every group is compared with the reference over the whole table, within strata made of the values of some columns; a
/// missing value is a stratum of its own.
public struct RateComparison: Sendable {
  /// One of the figures.
  public struct Figure: Sendable {
    /// Its name in the table.
    public let name: String
    /// What people call it.
    public let label: LocalizedText
    /// How many decimals human formats show; nil leaves it to the unit.
    public let decimals: Int?
    /// What is computed.
    public let bound: BoundMeasure
  }

  /// The name of the figure that carries the Simpson flag as its reason.
  public static let flagName = "simpson"

  private let rate: BoundMeasure
  private let numerator: Expression
  private let base: Expression
  private let groups: Column
  private let isReference: Expression
  private let strata: [Column]
  private let cluster: Column?
  private let methods: ComparisonMethods
  private let definition: Definition
  private let isProcess: Bool

  /// The comparison of a bound rate of counts; nil where the measure is another kind of figure.
  ///
  /// `isReference` is true for the units of the group the others are compared with; `cluster` tells units apart that belong
  /// together, where a method asks for it.
  public init?(
    of rate: BoundMeasure, between groups: Column, isReference: Expression, adjustingFor strata: [Column],
    cluster: Column? = nil, methods: ComparisonMethods, reading: Reading?
  ) {
    guard let counts = rate.sharedCounts else { return nil }
    self.rate = rate
    numerator = counts.part
    base = counts.whole
    self.groups = groups
    self.isReference = isReference
    self.strata = strata
    self.cluster = cluster
    self.methods = methods
    definition = rate.definition
    isProcess = reading == .process
  }

  /// The figures, crude ones first; a whole register has no tests.
  public var figures: [Figure] {
    ComparedFigure.allCases.filter { figure in
      (!figure.needsStrata || !strata.isEmpty) && (!figure.isTest || isProcess)
        && (figure != .logisticOddsRatio || methods.logistic != nil)
        && (figure.correction.map { methods.corrections.contains($0) } ?? true)
    }.map { figure in
      Figure(name: figure.rawValue, label: figure.label, decimals: figure.decimals, bound: bound(figure))
    }
  }

  private func bound(_ figure: ComparedFigure) -> BoundMeasure {
    let byStratum = strata.map { Expression.value(of: $0) }
    let names = strata.map(\.name).joined(separator: " × ")
    let words = figure.words(within: names, methods)
    let own = Definition(
      "compare/\(figure.rawValue)/\(definition.identifier)",
      nl: words.nl + " — " + definition.text.text(in: "nl"), en: words.en + " — " + definition.text.text(in: "en"))
    // The rate itself is that of the table, with its interval and its least number of units.
    if figure == .rate {
      return BoundMeasure(
        components: rate.components, base: base, unit: rate.unit, definition: own, finisher: rate.finisher)
    }
    if figure == .logisticOddsRatio {
      let values =
        [numerator, .value(of: groups)] + byStratum
        + (methods.logistic == .clustered ? cluster.map { [.value(of: $0)] } ?? [] : [])
      return BoundMeasure(
        components: [.tally(values, where: base), .tally(values, where: base.and(isReference))], base: base,
        unit: figure.unit, definition: own,
        finisher: .margin(
          .whole,
          LogisticFinisher(
            strataCount: strata.count, isClustered: methods.logistic == .clustered, hasIntervals: isProcess)))
    }
    return BoundMeasure(
      components: [
        .tally([numerator, .value(of: groups)] + byStratum, where: base),
        .tally([numerator, .value(of: groups)] + byStratum, where: base.and(isReference)),
      ], base: base, unit: figure.unit,
      definition: own,
      finisher: .margin(
        .whole, ComparisonFinisher(figure: figure, methods: methods, hasIntervals: isProcess)))
  }
}
