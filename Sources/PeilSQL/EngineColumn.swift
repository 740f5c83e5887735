import PeilTable

/// A column of a table, a Parquet file or an export, as the engine describes it.
struct EngineColumn {
  /// What values of a type are, whatever an engine calls it.
  enum Kind: Hashable {
    case text, integer, float, boolean, date, timestamp, other
    /// Exact, with so many decimals; nil where any number of them may stand there.
    case decimal(scale: Int?)
  }

  let name: String
  /// The name by which it is asked for: an export may have headers that an engine holds for the same.
  let place: String
  /// The type in the engine's own words.
  let type: String
  let kind: Kind

  init(name: String, type: String, place: String? = nil) {
    self.name = name
    self.place = place ?? name
    self.type = type
    kind = Self.kind(type.lowercased())
  }

  private static func kind(_ type: String) -> Kind {
    let base = String(type.prefix { $0 != "(" }).split(separator: " ").joined(separator: " ")
    if type.hasSuffix("[]") { return .other }
    switch base {
    case "varchar", "text", "character varying", "character", "char", "bpchar", "string", "name", "citext", "uuid",
      "enum":
      return .text
    case "tinyint", "smallint", "integer", "int", "bigint", "hugeint", "utinyint", "usmallint", "uinteger", "ubigint",
      "uhugeint":
      return .integer
    case "decimal", "numeric":
      let signs = type.drop { $0 != "(" }.filter { $0.isNumber || $0 == "," }.split(separator: ",")
      return .decimal(scale: signs.count == 2 ? Int(signs[1]) : nil)
    case "float", "real", "double", "double precision": return .float
    case "boolean": return .boolean
    case "date": return .date
    default: return base.hasPrefix("timestamp") || base.hasPrefix("datetime") ? .timestamp : .other
    }
  }

  /// Why a column declared with a type cannot be read from it, and what to do; nil where nothing would be lost.
  func obstacle(to type: ValueType) -> (why: String, remedy: String)? {
    func inView(_ cast: String) -> String { "have the engine read a view that says \(cast)" }
    let column = "CAST(\(name) AS "
    switch (kind, type) {
    case (.text, _),
      (_, .number) where [.text, .integer, .float].contains(kind) || isDecimal:
      return nil
    case (.float, .money), (.float, .decimal), (.float, .integer):
      let scale = type.scale ?? 2
      return (
        "a binary floating-point number holds no exact amount",
        inView(column + (type == .integer ? "BIGINT)" : "DECIMAL(18, \(scale)))"))
      )
    case (.float, _):
      return ("a binary floating-point number has no one way to be written", inView(column + "DECIMAL(18, 2))"))
    case (.timestamp, _):
      return (
        type == .date ? "the time of day would be lost" : "it is a point in time",
        inView(column + (type == .date ? "DATE)" : "VARCHAR)"))
      )
    case (.integer, .money), (.integer, .decimal), (.integer, .integer), (.integer, .boolean): return nil
    case (.decimal, .money), (.decimal, .decimal): return nil
    case (.decimal(let scale), .integer) where scale == nil || scale == 0: return nil
    case (.decimal, .integer): return ("its decimals would be lost", inView(column + "BIGINT)"))
    case (.boolean, .boolean), (.date, .date): return nil
    case (.integer, .text), (.integer, .identifier), (.integer, .category), (.integer, .outcome),
      (.decimal, .text), (.decimal, .category), (.boolean, .text), (.boolean, .category), (.boolean, .outcome),
      (.date, .text), (.date, .category):
      return nil
    default: return ("nothing of the one type is a value of the other", inView(column + "VARCHAR)"))
    }
  }

  private var isDecimal: Bool {
    if case .decimal = kind { true } else { false }
  }

  /// How the words that stand for its values are read, once the engine has written them: what is typed is written in one way only.
  func format(_ format: ColumnFormat) -> ColumnFormat {
    var format = format
    guard kind != .text else { return format }
    format.fields.decimal = UInt8(ascii: ".")
    format.fields.thousands = nil
    format.fields.currency = []
    if kind == .date { format.fields.dates = ["yyyy-MM-dd"] }
    if kind == .boolean, format.type == .boolean { format.words = [] }
    return format
  }

  /// What stands before a column of the relation, which has the name of a column of the result too.
  private static let prefix = "r."

  /// The column's values as the words that are read; a missing value stays one.
  func words(_ dialect: SQLDialect, for type: ValueType) -> String {
    let column = Self.prefix + dialect.exact(place)
    let text = "CAST(\(column) AS \(dialect.handedOverType))"
    switch kind {
    case .boolean: return "(CASE \(column) WHEN TRUE THEN 'true' WHEN FALSE THEN 'false' END)"
    case .decimal(let scale):
      // Noughts behind the last decimal that is wanted say nothing; any other digit there is for the reader to judge.
      guard let wanted = type.scale, scale ?? .max > wanted else { return text }
      if dialect == .postgres {
        let short = "trim_scale(\(column))"
        return
          "CAST(CASE WHEN scale(\(short)) < \(wanted) THEN round(\(column), \(wanted)) ELSE \(short) END AS TEXT)"
      }
      guard wanted > 0 else { return "regexp_replace(\(text), '[.]?0+$', '')" }
      let kept = dialect == .spark ? "$1" : "\\1"
      return "regexp_replace(\(text), '([.][0-9]{\(wanted)}[0-9]*?)0+$', '\(kept)')"
    default: return text
    }
  }

  /// What its rows are sorted by.
  func order(_ dialect: SQLDialect) -> String {
    let column = Self.prefix + dialect.exact(place)
    guard kind == .text else { return column }
    let text = "CAST(\(column) AS \(dialect.handedOverType))"
    return dialect == .postgres ? "\(text) COLLATE \"C\"" : text
  }
}

extension SQLDialect {
  /// A name of somebody else's, quoted, letter for letter.
  func exact(_ name: String) -> String {
    let quote = self == .spark ? "`" : "\""
    return quote + name.replacing(quote, with: quote + quote) + quote
  }
}
