public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable

/// `items-by-group`: whether groups name other answers.
public enum ItemsByGroupMeasure: Measure {
  enum Shown: String, ShownFigure {
    case statistic, degrees
    case pValue = "p"

    var label: (nl: String, en: String) {
      switch self {
      case .statistic: ("toetsgrootheid", "statistic")
      case .degrees: ("vrijheidsgraden", "degrees of freedom")
      case .pValue: ("p", "p")
      }
    }

    var meaning: String {
      switch self {
      case .statistic: "The statistic of the test, corrected where the method does so."
      case .degrees: "Its degrees of freedom, which need not be whole."
      case .pValue: "The probability of differences as large as these, or larger, by chance alone."
      }
    }

    var unit: FigureUnit { .number }
    var decimals: Int? { self == .pValue ? 4 : 2 }
  }

  enum Test: String, CaseIterable {
    case secondOrder = "second-order"
    case firstOrder = "first-order"
    case bonferroni
    case responses
    case responsesFirstOrder = "responses-first-order"

    var meaning: String {
      switch self {
      case .secondOrder:
        "Simultaneous pairwise marginal independence with the second-order correction of Rao and Scott (Thomas and Decady 2004; Bilder and Loughin 2004)."
      case .firstOrder: "The same without correction; its size is up to 8.7% where 5% is claimed."
      case .bonferroni: "The smallest p-value of the items' own tests, times their number; it has no statistic."
      case .responsesFirstOrder:
        "Pearson's chi-square on that file, corrected by the mean design effect; it has a p-value alone."
      case .responses: "Rao and Scott's F on the file of responses, clustered by unit (R: survey::svychisq)."
      }
    }
  }

  /// The reference page.
  public static let page = Page(
    name: "items-by-group",
    summary: "Whether groups of applications name other bottlenecks, all of them taken together.",
    discussion: """
      One test over all items of a set and all groups: because a unit may name several, an ordinary chi-square would \
      count it several times. `second-order`, the default, adds up the chi-squares of the items and corrects the sum and \
      its degrees of freedom by the items' correlation (Rao and Scott 1984; Bilder and Loughin 2004). Items that all or \
      none name drop out. `responses` is the alternative on the response file. Units that were not asked, or have no \
      group, stand under missing. With `reading: census` it is refused.
      """,
    setting: .options([
      .required("items", .column, "The set."), .required("across", .column, "The column whose values are the groups."),
      .optional(
        "test", .word(Test.allCases.map { Parameter.Choice($0.rawValue, $0.meaning) }), standard: "second-order",
        "Which test."),
      Shown.parameter,
    ]),
    source: "Rao and Scott 1984; Thomas and Decady 2004; Bilder and Loughin 2004; R: survey::svychisq.",
    example: """
      reading: process
      tables:
        example:
          from: applications
          measures:
            differs: {items-by-group: {items: bottlenecks, across: form}}
      """,
    caution: "It does not say which item differs: look at `item-change`, with its correction for there being several.")

  /// Reads items and groups; another type or grain, and a census, are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let isTest = context.admitsTest(page.name, at: setting.span)
    guard let items = context.items(setting["items"], in: table.schema),
      let groups = context.groups(setting["across"], in: table.schema), isTest,
      let shown = context.word(setting["show"], as: Shown.self)
    else { return nil }
    let test = context.word(setting["test"], as: Test.self) ?? .secondOrder
    let complete = Expression.isKnown(items).and(.isKnown(groups))
    return BoundMeasure(
      components: [
        .tally([.value(of: groups), .value(of: items)], where: complete), .count(where: complete.negated),
      ], base: complete, unit: .number,
      definition: Definition(
        "items-by-group/\(test.rawValue)/\(shown.rawValue)",
        nl:
          "toets (\(test.rawValue)) of groepen van \(groups.label(in: "nl")) bij \(items.label(in: "nl")) anders antwoorden",
        en:
          "test (\(test.rawValue)) whether groups of \(groups.label(in: "en")) answer \(items.label(in: "en")) otherwise"
      ),
      finisher: .cell(
        ItemsByGroupFinisher(shown: shown, test: test, itemCount: items.type.domain?.count ?? 0)))
  }

  /// Statistic, degrees of freedom and p-value.
  public static func parts(of setting: Setting) -> [MeasurePart] { Shown.parts(of: setting, kind: page.name) }
}

extension BindingContext {
  /// A set with one value in each row; another type or grain is reported.
  func items(_ setting: Setting?, in schema: Schema) -> Column? {
    guard let setting, let column = column(setting, in: schema) else { return nil }
    guard case .set = column.type else {
      report(
        .error("not-a-set", "'\(column.name)' is \(column.type.name), and a set was expected", at: setting.span))
      return nil
    }
    return standsForRows(column, of: schema, at: setting.span) ? column : nil
  }
}

/// A test of items by group; the state is a tally of group and set, and the units that lack one of them.
private struct ItemsByGroupFinisher: CellFinisher {
  let shown: ItemsByGroupMeasure.Shown
  let test: ItemsByGroupMeasure.Test
  let itemCount: Int

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let (n, missing) = (state[0].admitted, state[1].count)
    do throws(UndefinedReason) {
      guard let value = try value(state[0].tally?.lines ?? []) else {
        return Estimate(value: nil, n: n, missing: missing, status: .structural, reason: "no-statistic")
      }
      return .flagged(value, .number, n: n, missing: missing)
    } catch {
      return .undefined(error, n: n, missing: missing)
    }
  }

  private func value(_ lines: [Tally.Line]) throws(UndefinedReason) -> Double? {
    if test == .responses || test == .responsesFirstOrder {
      let result = try RaoScottTest(clusters(lines))
      if test == .responsesFirstOrder { return shown == .pValue ? result.firstOrderPValue : nil }
      return switch shown {
      case .statistic: result.f
      case .degrees: result.numeratorDegrees
      case .pValue: result.pValue
      }
    }
    let result = try SimultaneousIndependenceTest(
      numbered(lines).map { group, line in
        let codes = line.values[1].codes ?? 0
        return AnswerPattern((0..<itemCount).map { codes >> UInt64($0) & 1 == 1 }, group: group, cases: line.count)
      })
    if test == .bonferroni { return shown == .pValue ? result.bonferroniPValue : nil }
    let chosen = test == .firstOrder ? result.firstOrder : result.secondOrder
    return switch shown {
    case .statistic: chosen.statistic
    case .degrees: chosen.degreesOfFreedom
    case .pValue: chosen.pValue
    }
  }

  private func clusters(_ lines: [Tally.Line]) -> [RaoScottTest.Cluster] {
    numbered(lines).map { group, line in
      let codes = line.values[1].codes ?? 0
      let named = (0..<itemCount).filter { codes >> UInt64($0) & 1 == 1 }
      return RaoScottTest.Cluster(named.map { (row: $0, column: group) }, count: line.count)
    }
  }

  /// The lines with their groups numbered in order.
  private func numbered(_ lines: [Tally.Line]) -> [(group: Int, line: Tally.Line)] {
    var numbers: [Tally.Value: Int] = [:]
    for line in lines where numbers[line.values[0]] == nil { numbers[line.values[0]] = numbers.count }
    return lines.map { (numbers[$0.values[0]] ?? 0, $0) }
  }
}
