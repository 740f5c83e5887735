public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable
internal import PeilValues

/// `financing`: who pays for the projects, source by source.
public enum FinancingMeasure: Measure {
  enum Kind: String, CaseIterable {
    case otherPublic = "other-public"
    case privateCash = "private-cash"
    case privateInKind = "private-in-kind"

    var meaning: String {
      switch self {
      case .otherPublic: "Public money beside the subsidy."
      case .privateCash: "Private money."
      case .privateInKind: "What private parties bring in hours or goods."
      }
    }
  }

  enum Shown: String, ShownFigure {
    case costs, subsidy
    case sourceAmount = "source-amount"
    case sourceShare = "source-share"
    case subsidyShare = "subsidy-share"
    case privateShare = "private-share"
    case otherPublicShare = "other-public-share"
    case publicShare = "public-share"
    case privateLeverage = "private-leverage"
    case privateLeveragePublic = "private-leverage-public"
    case multiplierPublic = "multiplier-public"
    case inKindShare = "in-kind-share"

    var label: (nl: String, en: String) {
      switch self {
      case .costs: ("kosten", "costs")
      case .subsidy: ("subsidie", "subsidy")
      case .sourceAmount: ("bedrag", "amount")
      case .sourceShare: ("deel van de kosten", "share of the costs")
      case .subsidyShare: ("subsidie, deel van de kosten", "subsidy, share of the costs")
      case .privateShare: ("privaat, deel van de kosten", "private, share of the costs")
      case .otherPublicShare: ("ander publiek geld, deel van de kosten", "other public money, share of the costs")
      case .publicShare: ("publiek, deel van de kosten", "public, share of the costs")
      case .privateLeverage: ("privaat per euro subsidie", "private per euro of subsidy")
      case .privateLeveragePublic: ("privaat per euro publiek geld", "private per euro of public money")
      case .multiplierPublic: ("kosten per euro publiek geld", "costs per euro of public money")
      case .inKindShare: ("in natura, deel van privaat", "in kind, share of private")
      }
    }

    var meaning: String {
      switch self {
      case .costs: "The costs."
      case .subsidy: "The subsidy."
      case .sourceAmount: "What the source that `source` names pays."
      case .sourceShare: "The same, as a part of the costs."
      case .subsidyShare: "Subsidy divided by costs."
      case .privateShare: "All private money divided by costs."
      case .otherPublicShare: "Other public money divided by costs."
      case .publicShare: "Subsidy and other public money divided by costs."
      case .privateLeverage: "Private money divided by the subsidy."
      case .privateLeveragePublic: "Private money divided by all public money."
      case .multiplierPublic: "Costs divided by all public money."
      case .inKindShare: "What is brought in kind, as a part of all private money."
      }
    }

    var unit: FigureUnit { [.costs, .subsidy, .sourceAmount].contains(self) ? .money : .ratio }
    var isOfSource: Bool { self == .sourceAmount || self == .sourceShare }
  }

  private static let kinds = Parameter.Kind.word(
    Kind.allCases.map { Parameter.Choice($0.rawValue, $0.meaning) })

  /// The reference page.
  public static let page = Page(
    name: "financing",
    summary: "Who pays for the projects: the subsidy, other public money, and private parties in money and in kind.",
    discussion: """
      `sources` names the columns of all money beside the subsidy, each with its kind. Row by row the subsidy and the \
      sources must add up to the costs, to the cent: where one row does not, every figure of the cell is declined with \
      how many rows there are and by how much (`sources-do-not-add-up`); a `check` stage before it names the rows. Rows \
      that lack an amount are left out and stand under missing. One entry stands for several figures: each source's \
      amount and share, then the ratios, each a ratio of sums, with other public money above or below the line as its \
      name says. What the EU calls leverage is private-leverage-public. Sums are exact.
      """,
    setting: .options([
      .required("costs", .column, "The costs: of the project, or what is eligible of them."),
      .required("subsidy", .column, "The subsidy: requested, granted, settled or paid."),
      .required(
        "sources",
        .map(
          key: .text,
          value: .either([
            kinds,
            .options([
              .required("kind", kinds, "Whose money it is."),
              .optional("label", .label, standard: "the column's name", "What people call it."),
            ]),
          ])), "The columns of all other money, each with its kind."),
      .optional("source", .text, standard: "all of them", "With `show: source-amount` or `source-share`: which one."),
      Shown.parameter,
    ]),
    source: "Financial Regulation of the European Union, article 2 (leverage); exact sums.",
    example: """
      datasets:
        paid_in:
          from: participants
          stages:
            - aggregate:
                by: application
                columns:
                  cash: {formula: sum(cash), amount: contribution}
                  in_kind: {formula: sum(in_kind), amount: contribution}
        paid_by:
          from: applications
          stages:
            - join: {with: decisions, key: application, expect: one-to-one, unmatched: {left: keep, right: reject}}
            - filter: outcome == 'granted'
            - join: {with: paid_in, key: application, expect: one-to-one, unmatched: {left: keep, right: leave-out}}
            - filter: costs == granted + cash + in_kind
      tables:
        example:
          from: paid_by
          measures:
            money: {financing: {costs: costs, subsidy: granted, sources: {cash: private-cash, in_kind: private-in-kind}}}
      """,
    caution: "A contribution in kind is worth what its rate per hour says: show it apart from money.")

  /// Reads costs, subsidy and sources; wrong types, grains and amounts are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let schema = table.schema
    let costs = amount(setting["costs"], [.projectCosts, .eligibleCosts], schema, context)
    let subsidy = amount(setting["subsidy"], [.requested, .granted, .settled, .paid], schema, context)
    let entries = setting["sources"]?.map ?? []
    let sources = entries.map { entry in
      amount(Setting(.text(entry.key), span: entry.key.span), nil, schema, context)
    }
    guard let shown = context.word(setting["show"], as: Shown.self), let costs, let subsidy,
      !sources.contains(where: { $0 == nil })
    else { return nil }
    let columns = sources.compactMap(\.self)
    let kinds = entries.map { context.word($0.value["kind"] ?? $0.value, as: Kind.self) ?? .privateCash }
    let place = columns.firstIndex { $0.name == setting["source"]?.text?.text }
    let complete = ([costs, subsidy] + columns).dropFirst().reduce(Expression.isKnown(costs)) { $0.and(.isKnown($1)) }
    let paid = columns.reduce(Expression.value(of: subsidy)) {
      Expression(.arithmetic(.add, $0, .value(of: $1)), type: .money)
    }
    let difference = Expression(.arithmetic(.subtract, paid, .value(of: costs)), type: .money)
    let isOff = Expression(.compare(.notEqual, paid, .value(of: costs)), type: .boolean)
    let isCausal = [.privateLeverage, .privateLeveragePublic, .multiplierPublic].contains(shown)
    let caution = isCausal ? Definition.noEffect : (nl: "", en: "")
    let about = place.map { " van \(columns[$0].label(in: "nl"))" } ?? ""
    return BoundMeasure(
      components: [
        .count(where: complete), .count(where: complete.negated), .count(where: complete.and(isOff)),
        .sum(difference, where: complete), .sum(.value(of: costs), where: complete),
        .sum(.value(of: subsidy), where: complete),
      ] + columns.map { .sum(.value(of: $0), where: complete) },
      base: complete, unit: shown.unit,
      definition: Definition(
        (["financing", shown.rawValue] + (place.map { [columns[$0].name] } ?? [])
          + [costs, subsidy].compactMap { $0.amount?.rawValue }).joined(separator: "/"),
        nl: "\(shown.label.nl)\(about); bronnen tellen per rij op tot \(costs.label(in: "nl"))\(caution.nl)",
        en:
          "\(shown.label.en)\(place.map { " of \(columns[$0].label(in: "en"))" } ?? ""); sources add up to \(costs.label(in: "en")) in every row\(caution.en)"
      ),
      finisher: .cell(FinancingFinisher(shown: shown, kinds: kinds, source: place)))
  }

  /// The costs and the subsidy, each source, and the ratios.
  public static func parts(of setting: Setting) -> [MeasurePart] {
    guard setting["show"] == nil else { return [] }
    return Shown.allCases.flatMap { figure -> [MeasurePart] in
      let suffix = figure.rawValue.split(separator: "-").joined(separator: "_")
      guard figure.isOfSource else {
        return [
          MeasurePart(
            suffix: suffix, label: LocalizedText(nl: figure.label.nl, en: figure.label.en), kind: page.name,
            setting: setting.adding("show", figure.rawValue))
        ]
      }
      return (setting["sources"]?.map ?? []).map { source in
        let name = source.key.text
        return MeasurePart(
          suffix: (figure == .sourceAmount ? "amount_" : "share_") + name,
          label: label(of: source).followed(by: LocalizedText(nl: figure.label.nl, en: figure.label.en)),
          kind: page.name,
          setting: setting.adding("show", figure.rawValue).adding("source", name))
      }
    }
  }

  private static func label(of source: Setting.Entry) -> LocalizedText {
    guard let written = source.value["label"] else { return LocalizedText(source.key.text) }
    guard let entries = written.map else { return LocalizedText(written.text?.text ?? source.key.text) }
    return LocalizedText(
      entries: entries.map { LocalizedText.Entry(language: $0.key.text, text: $0.value.text?.text ?? "") })
  }

  private static func amount(
    _ setting: Setting?, _ roles: [AmountRole]?, _ schema: Schema, _ context: BindingContext
  ) -> Column? {
    guard let setting, let column = context.money(setting, in: schema) else { return nil }
    // Other money may be derived and then has no role; what has one must be a contribution.
    let fits =
      roles == nil && column.amount == nil
      || context.hasAmount(column, among: roles ?? [.contribution], at: setting.span)
    return context.standsForRows(column, of: schema, at: setting.span) && fits ? column : nil
  }
}

/// A figure of the financing; the state is complete and lacking rows, rows that do not add up, by how much, then the sums
/// of costs, subsidy and each source.
private struct FinancingFinisher: CellFinisher {
  let shown: FinancingMeasure.Shown
  let kinds: [FinancingMeasure.Kind]
  let source: Int?

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let (n, missing) = (state[0].count, state[1].count)
    guard state[2].count == 0 else {
      let difference = Quantity(of: state[3].value, .money)?.money ?? "?"
      return .declined(
        "sources-do-not-add-up: \(state[2].count) of \(n), difference \(difference)", n: n, missing: missing)
    }
    let sums = state.dropFirst(4).map { $0.admitted == 0 ? Rational.zero : $0.value.rational ?? .zero }
    guard n > 0 else { return .undefined(.emptyDenominator, n: 0, missing: missing) }
    guard let (top, bottom) = parts(sums) else { return .declined("overflow", n: n, missing: missing) }
    guard let bottom else { return .known(Quantity(.exact(top), .money), n: n, missing: missing) }
    return RatioOfSums(numerator: .exact(top), denominator: .exact(bottom), unit: .money, units: n, missing: missing)
      .estimate()
  }

  /// What is divided by what; an amount is divided by nothing.
  private func parts(_ sums: [Rational]) -> (Rational, Rational?)? {
    let (costs, subsidy) = (sums[0], sums[1])
    func sum(_ wanted: [FinancingMeasure.Kind]) -> Rational? {
      var total = Rational.zero
      for (kind, amount) in zip(kinds, sums.dropFirst(2)) where wanted.contains(kind) {
        guard let next = try? total.adding(amount) else { return nil }
        total = next
      }
      return total
    }
    guard let ownMoney = sum([.privateCash, .privateInKind]), let otherPublic = sum([.otherPublic]),
      let inKind = sum([.privateInKind]), let allPublic = try? subsidy.adding(otherPublic)
    else { return nil }
    let amount = source.map { sums[$0 + 2] } ?? .zero
    return switch shown {
    case .costs: (costs, nil)
    case .subsidy: (subsidy, nil)
    case .sourceAmount: (amount, nil)
    case .sourceShare: (amount, costs)
    case .subsidyShare: (subsidy, costs)
    case .privateShare: (ownMoney, costs)
    case .otherPublicShare: (otherPublic, costs)
    case .publicShare: (allPublic, costs)
    case .privateLeverage: (ownMoney, subsidy)
    case .privateLeveragePublic: (ownMoney, allPublic)
    case .multiplierPublic: (costs, allPublic)
    case .inKindShare: (inKind, ownMoney)
    }
  }
}

extension Quantity {
  /// An amount in euro to the cent.
  fileprivate var money: String? {
    guard case .exact(let value) = magnitude, let cents = try? value.multiplying(Rational(100)), cents.isWhole else {
      return nil
    }
    return ExactDecimal(unscaled: cents.numerator, scale: 2).description
  }
}
