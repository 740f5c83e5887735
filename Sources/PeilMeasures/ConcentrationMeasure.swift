public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable

/// `concentration`: how unevenly money is spread over those who receive it.
public enum ConcentrationMeasure: Measure {
  enum Index: String, CaseIterable {
    case gini
    case giniUnbiased = "gini-unbiased"
    case herfindahl
    case herfindahlNormalised = "herfindahl-normalised"
    case effectiveNumber = "effective-number"
    case topTenth = "top-tenth"
    case topTenthLorenz = "top-tenth-lorenz"

    /// Only what receivers hold of the whole is a share that people read as a percentage.
    var unit: FigureUnit { self == .topTenth || self == .topTenthLorenz ? .ratio : .number }

    var meaning: String {
      switch self {
      case .gini: "Gini: 0 where all receive the same, towards 1 where one receives all; Σ(2i−n−1)x₍ᵢ₎/(nΣx)."
      case .giniUnbiased: "The same times n/(n−1), for few receivers."
      case .herfindahl: "Herfindahl and Hirschman: the sum of squared shares, 1/n through 1."
      case .herfindahlNormalised: "The same from 0 through 1: (H − 1/n)/(1 − 1/n)."
      case .effectiveNumber: "How many equal receivers would be as concentrated: 1/H."
      case .topTenth: "The share of the tenth that receives most, rounded up to whole receivers."
      case .topTenthLorenz: "The share of the tenth that receives most, read from the Lorenz curve."
      }
    }
  }

  /// The reference page.
  public static let page = Page(
    name: "concentration",
    summary: "How unevenly an amount is spread over those who receive it, as one number that you name.",
    discussion: """
      `by` adds the amount up per receiver, such as the holding behind several applications, before it is compared; \
      without it every row is a receiver. A row without amount or receiver stands under missing. Amounts below zero give \
      no figure (`negativeValue`), nor do amounts that come to zero. The state holds the amounts: it is micro-data until \
      it is finished. It has no interval. Sources: Gini 1912; Herfindahl 1950; Hirschman 1964.
      """,
    setting: .options([
      .required("column", .column, "The amount."),
      .required("index", .word(Index.allCases.map { Parameter.Choice($0.rawValue, $0.meaning) }), "Which number."),
      .optional("by", .column, standard: "every row by itself", "Who receives it."),
    ]),
    source: "Gini 1912; Herfindahl 1950; Hirschman 1964; Lorenz 1905.",
    example: """
      tables:
        example:
          from: applications
          rows: sector
          measures:
            gini: {concentration: {column: costs, index: gini, by: chamber_no}}
      """,
    caution: "A receiver of nothing counts: restrict the measure with `where` to what was granted.")

  /// Reads amount, index and receiver; another type or grain, and money without `amount`, are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    guard let column = context.column(setting["column"], holding: .money, in: table.schema),
      let index = context.word(setting["index"], as: Index.self)
    else { return nil }
    let holder = setting["by"].flatMap { context.column($0, in: table.schema) }
    guard holder != nil || setting["by"] == nil else { return nil }
    let words = holder.map { (nl: " per \($0.name)", en: " per \($0.name)") } ?? (nl: " per rij", en: " per row")
    let values = [Expression.value(of: column)] + (holder.map { [Expression.value(of: $0)] } ?? [])
    return BoundMeasure(
      components: [.tally(values, where: nil)], base: nil, unit: index.unit,
      definition: Definition(
        (["concentration", index.rawValue] + [column.amount?.rawValue].compactMap(\.self)).joined(separator: "/"),
        nl: "concentratie (\(index.rawValue)) van \(column.label(in: "nl"))\(words.nl)",
        en: "concentration (\(index.rawValue)) of \(column.label(in: "en"))\(words.en)"),
      finisher: .cell(ConcentrationFinisher(index: index, hasHolder: holder != nil)))
  }
}

/// The concentration of amounts; the state is a tally of amount and, where there is one, receiver.
private struct ConcentrationFinisher: CellFinisher {
  let index: ConcentrationMeasure.Index
  let hasHolder: Bool

  func estimate(_ state: [ComponentValue]) -> Estimate {
    var amounts: [Int128] = []
    var perHolder: [Tally.Value: Int128] = [:]
    var missing = 0
    for line in state[0].tally?.lines ?? [] {
      guard case .integer(let cents) = line.values[0], !hasHolder || line.values[1] != .missing else {
        missing += line.count
        continue
      }
      if hasHolder {
        perHolder[line.values[1], default: 0] += Int128(cents) * Int128(line.count)
      } else {
        amounts += Array(repeating: Int128(cents), count: line.count)
      }
    }
    if hasHolder { amounts = Array(perHolder.values) }
    do throws(UndefinedReason) {
      guard let value = try value(Concentration(amounts.map { Double($0) })) else { throw .tooFewUnits }
      return .known(
        Quantity(.approximate(value), index.unit), n: amounts.count, missing: missing)
    } catch {
      return Estimate(value: nil, n: amounts.count, missing: missing, status: .undefined, reason: error.rawValue)
    }
  }

  private func value(_ concentration: Concentration) -> Double? {
    switch index {
    case .gini: concentration.gini
    case .giniUnbiased: concentration.unbiasedGini
    case .herfindahl: concentration.herfindahl
    case .herfindahlNormalised: concentration.normalisedHerfindahl
    case .effectiveNumber: concentration.effectiveNumber
    case .topTenth: concentration.shareOfTop(0.1)
    case .topTenthLorenz: concentration.lorenzShareOfTop(0.1)
    }
  }
}
