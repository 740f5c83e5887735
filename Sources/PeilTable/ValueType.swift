/// The type of a column or of an expression.
public enum ValueType: Hashable, Sendable {
  /// Free text; its bytes are kept as they are.
  case text
  /// One code of a closed list.
  case category(Domain)
  /// What became of an application; see `Outcome`.
  case outcome
  /// A whole number of 64 bits.
  case integer
  /// An amount in euro, exact to the cent.
  case money
  /// An exact decimal with a fixed number of decimals.
  case decimal(scale: Int)
  /// A binary64 number, for measurements only.
  case number
  /// A calendar day.
  case date
  /// A difference between dates, in days.
  case days
  /// True or false.
  case boolean
  /// Any number of codes of a closed list: the answer to a question that allows several.
  case set(Domain)
  /// A checked identifier, kept as text in its normal form.
  case identifier(IdentifierKind)
  /// An exact quotient, of a dimension of its own: a pure ratio, an amount with fractions of a cent, or days.
  case rational(Dimension)

  /// The dimension of a quotient.
  public enum Dimension: Hashable, Sendable {
    /// A pure number.
    case pure
    /// Euro.
    case money
    /// Days.
    case days
  }

  /// The type's name as a pipeline file writes it.
  public var name: String {
    switch self {
    case .text: "text"
    case .category: "category"
    case .outcome: "outcome"
    case .integer: "integer"
    case .money: "money"
    case .decimal: "decimal"
    case .number: "number"
    case .date: "date"
    case .days: "days"
    case .boolean: "boolean"
    case .set: "set"
    case .identifier(let kind): kind.rawValue
    case .rational(.pure): "ratio"
    case .rational(.money): "money"
    case .rational(.days): "days"
    }
  }

  /// The closed list behind a category, an outcome, a set or a boolean; nil for every other type.
  public var domain: Domain? {
    switch self {
    case .category(let domain), .set(let domain): domain
    case .outcome: .outcome
    case .boolean: .boolean
    default: nil
    }
  }

  /// How a chunk stores a column of this type.
  public var storageKind: StorageKind {
    switch self {
    case .boolean: .bits
    case .integer, .money, .decimal, .date, .days: .integers
    case .number: .doubles
    case .category, .outcome: .codes
    case .set: .masks
    case .text, .identifier: .text
    case .rational: .ratios
    }
  }

  /// How many decimals the stored integer of an exact type carries: money 2, integers and days 0; nil for inexact types.
  public var scale: Int? {
    switch self {
    case .integer, .days: 0
    case .money: 2
    case .decimal(let scale): scale
    default: nil
    }
  }

  /// Whether values of the type are text, free or in the form of an identifier.
  public var isTextual: Bool {
    switch self {
    case .text, .identifier: true
    default: false
    }
  }

  /// Whether arithmetic is defined on the type.
  public var isNumeric: Bool {
    switch self {
    case .integer, .money, .decimal, .number, .days, .rational: true
    default: false
    }
  }
}

/// The physical form of a column; several types share one.
public enum StorageKind: Hashable, Sendable {
  /// One byte per row, 0 or 1.
  case bits
  /// A 64-bit integer per row: a count, cents, unscaled decimal, or days.
  case integers
  /// A binary64 per row.
  case doubles
  /// A position in a domain per row.
  case codes
  /// A bit per code of a domain, per row.
  case masks
  /// UTF-8 bytes and offsets.
  case text
  /// An exact quotient per row.
  case ratios
}
