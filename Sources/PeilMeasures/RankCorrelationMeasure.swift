public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable

/// `rank-correlation`: whether two calls put answers in the same order.
public enum RankCorrelationMeasure: Measure {
  enum Method: String { case kendall, spearman }

  /// The reference page.
  public static let page = Page(
    name: "rank-correlation",
    summary: "Whether two calls put the bottlenecks in the same order: 1 where they do, −1 where it is turned round.",
    discussion: """
      Counts how many units of each group name each item of the set, and correlates the two orders: Kendall's τ-b or \
      Spearman's ρ, both with ties (R: `cor`). Every code of the set takes part, also one that nobody names. Units that \
      were not asked, or belong to neither group, are left out; those not asked stand under missing. It has no interval: \
      there are as many points as codes, not as units. Undefined where all items are named equally often (`noVariation`).
      """,
    setting: .options([
      .required("items", .column, "The set."),
      .required("between", .column, "The column that tells the groups apart, such as the call."),
      .required("from", .value, "The code of the first group."), .required("to", .value, "The code of the second."),
      .required(
        "method", .word([.init("kendall", "Kendall's τ-b."), .init("spearman", "Spearman's ρ.")]), "Which one."),
    ]),
    source: "Kendall 1945; Spearman 1904; R: cor().",
    example: """
      tables:
        example:
          from: applications
          measures:
            same_order:
              rank-correlation: {items: bottlenecks, between: form, from: solo, to: partnership, method: kendall}
      """,
    caution: "Of few items a single exchange changes it much.")

  /// Reads set and groups; another type or grain and unknown codes are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    guard let items = context.items(setting["items"], in: table.schema),
      let groups = context.groups(setting["between"], in: table.schema),
      let from = context.code(setting["from"], of: groups), let to = context.code(setting["to"], of: groups),
      let method = context.word(setting["method"], as: Method.self)
    else { return nil }
    let domain = groups.type.domain ?? Domain(codes: [])
    let inGroup = Expression(
      .isIn(.value(of: groups), [from, to].map { .code(UInt32($0), domain) }), type: .boolean)
    let asked = inGroup.and(.isKnown(items))
    return BoundMeasure(
      components: [
        .tally([.value(of: groups), .value(of: items)], where: asked),
        .count(where: inGroup.and(Expression.isKnown(items).negated)),
      ], base: asked, unit: .number,
      definition: Definition(
        "rank-correlation/\(method.rawValue)",
        nl:
          "rangcorrelatie (\(method.rawValue)) van de vermeldingen van \(items.label(in: "nl")) tussen twee waarden van \(groups.label(in: "nl"))",
        en:
          "rank correlation (\(method.rawValue)) of the mentions of \(items.label(in: "en")) between two values of \(groups.label(in: "en"))"
      ),
      finisher: .cell(
        RankCorrelationFinisher(
          method: method, from: UInt32(from), to: UInt32(to), itemCount: items.type.domain?.count ?? 0)))
  }
}

/// A correlation of counts; the state is a tally of group and set, and the units that were not asked.
private struct RankCorrelationFinisher: CellFinisher {
  let method: RankCorrelationMeasure.Method
  let from: UInt32
  let to: UInt32
  let itemCount: Int

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let (n, missing) = (state[0].admitted, state[1].count)
    let correlation = RankCorrelation(counts(state[0].tally, from), counts(state[0].tally, to))
    do throws(UndefinedReason) {
      guard n > 0 else { throw .emptyDenominator }
      let value = method == .kendall ? try correlation.kendall() : try correlation.spearman()
      return .flagged(value, .number, n: n, missing: missing)
    } catch {
      return .undefined(error, n: n, missing: missing)
    }
  }

  private func counts(_ tally: Tally?, _ group: UInt32) -> [Double] {
    var counts = [Int](repeating: 0, count: itemCount)
    for line in tally?.lines ?? [] where line.values[0] == .code(group) {
      let codes = line.values[1].codes ?? 0
      for item in 0..<itemCount where codes >> UInt64(item) & 1 == 1 { counts[item] += line.count }
    }
    return counts.map(Double.init)
  }
}
