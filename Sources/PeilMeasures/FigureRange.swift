public import PeilCore
public import PeilTable
internal import PeilExpression
internal import PeilValues

/// The lowest or the highest of several figures of one cell.
public struct FigureRange {
  /// Which end of the range.
  public enum End: String, CaseIterable, Sendable {
    /// The lowest figure.
    case lowest
    /// The highest figure.
    case highest

    /// What people call it.
    public var label: LocalizedText {
      switch self {
      case .lowest: LocalizedText(nl: "laagste", en: "lowest")
      case .highest: LocalizedText(nl: "hoogste", en: "highest")
      }
    }
  }

  /// The end as a measure of its own; nil where the figures differ in unit, or rest on different margins.
  public static func bound(_ end: End, of figures: [BoundMeasure]) -> BoundMeasure? {
    guard let first = figures.first, figures.allSatisfy({ $0.unit == first.unit }) else { return nil }
    let needs = figures.compactMap { figure -> MarginNeed? in
      if case .margin(let need, _) = figure.finisher { need } else { nil }
    }
    guard needs.allSatisfy({ $0 == needs[0] }) else { return nil }
    let range = RangeFinisher(
      parts: figures.map { ($0.finisher, $0.components.count) }, isHighest: end == .highest)
    return BoundMeasure(
      components: figures.flatMap(\.components), base: nil, unit: first.unit,
      definition: Definition(
        "sensitivity/\(end.rawValue)", nl: "\(end.label.text(in: "nl")) van de cijfers hierboven",
        en: "\(end.label.text(in: "en")) of the figures above"),
      finisher: .margin(needs.first ?? .whole, range))
  }
}

/// Picks one of several figures; the state is that of each in turn.
private struct RangeFinisher: MarginFinisher {
  let parts: [(finisher: Finisher, count: Int)]
  let isHighest: Bool

  func estimate(_ state: [ComponentValue], margin: [ComponentValue]) -> Estimate {
    pick(state, margin) { finisher, state, margin in finisher.estimate(state, margin: margin) }
  }

  func estimate(_ state: [ComponentValue], margin: [ComponentValue], at place: CellPlace) -> Estimate {
    pick(state, margin) { finisher, state, margin in finisher.estimate(state, margin: margin, at: place) }
  }

  func estimate(ofMargin margin: [ComponentValue]) -> Estimate {
    pick(margin, margin) { finisher, _, margin in finisher.estimate(ofMargin: margin) }
  }

  private func pick(
    _ state: [ComponentValue], _ margin: [ComponentValue],
    _ estimate: (any MarginFinisher, [ComponentValue], [ComponentValue]) -> Estimate
  ) -> Estimate {
    var start = 0
    var found: [Estimate] = []
    for part in parts {
      let places = start..<start + part.count
      start += part.count
      switch part.finisher {
      case .cell(let finisher): found.append(finisher.estimate(Array(state[places])))
      case .margin(_, let finisher): found.append(estimate(finisher, Array(state[places]), Array(margin[places])))
      // What a range is of are rates, which no program makes.
      case .program: break
      }
    }
    let valued = found.filter { $0.value != nil }
    let order = { (left: Estimate, right: Estimate) in left.ascends(before: right) }
    guard let end = isHighest ? valued.max(by: order) : valued.min(by: order), let value = end.value else {
      return found.first ?? .undefined(.allMissing, n: 0, missing: 0)
    }
    return Estimate(
      value: value, numerator: end.numerator, denominator: end.denominator, n: end.n, missing: end.missing,
      status: end.status)
  }
}

extension Estimate {
  fileprivate func ascends(before other: Estimate) -> Bool {
    switch (value?.magnitude, other.value?.magnitude) {
    case (.exact(let left)?, .exact(let right)?): left < right
    case (let left?, let right?): left.binary < right.binary
    default: false
    }
  }
}

extension Quantity.Magnitude {
  fileprivate var binary: Double {
    switch self {
    case .exact(let value): value.doubleValue
    case .approximate(let value): value
    case .date(let date): Double(date.daysSinceEpoch)
    }
  }
}
