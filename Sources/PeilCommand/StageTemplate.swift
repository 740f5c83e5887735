/// The stage that a new package begins with: a column divided by another, in each row.
enum StageTemplate {
  static func source(_ package: NewPackage) -> String {
    """
    public import Peil

    /// `\(package.name.word)`: a new column, one column divided by another.
    public enum \(package.typeName): Stage {
      /// The reference page: `peil-\(package.name.word) stages \(package.name.word)` shows it, and the example is tested.
      public static let page = Page(
        name: "\(package.name.word)",
        summary: "Makes a column of one column divided by another, in each row.",
        discussion: \"""
          The quotient is exact, and rounded where it is written. Where one of the two is missing, or the second is zero, \\
          the new column is missing. Rows stay, in their order; the ledger shows as many rows out as in.
          \""",
        setting: .options([
          .required("divide", .column, "What is divided."),
          .required("by", .column, "What it is divided by."),
          .required("into", .name, "The new column."),
        ]),
        example: \"""
          datasets:
            example:
              from: applications
              stages:
                - \(package.name.word): {divide: costs, by: learners, into: per_learner}
          \""")

      /// Reads the two columns and the name; a name in use, and columns that cannot be divided, are errors.
      public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
        guard let whole = setting["divide"].flatMap({ context.column($0, in: input) }),
          let part = setting["by"].flatMap({ context.column($0, in: input) }),
          let name = setting["into"]?.text, context.admits(name, beside: input),
          // A formula is typed by the formula language, so that euro divided by a number are euro.
          let quotient = context.expression("\\(whole.name) / \\(part.name)", in: input, at: setting.span)
        else { return nil }
        // What has one value for several rows has one still, and a sum over rows will be refused.
        let column = Column(name: name.text, type: quotient.type, grain: grain(of: quotient, in: input))
        return Relation(
          .project(input.columns.map(Projection.passing) + [Projection(name: name.text, expression: quotient)]),
          schema: Schema(columns: input.columns + [column], grain: input.grain))
      }
    }

    """
  }

  /// The case, whose rows are written out.
  static func `case`(_ package: NewPackage) -> NewCase {
    NewCase(use: use(package), reckoning: reckoning, expected: ("datasets/evaluated.csv", rows))
  }

  private static func use(_ package: NewPackage) -> String {
    """
    datasets:
      evaluated:
        from: applications
        stages:
          - \(package.name.word): {divide: costs, by: learners, into: per_learner}
    tables:
      counted:
        from: evaluated
        measures: {applications: count}
    publish: {datasets: [evaluated]}

    """
  }

  private static let reckoning = """
    By hand: 1000 / 4 = 250, 3000 / 6 = 500, 500 / 8 = 62.50, 540 / 2 = 270; A3 has no learners, and nothing is divided by
    the 0 of A5.

    """

  private static let rows = """
    application,sector,costs,learners,per_learner
    A1,construction,1000.00,4,250.00
    A2,construction,3000.00,6,500.00
    A3,care,900.00,,
    A4,care,500.00,8,62.50
    A5,care,360.00,0,
    A6,care,540.00,2,270.00

    """
}
