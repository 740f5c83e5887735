import PeilDiagnostics
import PeilJSON

/// Reads a datatype of CSV on the Web: its base, its format and its bounds.
struct CSVWDatatype {
  private let node: JSONNode?
  private let lang: JSONNode?
  private let span: SourceSpan

  init(_ node: JSONNode?, lang: JSONNode?, at span: SourceSpan) {
    self.node = node
    self.lang = lang
    self.span = node?.span ?? span
  }

  private static let properties = [
    "@id", "@type", "base", "format", "length", "minLength", "maxLength", "minimum", "maximum", "minInclusive",
    "maxInclusive", "minExclusive", "maxExclusive", "name",
  ]

  private static let texts: Set<String> = [
    "string", "normalizedString", "token", "language", "Name", "NMTOKEN", "anyAtomicType", "any", "anyURI", "xml",
    "html", "json", "base64Binary", "binary", "hexBinary", "QName",
  ]
  private static let times: Set<String> = [
    "dateTime", "datetime", "dateTimeStamp", "time", "duration", "dayTimeDuration", "yearMonthDuration", "gDay",
    "gMonth", "gMonthDay", "gYearMonth",
  ]
  /// The whole numbers, with the bounds that their name gives them.
  private static let integers: [String: (minimum: String?, maximum: String?)] = [
    "integer": (nil, nil), "long": (nil, nil), "int": ("-2147483648", "2147483647"), "short": ("-32768", "32767"),
    "byte": ("-128", "127"), "nonNegativeInteger": ("0", nil), "positiveInteger": ("1", nil),
    "unsignedLong": ("0", nil), "unsignedInt": ("0", "4294967295"), "unsignedShort": ("0", "65535"),
    "unsignedByte": ("0", "255"), "nonPositiveInteger": (nil, "0"), "negativeInteger": (nil, "-1"), "gYear": (nil, nil),
  ]

  private var base: String { node?.text?.text ?? node?["base"]?.text?.text ?? "string" }
  private var baseSpan: SourceSpan { node?["base"]?.span ?? span }
  private var format: JSONNode? { node?["format"] }

  func add(to column: inout DataSchema.Column, _ notes: inout SchemaNotes) {
    if let node, node.text == nil {
      guard node.map != nil else {
        return notes.error("wrong-form", "found \(node.form), expected a datatype", at: node.span)
      }
      notes.unknownKeys(of: node, in: Self.properties, of: "a datatype")
    }
    switch base {
    case "boolean": addBoolean(&column)
    case "date": addDate(&column, &notes)
    case "decimal", "number", "double", "float": addNumber(&column, &notes)
    case _ where Self.integers[base] != nil: addInteger(&column, &notes)
    case _ where Self.texts.contains(base): addText(&column, &notes)
    case _ where Self.times.contains(base):
      column.add("type", "text", at: baseSpan)
      notes.notHonoured("Peil has no type '\(base)': the column is read as text", at: baseSpan)
    default:
      column.add("type", "text", at: baseSpan)
      let known =
        Array(Self.texts) + Self.times + Self.integers.keys + [
          "boolean", "date", "decimal", "number", "double", "float",
        ]
      notes.error(
        "unknown-type", "'\(base)' is no datatype of CSV on the Web", at: baseSpan,
        label: nearestName(to: base, among: known.sorted()).map { "did you mean '\($0)'?" })
    }
    addBounds(&column, &notes)
  }

  // MARK: - Texts, booleans and dates

  private func addText(_ column: inout DataSchema.Column, _ notes: inout SchemaNotes) {
    if let node, let own = PeilAnnotation(node), own.fits("string") { return own.add(to: &column, at: baseSpan) }
    guard let pattern = notes.expect(format, "a regular expression", \.text) else {
      return column.add("type", "text", at: baseSpan)
    }
    guard base == "string", let words = LiteralAlternatives.words(of: pattern.text) else {
      column.add("type", "text", at: baseSpan)
      return column.require("pattern", .text(pattern), at: pattern.span)
    }
    column.add("type", "category", at: baseSpan)
    column.options.append(.init("values", .texts(words, at: pattern.span), at: pattern.span))
    column.add("match", "exact", at: pattern.span)
  }

  private func addBoolean(_ column: inout DataSchema.Column) {
    column.add("type", "boolean", at: baseSpan)
    var pairs = [("true", "true"), ("1", "true"), ("false", "false"), ("0", "false")]
    if let words = format?.text?.text.split(separator: "|", omittingEmptySubsequences: false), words.count == 2 {
      pairs = [(String(words[0]), "true"), (String(words[1]), "false")]
    }
    let at = format?.span ?? baseSpan
    column.options.append(
      .init("values", .map(pairs.map { .init($0.0, .text($0.1, at: at), at: at) }, at), at: at))
    column.add("match", "exact", at: at)
  }

  private func addDate(_ column: inout DataSchema.Column, _ notes: inout SchemaNotes) {
    column.add("type", "date", at: baseSpan)
    if let pattern = notes.expect(format, "a pattern", \.text) {
      column.options.append(.init("dates", .text(pattern), at: pattern.span))
    } else {
      column.add("dates", "yyyy-MM-dd", at: baseSpan)
    }
    if let word = lang?.text?.text.prefix(2).lowercased(), ["nl", "en"].contains(word), let lang {
      column.add("locale", String(word), at: lang.span)
    }
  }

  // MARK: - Numbers

  private func addInteger(_ column: inout DataSchema.Column, _ notes: inout SchemaNotes) {
    column.add("type", "integer", at: baseSpan)
    guard let bounds = Self.integers[base] else { return }
    if addSigns(&column, &notes)?.decimals.upperBound ?? 0 > 0 {
      notes.error("number-pattern", "a whole number has no decimals", at: format?.span ?? span)
    }
    for (name, bound) in [("minimum", bounds.minimum), ("maximum", bounds.maximum)] {
      if let bound { column.require(name, .text(bound, at: baseSpan), at: baseSpan) }
    }
  }

  /// A decimal whose pattern says how many decimals there are is exact; every other number is binary64.
  private func addNumber(_ column: inout DataSchema.Column, _ notes: inout SchemaNotes) {
    var typed = DataSchema.Column(name: column.name, headers: column.headers, options: [])
    let pattern = addSigns(&typed, &notes)
    if let node, let own = PeilAnnotation(node), own.fits("number") {
      own.add(to: &column, at: baseSpan)
    } else if base == "decimal", let pattern, !pattern.hasExponent, pattern.decimals.upperBound <= 18 {
      column.add("type", "decimal", at: baseSpan)
      column.add("scale", String(pattern.decimals.upperBound), at: format?.span ?? baseSpan)
    } else {
      column.add("type", "number", at: baseSpan)
      if base == "decimal" {
        notes.notHonoured(
          "nothing says how many decimals it has: it is read as a number with 15 digits, not exactly", at: baseSpan,
          label: "a 'format' such as #0.00 says it, or 'type: money' in the pipeline file")
      }
    }
    column.options += typed.options
  }

  /// The signs of numbers, and what their pattern asks of every field.
  private func addSigns(_ column: inout DataSchema.Column, _ notes: inout SchemaNotes) -> NumberPattern? {
    guard let format else { return nil }
    func sign(_ key: String) -> SourceText? { format[key]?.text.flatMap { $0.text.count == 1 ? $0 : nil } }
    if let decimal = sign("decimalChar") { column.options.append(.init("decimal", .text(decimal), at: decimal.span)) }
    let group = sign("groupChar")
    guard let written = format.text ?? format["pattern"]?.text else {
      if let group { column.options.append(.init("thousands", .text(group), at: group.span)) }
      return nil
    }
    let decimalSign = sign("decimalChar")?.text.first ?? "."
    let groupSign = group?.text.first ?? ","
    guard let pattern = NumberPattern(written.text, decimal: decimalSign, group: groupSign) else {
      reportPattern(written, decimalSign, groupSign, &notes)
      return nil
    }
    if pattern.isGrouped || group != nil {
      column.options.append(.init("thousands", .text(String(groupSign), at: written.span), at: written.span))
    }
    if pattern.isShare {
      notes.error(
        "number-pattern", "Peil reads no percent or per mille signs in numbers", at: written.span,
        label: "take the column out of the schema's numbers: 'type: text' beside 'schema'")
    }
    column.require("pattern", .text(pattern.expression, at: written.span), at: written.span)
    return pattern
  }

  private func reportPattern(
    _ written: SourceText, _ decimal: Character, _ group: Character, _ notes: inout SchemaNotes
  ) {
    let swapped = NumberPattern(written.text, decimal: ",", group: ".") != nil && decimal == "."
    notes.error(
      "number-pattern",
      "'\(written.text)' is no pattern of numbers with '\(decimal)' for decimals and '\(group)' for groups",
      at: written.span,
      label: swapped
        ? "write {\"pattern\": \"\(written.text)\", \"decimalChar\": \",\", \"groupChar\": \".\"}"
        : "write #0, #\(group)##0\(decimal)00 or alike")
  }

  // MARK: - Bounds

  private func addBounds(_ column: inout DataSchema.Column, _ notes: inout SchemaNotes) {
    guard let node, node.map != nil else { return }
    let type = column.option("type") ?? "text"
    let bounds = [
      ("minimum", "minimum"), ("minInclusive", "minimum"), ("maximum", "maximum"), ("maxInclusive", "maximum"),
      ("minExclusive", "above"), ("maxExclusive", "below"),
    ]
    for (key, name) in bounds {
      guard let value = node[key]?.scalar else { continue }
      guard ["integer", "number", "money", "decimal", "date"].contains(type) else {
        notes.notHonoured("'\(key)' is not checked of a \(base) column", at: value.span)
        continue
      }
      column.replace(name, .text(value), at: value.span)
    }
    let lengths = [
      ("length", ["min-length", "max-length"]), ("minLength", ["min-length"]), ("maxLength", ["max-length"]),
    ]
    for (key, names) in lengths {
      guard let value = node[key]?.scalar else { continue }
      guard type == "text" else {
        notes.notHonoured("'\(key)' is not checked of a \(type) column", at: value.span)
        continue
      }
      for name in names { column.require(name, .text(value), at: value.span) }
    }
  }
}

extension DataSchema.Column {
  /// Adds a constraint in the place of one that the type's name gave.
  mutating func replace(_ name: String, _ value: SchemaSetting, at span: SourceSpan) {
    if let place = options.firstIndex(where: { $0.key.text == "constraints" }),
      case .map(let entries, let whole) = options[place].value
    {
      options[place] = .init(
        "constraints", .map(entries.filter { $0.key.text != name }, whole), at: options[place].key.span)
    }
    require(name, value, at: span)
  }
}
