public import PeilCore
internal import PeilDiagnostics
public import PeilTable
internal import PeilValues

/// `classify`: codes free text by the rules of a taxonomy.
public enum ClassifyStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "classify",
    summary: "Codes free text by the rules of a taxonomy file, several codes to a text.",
    discussion: """
      A text is lowercased and stripped of marks, and cut into words: runs of letters and digits. Each rule of the \
      taxonomy looks for words and phrases and gives its code where one of them stands in the text and none of its \
      exceptions (`not`) does. A `*` before or after a word stands for more letters, as Dutch compounds need it; the \
      words of a phrase follow each other, whatever blanks and signs stand between them. A text can get several codes; \
      one with an exclusive code gets that alone, of several the one whose rule comes first. A missing text gives a \
      missing set: not asked. A text to which no rule applies is uncoded: its set is empty, or holds the code that \
      `uncoded` names. Where more than `uncoded-limit` of the texts are uncoded the run stops and lists the first. \
      The ledger has as many rows out as in, and beside them how many texts were coded, uncoded and missing, and in \
      how many each rule gave its code. The taxonomy's hash stands in run.json.
      """,
    setting: .options([
      .required("column", .column, "The column that holds the text."),
      .required("into", .name, "The name of the set that is made."),
      .required("taxonomy", .taxonomy, "The file with codes and rules, relative to the pipeline file."),
      .optional(
        "uncoded-limit", .text, standard: "10%", "The largest share of texts to which no rule may apply: 10% or 0.1."),
      .optional("uncoded", .value, standard: "none: an empty set", "The code of a text to which no rule applies."),
      .optional(
        "log", .name, standard: "none", "The name of a text column with the rules that gave the codes of each row."),
      ColumnOptions.label,
    ]),
    example: """
      datasets:
        example:
          from: applications
          stages:
            - classify:
                column: problem_text
                into: bottlenecks_found
                taxonomy: taxonomies/bottlenecks.yaml
                log: rules_applied
                label: Knelpunten volgens de tekst
      tables:
        t:
          from: example
          rows: {each: bottlenecks_found}
          measures:
            applications: count
      """,
    caution: """
      Rules find words, not meaning. Code a sample of a hundred texts or more by hand beside them before publishing, \
      and look at which rules never applied.
      """)

  /// Reads the options; a taxonomy with mistakes, a code it does not have and a column that is no text are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    let column = setting["column"].flatMap { text($0, in: input, context: context) }
    let taxonomy = setting["taxonomy"].flatMap { context.taxonomy($0) }
    let limit = limit(setting["uncoded-limit"], context: context)
    let names = [setting["into"]?.text, setting["log"]?.text].compactMap(\.self)
    guard areFree(names, beside: input, context: context), let column, let taxonomy, let limit, let into = names.first
    else { return nil }
    let uncoded = setting["uncoded"]?.text
    let place = uncoded.flatMap { taxonomy.domain.position(of: $0.text) }
    if let uncoded, place == nil {
      context.report(unknown(uncoded, in: taxonomy.domain))
      return nil
    }
    let log = setting["log"]?.text?.text
    let classification = Classification(
      column: column.name, into: into.text, log: log, taxonomy: taxonomy, uncoded: place, uncodedLimit: limit,
      span: setting["uncoded-limit"]?.span ?? setting["taxonomy"]?.span)
    return Relation(
      .classify(classification),
      schema: Schema(
        columns: input.columns + made(of: column, classification, label: context.label(setting["label"])),
        grain: input.grain))
  }

  private static func made(
    of column: Column, _ classification: Classification, label: LocalizedText?
  ) -> [Column] {
    var set = Column(
      name: classification.into, type: .set(classification.taxonomy.domain), grain: column.grain, label: label)
    set.knownWhen = column.knownWhen
    set.unknownLimit = column.unknownLimit
    guard let log = classification.log else { return [set] }
    return [set, Column(name: log, type: .text, grain: column.grain)]
  }

  private static func text(_ setting: Setting, in input: Schema, context: BindingContext) -> Column? {
    guard let column = context.column(setting, in: input) else { return nil }
    guard column.type == .text else {
      context.report(
        .error(
          "not-a-text", "classify takes text; '\(column.name)' is \(column.type.name)", at: setting.span,
          details: ["`recode` maps the codes of a closed list"]))
      return nil
    }
    return column
  }

  private static func limit(_ setting: Setting?, context: BindingContext) -> Rational? {
    guard let text = setting?.text else { return Rational(1, 10) }
    if let share = Rational(share: text.text) { return share }
    context.report(
      .error("not-a-share", "'\(text.text)' is not a share", at: text.span, label: "write 10% or 0.1"))
    return nil
  }

  private static func areFree(_ names: [SourceText], beside input: Schema, context: BindingContext) -> Bool {
    let admitted = names.map { context.admits($0, beside: input) }
    if names.count == 2, names[0].text == names[1].text {
      context.report(
        .error(
          "column-exists", "'into' and 'log' are both called '\(names[1].text)'", at: names[1].span,
          label: "give one of them another name"))
      return false
    }
    return admitted.allSatisfy(\.self)
  }

  private static func unknown(_ code: SourceText, in domain: Domain) -> Diagnostic {
    .error(
      "unknown-code", "the taxonomy has no code '\(code.text)'", at: code.span,
      label: nearestName(to: code.text, among: domain.codes).map { "did you mean '\($0)'?" },
      details: ["codes: \(listed(domain.codes, limit: 20))"])
  }
}
