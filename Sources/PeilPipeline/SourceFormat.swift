import PeilCSV
import PeilCore
import PeilDiagnostics
import PeilTable

/// What the key `format` of a source says: the dialect of the file, and how its words are written.
struct SourceFormat {
  /// The dialect; nil where what was written has no reading.
  private(set) var dialect: CSVFormat?
  /// How words are written.
  private(set) var fields = FieldFormat()
  /// What to tell the author.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ setting: Setting?, isSound: (Setting, Parameter.Kind) -> Bool) {
    guard let setting else {
      dialect = CSVFormat()
      return
    }
    guard isSound(setting, .options(PipelineLanguage.format)) else { return }
    let words = FieldWords(setting)
    diagnostics += words.diagnostics
    if !words.hasErrors { fields = words.applied(to: fields) }
    dialect = readDialect(setting)
  }

  private mutating func readDialect(_ setting: Setting) -> CSVFormat? {
    var format = CSVFormat()
    if let word = setting["encoding"]?.text { format.encoding = TextEncoding(rawValue: word.text) ?? .utf8 }
    if let text = setting["delimiter"]?.text {
      guard let sign = delimiter(text) else { return nil }
      format.delimiter = sign
    }
    if let text = setting["quote"]?.text {
      guard let quote = quote(text) else { return nil }
      format.quote = quote
    }
    if let word = setting["escape"]?.text { format.escape = CSVFormat.Escape(rawValue: word.text) ?? .doubled }
    if let word = setting["line-end"]?.text { format.lineEnd = CSVFormat.LineEnd(rawValue: word.text) ?? .any }
    if let word = setting["ragged"]?.text { format.ragged = CSVFormat.Ragged(rawValue: word.text) ?? .reject }
    format.skippedLines = count("skip-lines", setting) ?? 0
    format.footerLines = count("footer", setting) ?? 0
    format.headerRows = count("header-rows", setting) ?? 1
    format.comment = setting["comment"]?.text?.text
    format.trims = setting["trim"]?.text?.text == "true"
    guard readsHeader(setting, &format) else { return nil }
    guard let problem = format.problem else { return format }
    report(problem, setting)
    return nil
  }

  private func count(_ key: String, _ setting: Setting) -> Int? {
    setting[key]?.text.flatMap { WrittenNumber.integer($0.text) }
  }

  /// A file whose columns have no names has no rows of names either.
  private mutating func readsHeader(_ setting: Setting, _ format: inout CSVFormat) -> Bool {
    guard let word = setting["no-header"]?.text, word.text == "true" else { return true }
    format.headerRows = 0
    guard let rows = setting["header-rows"] else { return true }
    diagnostics.append(
      .error(
        "contradictory-header", "'no-header: true' stands beside 'header-rows'", at: rows.span,
        label: "leave out one of them"))
    return false
  }

  private mutating func delimiter(_ text: SourceText) -> UInt8? {
    if text.text == "tab" { return UInt8(ascii: "\t") }
    if text.text == "space" { return UInt8(ascii: " ") }
    return sign(text, "write a character such as \";\", or 'tab' or 'space'")
  }

  /// Nil where it has no reading; nil within where there is none.
  private mutating func quote(_ text: SourceText) -> UInt8?? {
    if text.text == "none" { return .some(nil) }
    return sign(text, "write a character such as '\"', or 'none'").map { .some($0) }
  }

  private mutating func sign(_ text: SourceText, _ advice: String) -> UInt8? {
    if let sign = Self.sign(text.text) { return sign }
    diagnostics.append(
      .error("not-one-character", "'\(text.text)' is not one ASCII character", at: text.span, label: advice))
    return nil
  }

  private mutating func report(_ problem: CSVFormatProblem, _ setting: Setting) {
    switch problem {
    case .delimiterIsQuote:
      let text = setting["quote"] ?? setting["delimiter"] ?? setting
      diagnostics.append(
        .error("same-sign", "the delimiter and the quote are the same character", at: text.span, label: "change one"))
    case .unusableDelimiter:
      diagnostics.append(
        .error("unusable-sign", "this cannot delimit fields", at: (setting["delimiter"] ?? setting).span))
    case .unusableQuote:
      diagnostics.append(.error("unusable-sign", "this cannot quote fields", at: (setting["quote"] ?? setting).span))
    case .signIsBackslash:
      diagnostics.append(
        .error(
          "same-sign", "with 'escape: backslash' the backslash can be neither delimiter nor quote",
          at: (setting["escape"] ?? setting).span, label: "change one"))
    case .unusableComment(let mark):
      diagnostics.append(
        .error(
          "unusable-sign", "'\(mark)' cannot mark comments", at: (setting["comment"] ?? setting).span,
          label: "write 1 to 16 ASCII characters, such as \"#\""))
    case .unusableCount(let count):
      diagnostics.append(.error("out-of-range", "\(count) lines cannot be", at: setting.span))
    }
  }

  /// The one ASCII character of a text.
  static func sign(_ text: String) -> UInt8? {
    guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1, scalar.isASCII else { return nil }
    return UInt8(scalar.value)
  }
}

/// The keys about raw words that `format` and a column have in common.
struct FieldWords {
  private let setting: Setting
  private var thousands: UInt8??
  /// What to tell the author.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ setting: Setting) {
    self.setting = setting
    guard let text = setting["thousands"]?.text else { return }
    if text.text == "none" {
      thousands = .some(nil)
    } else if let sign = SourceFormat.sign(text.text) {
      thousands = sign
    } else {
      diagnostics.append(
        .error(
          "not-one-character", "'\(text.text)' is not one ASCII character", at: text.span,
          label: "write a character such as \".\", or 'none'"))
    }
    if let decimal = setting["decimal"]?.text, decimal.text == text.text {
      diagnostics.append(
        .error(
          "same-sign", "the decimal sign and the thousands sign are the same", at: text.span, label: "change one"))
    }
  }

  /// Whether something written here has no reading.
  var hasErrors: Bool { diagnostics.containsErrors }

  /// The same format with what is written here in the place of what was.
  func applied(to fields: FieldFormat) -> FieldFormat {
    var fields = fields
    if let decimal = setting["decimal"]?.text?.text.utf8.first { fields.decimal = decimal }
    if let thousands { fields.thousands = thousands }
    if let words = words("currency") { fields.currency = words }
    if let patterns = words("dates") { fields.dates = patterns }
    if let locale = setting["locale"]?.text?.text { fields.locale = locale }
    if let words = words("missing") { fields.missing = words }
    return fields
  }

  private func words(_ key: String) -> [String]? {
    setting[key].map { ($0.list ?? [$0]).compactMap(\.text?.text) }
  }
}
