/// The measure that a new package begins with: a quotient of two sums.
enum MeasureTemplate {
  static func source(_ package: NewPackage) -> String {
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
          .required("per", .column, "What it is divided by."),
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
        let amount = column("amount", of: setting, in: table.schema, context)
        let per = column("per", of: setting, in: table.schema, context)
        guard let amount, let per else { return nil }
        let areKnown = Expression(.and(amount.isKnown, per.isKnown), type: .boolean)
        let unit: FigureUnit = amount.type == .money ? .money : .number
        return BoundMeasure(
          components: [
            .sum(amount, where: areKnown), .sum(per, where: areKnown), .count(where: areKnown), .count(where: nil),
          ],
          base: nil, unit: unit,
          definition: Definition(
            identifier: "\(package.name.word)",
            text: LocalizedText(entries: [
              .init(language: "nl", text: "som van \\(amount.formula) gedeeld door som van \\(per.formula)"),
              .init(language: "en", text: "sum of \\(amount.formula) divided by sum of \\(per.formula)"),
            ])),
          finisher: .cell(QuotientOfSums(unit: unit)))
      }

      private static func column(
        _ option: String, of setting: Setting, in schema: Schema, _ context: BindingContext
      ) -> Expression? {
        guard let written = setting[option], let column = context.column(written, in: schema) else { return nil }
        if !column.type.isNumeric {
          context.report(
            .error("not-a-number", "'\\(column.name)' is no number, and cannot be added up", at: written.span))
          return nil
        }
        if column.grain != schema.grain {
          context.report(
            .error(
              "grain", "'\\(column.name)' has one value per \\(column.grain), and a row is one \\(schema.grain)",
              at: written.span, details: ["adding it up over rows counts it more than once"]))
          return nil
        }
        return Expression(.column(column.name), type: column.type)
      }
    }

    extension Expression {
      /// Whether the value is there.
      fileprivate var isKnown: Expression {
        Expression(.not(Expression(.isMissing(self), type: .boolean)), type: .boolean)
      }
    }

    /// What the state becomes: the values come in the order of the components.
    private struct QuotientOfSums: CellFinisher {
      let unit: FigureUnit

      func estimate(_ state: [ComponentValue]) -> Estimate {
        let known = state[2].admitted
        let missing = state[3].admitted - known
        guard known > 0, let sum = state[0].value.rational, let whole = state[1].value.rational else {
          let reason: AggregateValue.Undefined = missing > 0 ? .allMissing : .emptyDenominator
          return .undefined(reason, n: known, missing: missing)
        }
        let numerator = Quantity(.exact(sum), unit)
        let denominator = Quantity(.exact(whole), .number)
        guard !whole.isZero else {
          return .undefined(
            .zeroDenominator, numerator: numerator, denominator: denominator, n: known, missing: missing)
        }
        guard let quotient = try? sum.dividing(by: whole) else {
          return .declined("overflow", n: known, missing: missing)
        }
        return .known(
          Quantity(.exact(quotient), unit), numerator: numerator, denominator: denominator, n: known, missing: missing)
      }
    }

    """
  }

  static func pipeline(_ package: NewPackage) -> String {
    """
    peil: 1
    title: By hand
    language: en
    unit: {key: application}
    sources:
      applications:
        file: applications.csv
        format: {delimiter: ","}
        key: application
        columns:
          application: {from: Number, type: text}
          sector: {from: Sector, type: category, values: {Construction: construction, Care: care}}
          costs: {from: Costs, type: money, amount: project-costs}
          learners: {from: Learners, type: integer}
    tables:
      by_sector:
        from: applications
        rows: sector
        totals: nested
        measures:
          figure: {\(package.name.word): {amount: costs, per: learners}}

    """
  }

  static let applications = """
    Number,Sector,Costs,Learners
    A1,Construction,1000.00,4
    A2,Construction,3000.00,6
    A3,Care,900.00,
    A4,Care,500.00,8

    """

  static let reckoning = """
    By hand. Construction: (1000 + 3000) / (4 + 6) = 400. Care: A3 has no learners and is missing, 500 / 8 = 62.50.
    Together: (1000 + 3000 + 500) / (4 + 6 + 8) = 4500 / 18 = 250.

    """

  static func table(_ package: NewPackage) -> String {
    let definition = "\(package.name.word)"
    return """
      sector,margin,measure,value,unit,numerator,denominator,n,missing,lower,upper,interval,definition,status,reason
      construction,,figure,400.00,euro,4000.00,10,2,0,,,,\(definition),ok,
      care,,figure,62.50,euro,500.00,8,1,1,,,,\(definition),partial,
      ,sector,figure,250.00,euro,4500.00,18,3,1,,,,\(definition),partial,

      """
  }
}
