package import PeilTable

/// What the formula language makes of two types.
extension ValueType {
  /// The dimension of an exact number; nil for every other type.
  package var dimension: Dimension? {
    switch self {
    case .integer, .decimal: .pure
    case .money: .money
    case .days: .days
    case .rational(let dimension): dimension
    default: nil
    }
  }

  /// Whether values are kept as exact quotients.
  var isRational: Bool { if case .rational = self { true } else { false } }

  /// Whether `<` is defined between values of the type.
  var isOrdered: Bool { isNumeric || isTextual || self == .date }

  /// The type that holds the values of both; nil where there is none.
  package func joined(with other: ValueType) -> ValueType? {
    if self == other { return self }
    if isTextual, other.isTextual { return .text }
    if self == .number || other == .number {
      let exact = self == .number ? other : self
      return exact.dimension == .pure ? .number : nil
    }
    if let dimension, dimension == other.dimension {
      if isRational || other.isRational { return .rational(dimension) }
      if let scale, let otherScale = other.scale { return .decimal(scale: Swift.max(scale, otherScale)) }
    }
    if isSingleCode, other.isSingleCode, domain == other.domain { return self }
    return nil
  }

  /// Whether a value is one code of a closed list that is not the truth values.
  var isSingleCode: Bool { storageKind == .codes }

  /// The type of an operation's result; nil where the units do not allow it.
  ///
  /// A product's scale may be more than a decimal can have: that is for the caller to refuse.
  package func result(of operation: Arithmetic, with other: ValueType) -> ValueType? {
    if self == .date || other == .date { return dateResult(of: operation, with: other) }
    if self == .number || other == .number {
      let exact = self == .number ? other : self
      return exact == .number || exact.dimension == .pure ? .number : nil
    }
    guard let dimension, let otherDimension = other.dimension else { return nil }
    switch operation {
    case .add, .subtract: return dimension == otherDimension ? joined(with: other) : nil
    case .multiply: return product(dimension, other, otherDimension)
    case .divide:
      if dimension == otherDimension { return .rational(.pure) }
      return otherDimension == .pure ? .rational(dimension) : nil
    }
  }

  private func product(_ dimension: Dimension, _ other: ValueType, _ otherDimension: Dimension) -> ValueType? {
    guard dimension == .pure || otherDimension == .pure else { return nil }
    let result = dimension == .pure ? otherDimension : dimension
    if isRational || other.isRational { return .rational(result) }
    if self == .integer { return other }
    if other == .integer { return self }
    guard case .decimal(let scale) = self, case .decimal(let otherScale) = other else { return .rational(result) }
    return .decimal(scale: scale + otherScale)
  }

  private func dateResult(of operation: Arithmetic, with other: ValueType) -> ValueType? {
    switch (operation, self, other) {
    case (.subtract, .date, .date): .days
    case (.add, .date, .days), (.subtract, .date, .days), (.add, .days, .date): .date
    default: nil
    }
  }
}
