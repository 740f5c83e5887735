extension MeasureBeginning {
  /// The measure with components and a finisher of its own.
  static func sums(_ package: NewPackage) -> String {
    """
    public import Peil

    /// `\(package.name.word)`: one column added up, divided by another added up.
    public enum \(package.typeName): Measure {
      /// The reference page: `peil-\(package.name.word) measures \(package.name.word)` shows it, and the example is tested.
      public static let page = Page(
        name: "\(package.name.word)",
        summary: "One column added up, divided by another column added up.",
        discussion: \"""
          Both sums are over the rows in which both columns are known; rows in which one is missing are counted as missing. \\
          The sums are exact, and the quotient is rounded once, at publication. No such rows, or a second sum of zero: \\
          undefined. The figure has the unit of the first column. It has no interval.
          \""",
        setting: .options([
          .required("amount", .column, "What is divided."),
          .required("per", .column, "The whole number it is divided by."),
        ]),
        source: "A ratio of sums; Cochran 1977, chapter 6.",
        example: \"""
          tables:
            example:
              from: applications
              rows: sector
              measures:
                per_learner: {\(package.name.word): {amount: costs, per: learners}}
          \""",
        caution: "It is no mean of the quotients per row: large projects weigh as much as they are large.")

      /// Reads the two columns; one that is no number, or has one value for several rows, is an error.
      public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
        let amount = context.column(setting["amount"], holding: .number, in: table.schema)
        let per = context.column(setting["per"], holding: .integer, in: table.schema)
        guard let amount, let per else { return nil }
        let areKnown = Expression.isKnown(amount).and(.isKnown(per))
        let unit = FigureUnit(summing: amount.type)
        return BoundMeasure(
          // What the engine works out of the rows of each cell, and of each total.
          components: [
            .sum(.value(of: amount), where: areKnown), .sum(.value(of: per), where: areKnown),
            .count(where: areKnown), .count(where: nil),
          ],
          base: nil, unit: unit,
          definition: Definition(
            "\(package.name.word)",
            nl: "som van \\(amount.label(in: "nl")) gedeeld door som van \\(per.label(in: "nl"))",
            en: "sum of \\(amount.label(in: "en")) divided by sum of \\(per.label(in: "en"))"),
          finisher: .cell(QuotientOfSums(unit: unit)))
      }
    }

    /// What the state becomes: its values come in the order of the components.
    private struct QuotientOfSums: CellFinisher {
      let unit: FigureUnit

      func estimate(_ state: [ComponentValue]) -> Estimate {
        let n = state[2].count
        let missing = state[3].count - n
        guard n > 0, let sum = state[0].value.rational, let whole = state[1].value.rational else {
          return .undefined(missing > 0 ? .allMissing : .emptyDenominator, n: n, missing: missing)
        }
        let numerator = Quantity(.exact(sum), unit)
        let denominator = Quantity(.exact(whole), .number)
        guard !whole.isZero else {
          return .undefined(
            .zeroDenominator, numerator: numerator, denominator: denominator, n: n, missing: missing)
        }
        guard let quotient = try? sum.dividing(by: whole) else {
          return .declined("overflow", n: n, missing: missing)
        }
        return .known(
          Quantity(.exact(quotient), unit), numerator: numerator, denominator: denominator, n: n, missing: missing)
      }
    }

    """
  }

  static let reckoningOfSums = """
    By hand. Construction: (1000 + 3000) / (4 + 6) = 400. Care: A3 has no learners and is missing, and
    (500 + 360 + 540) / (8 + 0 + 2) = 140. Together: (4000 + 1400) / (10 + 10) = 270.

    """

  static func rowsOfSums(_ word: String) -> String {
    """
    construction,,figure,400.00,euro,4000.00,10,2,0,,,,\(word),ok,
    care,,figure,140.00,euro,1400.00,10,3,1,,,,\(word),partial,
    ,sector,figure,270.00,euro,5400.00,20,5,1,,,,\(word),partial,

    """
  }
}
