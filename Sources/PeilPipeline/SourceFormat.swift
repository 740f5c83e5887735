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
    for (key, path) in [("delimiter", \CSVFormat.delimiter), ("quote", \CSVFormat.quote)] {
      guard let text = setting[key]?.text else { continue }
      guard let sign = Self.sign(text.text, allowsTab: key == "delimiter") else {
        diagnostics.append(
          .error(
            "not-one-character", "'\(text.text)' is not one ASCII character", at: text.span,
            label: key == "delimiter" ? "write a character such as \";\", or 'tab'" : "write a character such as '\"'"))
        return nil
      }
      format[keyPath: path] = sign
    }
    guard let problem = format.problem else { return format }
    report(problem, setting)
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
    }
  }

  /// The one ASCII character of a text; the word `tab` stands for the character that is hard to see.
  static func sign(_ text: String, allowsTab: Bool) -> UInt8? {
    if allowsTab, text == "tab" { return UInt8(ascii: "\t") }
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
    } else if let sign = SourceFormat.sign(text.text, allowsTab: false) {
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
