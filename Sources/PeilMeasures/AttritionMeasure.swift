public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// `attrition`: how many applications, and how much money, fell away at each step.
public enum AttritionMeasure: Measure {
  /// The reference page.
  public static let page = Page(
    name: "attrition",
    summary: "How many applications, and how much money, fell away on the way from submitted to granted.",
    discussion: """
      One entry stands for eleven figures, a waterfall: what was submitted, then for each way to leave it (not taken up, \
      withdrawn, refused on substance, refused on the ceiling, not decided yet) what fell away and what is left after it; \
      what is left at the end was granted. With `amount` the same eleven follow in money. A figure is called by the \
      entry's name, an underscore and its own: `way_submitted`, `way_lost_withdrawn`, `way_left_after_withdrawn`, \
      `way_amount_granted`; `step` gives one of them alone.

      Each step is the one before it less what fell away, exactly, in units and in cents. Where an application has no \
      outcome nothing adds up, and every figure of the cell is declined with the number that lacks one; where an amount \
      is missing, every figure in money is, also that of a step the application does not stand in.
      """,
    setting: .options([
      .required("outcome", .column, "The column of type outcome."),
      .optional(
        "amount", .column, standard: "units alone", "The column of money that is followed, such as what was requested."),
      .optional(
        "step", .word(AttritionStep.allCases.map { Parameter.Choice($0.word, $0.english + ".") }),
        standard: "all of them", "One step alone: in units, or with `amount` in money."),
    ]),
    source: "von Elm et al. 2007 (STROBE), the flow of units through a study; Awb 4:5 and 4:25; counting.",
    example: """
      tables:
        example:
          from: decisions
          measures:
            way: {attrition: {outcome: outcome}}
      """,
    caution: """
      What is open has not fallen away for good: a call that is partly decided has no last step yet. Money that was \
      asked for is not money that would have been granted.
      """)

  /// All steps, in units and then in money where that is followed; one where it is named.
  public static func parts(of setting: Setting) -> [MeasurePart] {
    guard setting["step"] == nil else { return [] }
    func part(_ step: AttritionStep, _ kept: Set<String>, _ prefix: String, nl: String, en: String) -> MeasurePart {
      MeasurePart(
        suffix: prefix + step.word.split(separator: "-").joined(separator: "_"),
        label: LocalizedText(nl: step.dutch + nl, en: step.english + en), kind: page.name,
        setting: setting.keeping(kept).adding("step", step.word))
    }
    let units = AttritionStep.allCases.map { part($0, ["outcome"], "", nl: "", en: "") }
    guard setting["amount"] != nil else { return units }
    return units
      + AttritionStep.allCases.map { part($0, ["outcome", "amount"], "amount_", nl: ", bedrag", en: ", amount") }
  }

  /// Reads outcome and amount; columns of other types or grains, and money without `amount`, are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    guard let outcome = context.outcome(setting["outcome"], in: table.schema),
      let word = setting["step"]?.text?.text, let step = AttritionStep.allCases.first(where: { $0.word == word })
    else { return nil }
    let counted = Expression.outcome(outcome, in: step.outcomes)
    let lacksOutcome = Component.count(where: Expression.isKnown(outcome).negated)
    guard let written = setting["amount"] else {
      return BoundMeasure(
        components: [.count(where: counted), .count(where: nil), lacksOutcome], base: nil, unit: .count,
        definition: Definition(
          "attrition/\(word)", nl: "aantal aanvragen: \(step.dutch)", en: "number of applications: \(step.english)"),
        finisher: .cell(AttritionFinisher(unit: .count)))
    }
    guard let amount = context.column(written, holding: .money, in: table.schema) else { return nil }
    let lacksAmount = Component.count(where: Expression.isKnown(amount).negated)
    return BoundMeasure(
      components: [.sum(.value(of: amount), where: counted), .count(where: nil), lacksOutcome, lacksAmount], base: nil,
      unit: FigureUnit(summing: amount.type),
      definition: Definition(
        "attrition/\(word)/amount", nl: "som van \(amount.label(in: "nl")) van aanvragen: \(step.dutch)",
        en: "sum of \(amount.label(in: "en")) over applications: \(step.english)"),
      finisher: .cell(AttritionFinisher(unit: FigureUnit(summing: amount.type))))
  }
}

/// A step's count or sum; the state is that, all units, those without an outcome, and in money those without an amount.
private struct AttritionFinisher: CellFinisher {
  let unit: FigureUnit

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let (all, lacking) = (state[1].count, state[2].count)
    guard lacking == 0 else {
      return .declined("outcomes-do-not-add-up: \(lacking) of \(all) without outcome", n: all, missing: lacking)
    }
    guard state.count > 3 else { return .known(.count(state[0].count), n: all, missing: 0) }
    let unknown = state[3].count
    guard unknown == 0 else {
      return .declined("amounts-do-not-add-up: \(unknown) of \(all) without amount", n: all, missing: unknown)
    }
    return SumFinisher(unit: unit).estimate(state)
  }
}
