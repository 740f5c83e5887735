public import PeilCore
import PeilMeasures
import PeilTable

/// The keys of a pipeline file: what each takes and what it means.
///
/// Checks, reference pages and editors' schemas all come from these tables; the options of stages and measures come from
/// the catalogue's own pages.
public struct PipelineLanguage: Sendable {
  /// The stages and measures that may be named.
  public let catalogue: Catalogue
  /// The pages of the measures the file and those it includes define from formulas.
  public let definedMeasures: [Page]

  /// The language with these stages and measures, and those the file itself defines.
  public init(catalogue: Catalogue, definedMeasures: [Page] = []) {
    self.catalogue = catalogue
    self.definedMeasures = definedMeasures
  }

  /// The keys at the top of a file.
  public var topLevel: [Parameter] {
    [
      .required("peil", .word([.init("1", "This release of the language.")]), "The version of the language."),
      .optional("title", .label, standard: "the file's name", "What the publication is called."),
      .required("language", .word(Self.languages), "The language of titles, labels and human formats."),
      .optional("as-of", .text, standard: "none", "The day the figures speak of, as yyyy-MM-dd."),
      .optional(
        "reading", .word(Self.readings), standard: "none; required where a rate stands", "How rates are meant."),
      .optional("unit", .options(Self.unit), standard: "none", "What is counted."),
      .optional(
        "include", .oneOrMore(.text), standard: "none",
        "Files whose parameters, sources, datasets and measures stand beside those of this one; paths relative to it."),
      .optional(
        "parameters", .map(key: .name, value: Self.parameter), standard: "none", "Values that --set may change."),
      .required("sources", .map(key: .name, value: .options(Self.source)), "The exports and how they are read."),
      .optional(
        "datasets", .map(key: .name, value: .options(dataset)), standard: "none", "Rows taken through stages."),
      .optional("tables", .map(key: .name, value: .options(table)), standard: "none", "The tables of figures."),
      .optional(
        "measures", .map(key: .name, value: Self.definedMeasure), standard: "none",
        "Measures defined by a formula, for use in tables."),
      .optional("publish", .options(Self.publish), standard: "tidy CSV of every table", "What is published, and how."),
      .optional(
        "states", .options(Self.states), standard: "only those that hold no units",
        "What may leave the machine of the states that 'peil run --state' keeps, for 'peil merge'."),
    ]
  }

  /// The languages of titles, labels and human formats.
  public static let languages: [Parameter.Choice] = [.init("nl", "Dutch."), .init("en", "English.")]

  /// How rates may be meant.
  public static let readings: [Parameter.Choice] = [
    .init("census", "The register is whole: figures have no sampling error."),
    .init("process", "The call is one draw of a process: rates have an interval, marked as modelled."),
  ]

  /// The keys of `unit`.
  public static let unit: [Parameter] = [
    .required("key", .oneOrMore(.text), "The columns that tell units apart."),
    .optional("cluster", .text, standard: "none", "The column units cluster on, such as the firm behind applications."),
  ]

  /// The types a parameter may have.
  public static let parameterTypes: [Parameter.Choice] = [
    .init("text", "Any text."), .init("integer", "A whole number."), .init("money", "An amount in euro."),
    .init("decimal", "A number with decimals, exact."), .init("number", "A binary64 number."),
    .init("date", "A day, as yyyy-MM-dd."), .init("boolean", "true or false."),
  ]

  static let parameter = Parameter.Kind.either([
    .text,
    .options([
      .optional("type", .word(parameterTypes), standard: "text", "The type of the value."),
      .required("value", .text, "The value where --set gives no other."),
    ]),
  ])

  /// The keys of a dataset.
  public var dataset: [Parameter] {
    [
      .required("from", .dataset, "The source or dataset its rows come from."),
      .optional(
        "stages", .list(.options(stageOptions)), standard: "none", "What is done with the rows, top to bottom."),
    ]
  }

  /// Every stage as an option of a one-key map.
  var stageOptions: [Parameter] {
    catalogue.stages.map { .optional($0.page.name, $0.page.setting, standard: "", $0.page.summary) }
  }

  /// The keys of a table.
  public var table: [Parameter] {
    [
      .required("from", .dataset, "The source or dataset whose rows it counts."),
      .optional("title", .label, standard: "the name", "What people call it."),
      .optional("note", .label, standard: "none", "What must be said beside it."),
      .optional("where", .formula("true or false"), standard: "all rows", "The rows it counts."),
      .optional("rows", Self.dimensions, standard: "none", "The dimensions down the side, outer first."),
      .optional("columns", Self.dimensions, standard: "none", "The dimensions across the top, outer first."),
      .optional("totals", Self.totals, standard: "none", "The dimensions that are also summed out."),
      .required("measures", .map(key: .name, value: measure), "The figures in each cell."),
      .optional(
        "order", .options(Self.order), standard: "the order in which categories are declared",
        "The measure that orders the categories down the side."),
      .optional(
        "compare", .options(Self.compare), standard: "none",
        "The groups whose rate is compared, crude in a table of its own, NAME_compared, and adjusted with NAME_strata."),
      .optional(
        "sensitivity", .either([.text, .options(sensitivity)]), standard: "none",
        "The measure whose other reasonable choices stand beside it in a table of their own, NAME_sensitivity."),
      .optional(
        "picture", Self.picture, standard: "the one that suits the measures and dimensions",
        "The picture beside it in a report."),
      .optional("empty", .word(Self.emptiness), standard: "show", "What becomes of categories without units."),
    ]
  }

  static let dimensions = Parameter.Kind.oneOrMore(
    .either([
      .column, .options([.required("each", .column, "A set; a unit counts in every category its set holds.")]),
    ]))

  static let totalWords: [Parameter.Choice] = [
    .init("none", "No totals."),
    .init("nested", "Each inner dimension summed out in turn, then all."),
    .init("all", "Every combination of dimensions summed out."),
  ]

  static let totals = Parameter.Kind.either([.word(totalWords), .list(.list(.column))])

  /// The keys of `sensitivity`, which may also be the measure alone.
  var sensitivity: [Parameter] {
    [
      .required("measure", .text, "The measure of this table that is published."),
      .optional(
        "beside", .map(key: .name, value: measure), standard: "none",
        "Further choices, each written as a measure: another `where`, another column."),
    ]
  }

  /// The keys of `order`.
  static let order: [Parameter] = [
    .required("by", .text, "The measure: what stands inside a category, and across, is summed out."),
    .optional("descending", .boolean, standard: "false", "Whether the greatest value comes first."),
  ]

  /// The keys of `compare`.
  static let compare: [Parameter] =
    [
      .required(
        "measure", .text,
        "The rate: an `approval-rate` of applications, a `share`, or a formula that divides counts, of this table."),
      .required("groups", .column, "The column whose values are the groups."),
      .required("reference", .text, "The code of the group the others are compared with."),
      .optional(
        "adjust-for", .oneOrMore(.column), standard: "crude figures only",
        "The columns within whose values groups are compared, such as the call or the compartment."),
      .optional(
        "crude-alone",
        .word([.init("accepted", "The table may be published without its comparison, whatever the flag says.")]),
        standard: "a table whose adjusted picture differs is published with its comparison or not at all",
        "Whether the crude figures may stand alone."),
    ] + ComparisonMethods.parameters

  static let emptiness: [Parameter.Choice] = [
    .init("show", "They stand in the table, with a count of 0."), .init("hide", "They are left away."),
  ]

  /// A measure of a table: a word, or a map with exactly one kind among its keys.
  var measure: Parameter.Kind { .either([.word(measureWords), .options(Self.besideMeasure + measureOptions)]) }

  /// The keys that stand beside the kind of a measure.
  public static let besideMeasure: [Parameter] = [
    .optional("label", .label, standard: "the name", "What people call it."),
    .optional("note", .label, standard: "none", "What must be said beside it."),
    .optional("where", .formula("true or false"), standard: "all rows of the table", "The rows it is about."),
    .optional("decimals", .integer(0...12), standard: "by the unit", "How many decimals human formats show."),
    .optional("rounding", .word(rounding), standard: "half-away", "How human formats round."),
  ]

  private static let rounding: [Parameter.Choice] = [
    .init(Rounding.halfAway.rawValue, "To the nearest; a half goes away from zero."),
    .init(Rounding.halfEven.rawValue, "To the nearest; a half goes to the even neighbour."),
    .init(Rounding.largestRemainder.rawValue, "Shares of one whole together, so that they add up to it."),
  ]

  /// The kinds of measure, those the file defines last.
  var measureWords: [Parameter.Choice] {
    catalogue.measures.map { Parameter.Choice($0.page.name, $0.page.summary) }
      + definedMeasures.map { Parameter.Choice($0.name, $0.summary) }
  }

  private var measureOptions: [Parameter] {
    catalogue.measures.map { .optional($0.page.name, $0.page.setting, standard: "", $0.page.summary) }
      + definedMeasures.map { .optional($0.name, $0.setting, standard: "", $0.summary) }
  }

  /// The human formats of this release.
  public static let formats: [Parameter.Choice] = [
    .init("csv", "Tidy CSV, which is always written."), .init("markdown", "Tables in Markdown."),
    .init("html", "A report in one HTML file, with pictures."),
    .init("svg", "Each picture of the report as a file."),
    .init("fragments", "Each table as HTML and as Markdown, to paste in a text."),
    .init("xlsx", "A workbook for Excel, a table on each sheet; ./peil builds with what it needs."),
    .init("ods", "The same workbook as an OpenDocument spreadsheet."),
    .init("json", "All tables with their definitions in one JSON file."),
    .init("datapackage", "A description of the tidy CSV files as a data package (Frictionless)."),
    .init("csvw", "A description beside each tidy CSV file (CSV on the Web)."),
  ]

  /// The keys of `publish`.
  public static let publish: [Parameter] = [
    .optional("formats", .oneOrMore(.text), standard: "tidy CSV alone", "The formats tables are written in."),
    .optional("source", .label, standard: "none", "The source line under tables."),
    .optional(
      "licence", .text, standard: "none", "The terms of reuse: CC0-1.0 or another identifier, or an address of https."),
    .optional("tables", .oneOrMore(.text), standard: "all", "The tables that are published, in order."),
    .optional("datasets", .oneOrMore(.dataset), standard: "none", "The datasets whose rows are exported, in house."),
    .optional("report", .options(report), standard: "as it comes", "How a report looks and what it holds."),
    .optional(
      "disclosure", disclosure, standard: "no release is made",
      "The rules by which a release is made safe: a profile, or a map of them."),
  ]
}

extension PipelineLanguage {
  /// What stands where a key will be read by a later release; nil for a key nobody knows.
  func messageForLaterKey(_ key: String, among parameters: [Parameter]) -> String? {
    let names = Set(parameters.map(\.name))
    for (keys, later) in Self.later where keys.isSubset(of: names) {
      if let message = later[key] { return message }
    }
    return nil
  }

  /// By keys that tell a map apart: the keys it will have, and what to do until then.
  private static let later: [(Set<String>, [String: String])] = [
    (
      ["label", "where", "decimals"],
      [
        "interval": "it stands among the options of the measure, as in `formula: {formula: …, interval: jackknife}`",
        "unit": "the measure decides it",
      ]
    )
  ]
}
