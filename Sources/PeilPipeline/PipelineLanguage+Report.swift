import PeilCore

extension PipelineLanguage {
  /// The keys of `report` under `publish`.
  static let report: [Parameter] = [
    .optional(
      "logo", .either([.text, .options(logo)]), standard: "none", "A picture at the head: a .svg, .png or .jpg file."),
    .optional(
      "accent", .text, standard: "dark blue", "The colour of the head, as #rrggbb; white must be readable on it."),
    .optional(
      "order", .oneOrMore(.word(reportParts)), standard: "in this order",
      "The parts in the order wanted; those not named come after."),
    .optional(
      "key-figures", .oneOrMore(.text), standard: "the first figures of the first table, and the rates after it",
      "The figures at the head, each as TABLE.MEASURE."),
    .optional("sections", .list(.options(section)), standard: "none", "Text of your own."),
    .optional(
      "template", .text, standard: "the one that comes with Peil", "A template of your own in Mustache, as a path."),
  ]

  private static let logo: [Parameter] = [
    .required("file", .text, "The path of the file."),
    .optional("text", .label, standard: "'Logo'", "What it shows, for who cannot see it."),
  ]

  private static let section: [Parameter] = [
    .required("title", .label, "What heads the section."),
    .required(
      "text", .label, "Paragraphs, headings, lists, emphasis and links in Markdown; HTML is shown as it stands."),
  ]

  static let reportParts: [Parameter.Choice] = [
    .init("summary", "Key figures and contents."), .init("sections", "Text of your own."),
    .init("tables", "The tables and their pictures."),
    .init("quality", "Checks, and rejected rows by reason."), .init("ledger", "Where every row went."),
    .init("lineage", "Which data a table comes from."),
    .init("methods", "Every measure with its definition and literature."),
    .init("colophon", "What identifies the run."),
  ]

  /// What `picture` takes.
  static let picture = Parameter.Kind.either([
    .word(pictures),
    .options([
      .required("kind", .word(pictures), "What is drawn."),
      .optional("measures", .oneOrMore(.text), standard: "the first that suit it", "The measures that are drawn."),
    ]),
  ])

  static let pictures = PlannedPicture.Kind.allCases.map { Parameter.Choice($0.rawValue, $0.summary) }
}
