public import PeilCore
internal import PeilDiagnostics
public import PeilTable

/// `pseudonymise`: puts a keyed hash in the place of a column that names persons or firms.
public enum PseudonymiseStage: Stage {
  /// The reference page.
  public static let page = Page(
    name: "pseudonymise",
    summary: "Puts a keyed hash in the place of a column that names persons or firms, such as a KvK number.",
    discussion: """
      The pseudonym is the HMAC-SHA-256 (RFC 2104, FIPS 198-1) of the value under a key, of which the first `digits` \
      hexadecimal digits are kept. The value is hashed as a code, an ISO date or a plain number in UTF-8, so the same \
      firm has the same pseudonym in every file and every run with the same key. The column itself goes; rows can \
      still be joined, counted and told apart by what stands in its place. The key comes from a file (without the line \
      end that closes it) or from a variable of the environment, has 16 bytes or more, and is written nowhere. Two \
      values with one pseudonym stop the run. A missing value stays missing and is counted. Takes an identifier, text, \
      a whole number, a date or a category. The ledger shows as many rows out as in.
      """,
    setting: .options([
      .required("column", .column, "The column whose values go."),
      .optional("into", .name, standard: "the name of the column", "The name of the column of pseudonyms."),
      .required(
        "key",
        .options([
          .optional("file", .text, standard: "none", "A file with the key, relative to the pipeline file."),
          .optional("environment", .text, standard: "none", "A variable of the environment with the key."),
        ]), "Where the key is kept: one of the two."),
      .optional("digits", .integer(8...64), standard: "16", "How many hexadecimal digits a pseudonym has."),
      ColumnOptions.label,
    ]),
    example: """
      datasets:
        example:
          from: applications
          stages:
            - pseudonymise: {column: chamber_no, into: firm, key: {file: ../sample-data/pseudonym-key.txt}}
      """,
    caution: """
      A pseudonym is personal data where the value was: whoever has the key can make it again from any list of numbers. \
      Keep the key apart from the figures, and use another one for each purpose.
      """)

  /// Reads the options; a key that cannot be had, one that is too short and a column of another type are errors.
  public static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation? {
    let column = setting["column"].flatMap { hashable($0, in: input, context: context) }
    let secret = setting["key"].flatMap { key($0, context: context) }
    guard let column, let made = column.replacement(setting, in: input, context: context), let secret else {
      return nil
    }
    let digits = setting["digits"]?.text.flatMap { Int($0.text) } ?? 16
    return .replacing(
      column, with: made, in: input, by: .pseudonym(secret, digits: digits), at: setting["column"]?.span)
  }

  private static func hashable(_ setting: Setting, in input: Schema, context: BindingContext) -> Column? {
    guard let column = context.column(setting, in: input) else { return nil }
    switch column.type {
    case .identifier, .text, .integer, .date, .category: return column
    default:
      context.report(
        .error(
          "not-a-name",
          "pseudonymise takes an identifier, text, a whole number, a date or a category; '\(column.name)' is \(column.type.name)",
          at: setting.span))
      return nil
    }
  }

  private static func key(_ setting: Setting, context: BindingContext) -> Secret? {
    switch (setting["file"]?.text, setting["environment"]?.text) {
    case (let file?, nil): return context.secret(.file(file.text), at: file.span)
    case (nil, let variable?): return context.secret(.environment(variable.text), at: variable.span)
    default:
      context.report(
        .error(
          "key-place", "the key is kept in one place, a file or the environment", at: setting.span,
          label: "write {file: PATH} or {environment: NAME}"))
      return nil
    }
  }
}

extension Column {
  /// The column of text that takes this one's place, under the name that `into` gives; a name taken is reported.
  func replacement(_ setting: Setting, in input: Schema, context: BindingContext) -> Column? {
    var made = self
    if let into = setting["into"]?.text {
      if into.text != name, !context.admits(into, beside: input) { return nil }
      made.name = into.text
    }
    made.type = .text
    made.label = context.label(setting["label"]) ?? (made.name == name ? label : nil)
    made.amount = nil
    made.missingAs = nil
    return made
  }
}

extension Relation {
  /// A step that puts one column in the place of another; what rows are told apart by takes the new name along.
  static func replacing(
    _ column: Column, with made: Column, in input: Schema, by kind: Replacement.Kind, at span: SourceSpan?
  ) -> Relation {
    Relation(
      .replace(Replacement(column: column.name, into: made.name, kind: kind, span: span)),
      schema: input.replacing(column, with: made))
  }
}

extension Schema {
  /// The same schema with a column in the place of another.
  func replacing(_ column: Column, with made: Column) -> Schema {
    let names = [column.name: made.name]
    return Schema(
      columns: columns.map { old in
        var new = old.name == column.name ? made : old
        new.grain = new.grain.renamed(names)
        if column.name != made.name { new.knownWhen = new.knownWhen.map { FormulaText($0).renamed(names) } }
        return new
      }, grain: grain.renamed(names))
  }
}
