public import PeilCore
import PeilCSV
import PeilTable

extension PipelineLanguage {
  /// The keys of a source.
  public static let source: [Parameter] = [
    .optional(
      "file", .oneOrMore(.text), standard: "required, unless 'csv', 'table' or 'parquet' is written",
      "The export, relative to the pipeline file: a path, a pattern such as exports/*.csv, a list of them, or '-'."),
    .optional(
      "csv", .oneOrMore(.text), standard: "none",
      "In the place of a file, an export that --engine duckdb or spark reads with a reader of its own."),
    .optional(
      "table", .text, standard: "none",
      "In the place of a file, a table or view of the database that --engine names, such as register.applications."),
    .optional(
      "parquet", .oneOrMore(.text), standard: "none",
      "In the place of a file, a Parquet file, a pattern or a list of them, which --engine duckdb or spark reads."),
    .optional(
      "schema", .text, standard: "none",
      "A Table Schema, data package or CSVW metadata that describes the columns, the format and the key."),
    .optional("format", .options(format), standard: "UTF-8, comma, decimal point, ISO dates", "How it is written."),
    .required(
      "key", .oneOrMore(.text),
      "The column or columns that tell its rows apart, which is verified; 'none' where nothing does."),
    .optional("reject-limit", .text, standard: "0", "How many rows, or which share such as 0.5%, may be rejected."),
    .optional(
      "mended", .text, standard: "none",
      "A file of mended records, in the export's own format, that stand in for those rejected on reading."),
    .required("columns", .map(key: .name, value: .options(column)), "The columns that are read."),
  ]

  /// The keys that say where a source is read from; one of them is written.
  public static let places = ["file", "csv", "table", "parquet"]

  /// The keys that say how raw words are written; a column may override each.
  static let fields: [Parameter] = [
    .optional("decimal", .word(decimals), standard: ".", "The decimal sign."),
    .optional(
      "thousands", .text, standard: "none", "The sign between groups of three digits; one character, or 'none'."),
    .optional("currency", .oneOrMore(.text), standard: "none", "Signs and words beside amounts that are ignored."),
    .optional("dates", .oneOrMore(.text), standard: "yyyy-MM-dd", "The patterns of dates."),
    .optional("locale", .word(languages), standard: "en", "The language of month names."),
    .optional("missing", .oneOrMore(.text), standard: "the empty word", "The words that mean nothing is known."),
  ]

  static let decimals: [Parameter.Choice] = [.init(".", "A point."), .init(",", "A comma.")]

  /// The keys of `format`.
  public static let format: [Parameter] =
    [
      .optional("encoding", .word(encodings), standard: "utf-8", "How bytes stand for characters."),
      .optional(
        "delimiter", .text, standard: ",", "The character between fields: one ASCII character, 'tab' or 'space'."),
      .optional("quote", .text, standard: "\"", "The character around fields that hold delimiters, or 'none'."),
      .optional("escape", .word(escapes), standard: "doubled", "How a quote inside quotes is written."),
      .optional("line-end", .word(lineEnds), standard: "any", "What ends a record."),
      .optional("skip-lines", .integer(0...lineLimit), standard: "0", "How many lines stand before the header."),
      .optional("header-rows", .integer(1...lineLimit), standard: "1", "How many records are the header."),
      .optional("no-header", .boolean, standard: "false", "Whether columns are called by their numbers, from 1."),
      .optional("footer", .integer(0...lineLimit), standard: "0", "How many lines at the end are no records."),
      .optional("comment", .text, standard: "none", "How a line begins that is no record, such as \"#\"."),
      .optional("ragged", .word(raggednesses), standard: "reject", "What becomes of a record with too few fields."),
      .optional("trim", .boolean, standard: "false", "Whether the blanks around every field mean nothing."),
    ] + fields

  static let encodings: [Parameter.Choice] = [
    .init("utf-8", "Unicode, with or without a byte order mark."),
    .init("windows-1252", "Western European as Windows writes it."),
    .init("windows-1250", "Central European as Windows writes it."),
    .init("windows-1253", "Greek as Windows writes it."),
    .init("iso-8859-15", "Western European with the euro sign."),
    .init("utf-16le", "Unicode in two bytes, low byte first."),
    .init("utf-16be", "Unicode in two bytes, high byte first."),
  ]

  static let lineLimit = CSVFormat.lineLimit

  static let escapes: [Parameter.Choice] = [
    .init("doubled", "It stands twice."),
    .init("backslash", "A backslash stands before it, or before a delimiter, a line end or a backslash."),
  ]

  static let lineEnds: [Parameter.Choice] = [
    .init("any", "LF, CR LF and CR, as they come."), .init("lf", "LF; CR is a character."),
    .init("crlf", "CR LF; either alone is a character."), .init("cr", "CR; LF is a character."),
  ]

  static let raggednesses: [Parameter.Choice] = [
    .init("reject", "It is rejected, as one with too many."),
    .init("pad", "Its last fields are empty; one with too many loses those at its end that are empty, all or none."),
  ]

  /// The keys of a column.
  public static let column: [Parameter] =
    [
      .optional("from", .text, standard: "the column's name", "The header it is read from."),
      .optional(
        "from-file", .word(fileParts), standard: "none: a header", "The file's own name, in the place of a header."),
      .required("type", .word(types), "The type of its values."),
      .optional("scale", .integer(0...18), standard: "required for decimal", "How many decimals a decimal has."),
      .optional(
        "values", .either([.map(key: .text, value: .value), .list(.value)]),
        standard: "required for outcome, and for category and set without 'codes'",
        "The code each raw word stands for, or a list of words that are their own codes."),
      .optional(
        "codes", .codeList, standard: "none", "A code list file whose codes and names are the words of a category."),
      .optional("level", .text, standard: "required beside codes", "The level of the code list."),
      .optional("labels", .map(key: .value, value: .label), standard: "the codes", "What people call each code."),
      .optional("separator", .text, standard: "|", "The sign between the codes of a set."),
      .optional("clean", .oneOrMore(.word(cleanings)), standard: "none", "What is done to a word before it is typed."),
      .optional("match", .word(matchings), standard: "folded", "How words of a closed list are compared."),
      .optional("invalid", .word(invalidities), standard: "reject", "What happens to a word that is no value."),
      .optional("missing-as", .value, standard: "missing stays missing", "The code that stands where it is missing."),
      .optional("amount", .word(amounts), standard: "none", "The stage of the scheme the amount belongs to."),
      .optional("known-when", .formula("true or false"), standard: "always", "The rows for which it is known at all."),
      .optional("unknown-limit", .text, standard: "5%", "The share of a denominator that may lack it."),
      .optional("label", .label, standard: "the name", "What people call it."),
      .optional(
        "constraints", .options(ConstraintReader.parameters), standard: "none",
        "What its words must fulfil beyond being values; rows that do not are rejected."),
    ] + fields

  /// The types a column may have.
  public static let types: [Parameter.Choice] = [
    .init("text", "Free text."),
    .init("category", "One code of a closed list."),
    .init("outcome", "What became of an application."),
    .init("integer", "A whole number."),
    .init("money", "An amount in euro, exact to the cent."),
    .init("decimal", "A number with a fixed number of decimals, exact."),
    .init("number", "A measurement in binary64."),
    .init("date", "A day."),
    .init("boolean", "True or false."),
    .init("set", "Any number of codes of a closed list."),
    .init("kvk", "A number of the Dutch trade register."),
    .init("rsin", "A Dutch number of legal entities."),
    .init("postcode", "A Dutch postcode."),
    .init("sbi", "A code of the Dutch Standard Industrial Classification."),
    .init("iban", "An international bank account number."),
  ]

  static let fileParts: [Parameter.Choice] = [
    .init("name", "The file's name, without its folders."), .init("stem", "The same without its ending."),
  ]

  static let cleanings: [Parameter.Choice] = [
    .init("trim", "Takes blanks off both ends."), .init("collapse-spaces", "Makes every run of blanks one space."),
    .init("upper", "Makes letters capitals."), .init("lower", "Makes letters small."),
  ]

  static let matchings: [Parameter.Choice] = [
    .init("folded", "After trimming, capitals and small letters alike."), .init("exact", "Letter for letter."),
  ]

  static let invalidities: [Parameter.Choice] = [
    .init("reject", "The row is rejected."), .init("missing", "The value is missing, and counted."),
    .init("stop", "The run stops."),
  ]

  static let amounts = AmountRole.allCases.map { Parameter.Choice($0.rawValue, $0.meaning) }

  /// The six words of an outcome.
  static let outcomes: [Parameter.Choice] = [
    .init("granted", "Subsidy was granted."), .init("refused", "Refused on substance."),
    .init("refused-ceiling", "Refused because the ceiling was reached."),
    .init("withdrawn", "Withdrawn by the applicant."),
    .init("inadmissible", "Not taken up for assessment."), .init("open", "Not decided yet."),
  ]
}
