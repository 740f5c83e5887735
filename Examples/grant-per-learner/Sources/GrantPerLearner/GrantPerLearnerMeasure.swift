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
      .required("granted", .column, "The amount granted, in euro."),
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

  /// Reads the two columns; one that is no amount granted or no whole number, or has one value for several rows, is an error.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    let granted = context.column(setting["granted"], holding: .amount([.granted]), in: table.schema)
    let learners = context.column(setting["learners"], holding: .integer, in: table.schema)
    guard let granted, let learners,
      let quotient = context.expression("\(granted.name) / \(learners.name)", in: table.schema, at: setting.span)
    else { return nil }
    return BoundMeasure(
      components: [.histogram(quotient, where: nil)], base: nil, unit: .money,
      definition: Definition(
        "grant-per-learner",
        nl: "mediaan van \(granted.label(in: "nl")) gedeeld door \(learners.label(in: "nl")), per aanvraag",
        en: "median of \(granted.label(in: "en")) divided by \(learners.label(in: "en")), per application"),
      finisher: .cell(QuantileFinisher.median(unit: .money)))
  }
}
