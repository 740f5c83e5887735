public import Peil

/// `grant-per-learner`: the middle grant per learner.
public enum GrantPerLearnerMeasure: Measure {
  /// The reference page: `peil-grant-per-learner measures grant-per-learner` shows it, and the example is tested.
  public static let page = Page(
    name: "grant-per-learner",
    summary: "The median, over the applications, of the amount granted divided by the number of learners.",
    discussion: """
      The quotient is taken per application, exactly, and of an even number of them the figure is the mean of the two in \
      the middle. Applications without an amount, without a number of learners, or with none, are counted as missing. No \
      applications: undefined. The state holds the quotients: it is micro-data until it is finished. It has no interval.
      """,
    setting: .options([
      .required("granted", .column, "The amount, in euro."),
      .required("learners", .column, "The number of learners."),
    ]),
    source: "The median; Hyndman and Fan 1996, type 7.",
    example: """
      datasets:
        decided:
          from: applications
          stages:
            - join: {with: decisions, key: application, expect: one-to-one, unmatched: {left: reject, right: reject}}
      tables:
        example:
          from: decided
          rows: sector
          measures:
            per_learner: {grant-per-learner: {granted: granted, learners: learners}, where: "outcome == 'granted'"}
      """,
    caution: "Medians do not add up, and a project that promises many learners looks cheap until they are counted.")

  /// Reads the two columns; one that is no amount or no number, or that has one value for several rows, is an error.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let granted = column("granted", .money, of: setting, in: table.schema, context)
    let learners = column("learners", .integer, of: setting, in: table.schema, context)
    guard let granted, let learners else { return nil }
    let formula = SourceText("\(granted.name) / \(learners.name)", span: setting.span)
    guard let quotient = context.expression(Setting(.text(formula), span: setting.span), in: table.schema) else {
      return nil
    }
    return BoundMeasure(
      components: [.histogram(quotient, where: nil)], base: nil, unit: .money,
      definition: Definition(
        identifier: "grant-per-learner",
        text: LocalizedText(entries: [
          .init(language: "nl", text: "mediaan van \(quotient.formula) per aanvraag"),
          .init(language: "en", text: "median of \(quotient.formula) per application"),
        ])),
      finisher: .cell(Middle()))
  }

  private static func column(
    _ option: String, _ type: ValueType, of setting: Setting, in schema: Schema, _ context: BindingContext
  ) -> Column? {
    guard let written = setting[option], let column = context.column(written, in: schema) else { return nil }
    if column.type != type {
      context.report(
        .error("wrong-type", "'\(column.name)' is \(column.type.name), and \(type.name) is needed", at: written.span))
      return nil
    }
    if column.grain != schema.grain {
      context.report(
        .error(
          "grain", "'\(column.name)' has one value per \(column.grain), and a row is one \(schema.grain)",
          at: written.span, details: ["counting it over rows counts it more than once"]))
      return nil
    }
    return column
  }
}

/// The middle of the values.
private struct Middle: CellFinisher {
  func estimate(_ state: [ComponentValue]) -> Estimate {
    let values = state[0]
    guard let histogram = values.histogram, histogram.count > 0,
      let lower = histogram.value(at: (histogram.count + 1) / 2)?.rational,
      let upper = histogram.value(at: histogram.count / 2 + 1)?.rational
    else {
      return .undefined(values.admitted == 0 ? .emptyDenominator : .allMissing, n: 0, missing: values.missing)
    }
    guard let middle = try? lower.adding(upper).dividing(by: Rational(2)) else {
      return .declined("overflow", n: values.known, missing: values.missing)
    }
    return .known(Quantity(.exact(middle), .money), n: values.known, missing: values.missing)
  }
}
