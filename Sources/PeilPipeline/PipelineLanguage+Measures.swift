public import PeilCore
import PeilMeasures

extension PipelineLanguage {
  /// The types of what a use gives to a defined measure: something of the rows, or a value.
  public static let measureParameterTypes: [Parameter.Choice] =
    [
      .init("column", "A column of the rows that are counted."),
      .init("formula", "A column, or a formula over the columns of a row."),
      .init("condition", "A formula that is true or false."),
    ] + parameterTypes

  /// The types that the values of a column or of a formula may have.
  static let measuredTypes: [Parameter.Choice] =
    types.prefix { $0.word != "kvk" } + [.init("days", "A difference between dates.")]

  static let measureParameter = Parameter.Kind.either([
    .word(measureParameterTypes),
    .options([
      .required("type", .word(measureParameterTypes), "What a use of the measure gives."),
      .optional(
        "of", .oneOrMore(.word(measuredTypes)), standard: "any", "The types that a column or formula may have."),
      .optional("value", .text, standard: "none: it must be given", "What holds where a use gives nothing."),
      .optional("description", .label, standard: "none", "What it stands for, for who uses the measure."),
    ]),
  ])

  /// The options of `formula` that a definition fixes, and those that a use may change.
  static let formulaOptions: [Parameter] = {
    guard case .either(let kinds) = FormulaMeasure.page.setting, case .some(.options(let options)) = kinds.last else {
      return []
    }
    return options.filter { $0.name != "formula" }
  }()

  /// The options of `formula` that say which interval stands beside a figure.
  static let formulaIntervalOptions = formulaOptions.filter { $0.name != "unit" }

  static let definedMeasure = Parameter.Kind.either([
    .aggregateFormula,
    .options(
      [
        .required(
          "formula", .aggregateFormula,
          "How the figure follows from sums and counts; $name is what a use gives for a parameter."),
        .optional(
          "parameters", .map(key: .name, value: measureParameter), standard: "none",
          "What a use gives: columns, formulas, conditions and values."),
        .optional("title", .label, standard: "the name", "What it is, in the catalogue and beside each figure."),
        .optional("description", .label, standard: "none", "How it is meant: what is counted, what is left out."),
        .optional("label", .label, standard: "the title", "What people call it in a table."),
        .optional("note", .label, standard: "none", "What must be said beside it."),
        .optional("decimals", .integer(0...12), standard: "by the unit", "How many decimals human formats show."),
        .optional("source", .text, standard: "none", "Where the definition is written."),
      ] + formulaOptions),
  ])

  /// The keys of a file that pipelines include.
  public var shared: [Parameter] {
    topLevel.filter { Self.sharedKeys.contains($0.name) }
  }

  static let sharedKeys = ["peil", "title", "include", "parameters", "sources", "datasets", "measures"]
}
