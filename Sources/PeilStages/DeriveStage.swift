public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
public import PeilTable
internal import PeilValues

/// `derive`: makes columns from formulas.
public enum DeriveStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "derive",
    summary: "Makes new columns from a formula over the columns of the same row.",
    discussion: """
      Entries apply in the order written, and later ones see earlier ones. A new name may not exist already. Where a \
      value is missing the result is missing, unless the formula says otherwise with `is missing`, `is known` or \
      `coalesce`. A column made of columns of one grain has that grain. The difference of two amounts belongs to no \
      stage of the scheme: give it an `amount` if it is to be published. A new column is known when the columns it is \
      made of are known; a formula that handles missing values itself is known everywhere. The ledger shows as many \
      rows out as in.
      """,
    setting: .map(
      key: .name,
      value: .either([
        .formula(nil),
        .options([
          .required("formula", .formula(nil), "How the value follows from the row."),
          ColumnOptions.label,
          ColumnOptions.amount,
        ]),
      ])),
    example: """
      datasets:
        example:
          from: applications
          stages:
            - derive:
                own_costs: {formula: costs - requested, label: Eigen bijdrage, amount: contribution}
                is_large: own_costs > 50_000
      """,
    caution: "A quotient per row is seldom the figure that is wanted: the mean of ratios is not the ratio of sums.")

  /// Reads the formulas in order; what is wrong with one is an error, as is a name in use.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    var derivation = Derivation(input: input, context: context)
    for entry in setting.map ?? [] { derivation.derive(entry) }
    guard derivation.failed.isEmpty else { return nil }
    return Relation(.project(derivation.projections), schema: derivation.schema)
  }
}

/// The columns so far, while a derive stage is read.
private struct Derivation {
  let context: BindingContext
  private(set) var schema: Schema
  private(set) var projections: [Projection]
  /// The names that could not be made; what reads them is not reported a second time.
  private(set) var failed: Set<String> = []
  /// What the columns made so far are over the columns of the input.
  private var made: [String: Expression] = [:]

  init(input: Schema, context: BindingContext) {
    self.context = context
    schema = input
    projections = input.columns.map(Projection.passing)
  }

  mutating func derive(_ entry: Setting.Entry) {
    let formula = entry.value["formula"] ?? entry.value
    let isAdmitted = context.admits(entry.key, beside: schema)
    let readsFailed = formula.text.map { !FormulaText($0.text).names.isDisjoint(with: failed) } ?? false
    guard isAdmitted, !readsFailed, let expression = context.expression(formula, in: schema) else {
      failed.insert(entry.key.text)
      return
    }
    let column = column(entry, of: expression)
    let substituted = expression.substituting(made)
    made[column.name] = substituted
    projections.append(Projection(name: column.name, expression: substituted))
    schema = Schema(columns: schema.columns + [column], grain: schema.grain)
  }

  private func column(_ entry: Setting.Entry, of expression: Expression) -> Column {
    let name = entry.key.text
    let sources = schema.columns.filter { expression.columns.contains($0.name) }
    var column = Column(name: name, type: expression.type, grain: grain(of: expression, in: schema))
    column.label = context.label(entry.value["label"])
    column.amount =
      context.amount(entry.value["amount"], on: name, type: expression.type)
      ?? expression.plainColumn(in: schema)?.amount
    guard !expression.handlesMissing else { return column }
    column.knownWhen = sources.jointlyKnownWhen
    column.unknownLimit = sources.compactMap(\.unknownLimit).min()
    return column
  }
}
