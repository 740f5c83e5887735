extension MeasureBeginning {
  /// The measure of a formula per row, whose finisher Peil has.
  static func median(_ package: NewPackage) -> String {
    """
    public import Peil

    /// `\(package.name.word)`: the middle of one column divided by another, row by row.
    public enum \(package.typeName): Measure {
      /// The reference page: `peil-\(package.name.word) measures \(package.name.word)` shows it, and the example is tested.
      public static let page = Page(
        name: "\(package.name.word)",
        summary: "The median, over the rows, of one column divided by another.",
        discussion: \"""
          The quotient is taken per row, exactly; of an even number of them the figure is the mean of the two in the middle. \\
          Rows in which one of the two columns is missing, or the second is zero, have no quotient and are counted as \\
          missing. No rows with a quotient: undefined. The state holds the quotients: it is micro-data until it is \\
          finished. It has no interval.
          \""",
        setting: .options([
          .required("amount", .column, "What is divided."),
          .required("per", .column, "The whole number it is divided by."),
        ]),
        source: "The median; Hyndman and Fan 1996, type 7.",
        example: \"""
          tables:
            example:
              from: applications
              rows: sector
              measures:
                per_learner: {\(package.name.word): {amount: costs, per: learners}}
          \""",
        caution: "Medians do not add up: that of all is no mean of those of the sectors.")

      /// Reads the two columns; one that is no number, or has one value for several rows, is an error.
      public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
        let amount = context.column(setting["amount"], holding: .number, in: table.schema)
        let per = context.column(setting["per"], holding: .integer, in: table.schema)
        // A formula is typed by the formula language, so that euro divided by a number are euro.
        guard let amount, let per,
          let quotient = context.expression("\\(amount.name) / \\(per.name)", in: table.schema, at: setting.span)
        else { return nil }
        let unit = FigureUnit(summing: quotient.type)
        return BoundMeasure(
          // What the engine works out of the rows of each cell, and of each total: how often each quotient occurs.
          components: [.histogram(quotient, where: nil)], base: nil, unit: unit,
          definition: Definition(
            "\(package.name.word)",
            nl: "mediaan van \\(amount.label(in: "nl")) gedeeld door \\(per.label(in: "nl")), per rij",
            en: "median of \\(amount.label(in: "en")) divided by \\(per.label(in: "en")), row by row"),
          finisher: .cell(QuantileFinisher.median(unit: unit)))
      }
    }

    """
  }

  static let reckoningOfMedian = """
    By hand. Construction: 1000 / 4 = 250 and 3000 / 6 = 500; the middle of two is their mean, 375. Care: A3 has no
    learners and A5 has none to divide by, so that two are missing; 500 / 8 = 62.50 and 540 / 2 = 270 give 166.25.
    Together: 62.50, 250, 270, 500; the mean of the two in the middle is 260.

    """

  static func rowsOfMedian(_ word: String) -> String {
    """
    construction,,figure,375.00,euro,,,2,0,,,,\(word),ok,
    care,,figure,166.25,euro,,,2,2,,,,\(word),partial,
    ,sector,figure,260.00,euro,,,4,2,,,,\(word),partial,

    """
  }
}
