import PeilTable
import PeilValues

/// The values of a part of an expression on one chunk: one per row, or a single one that stands for every row.
struct Vector {
  var values: ColumnBuffer.Values
  /// One byte per value, 1 where it is known; nil where all are.
  var known: [UInt8]?
  var isConstant: Bool

  init(_ values: ColumnBuffer.Values, known: [UInt8]? = nil, isConstant: Bool = false) {
    self.values = values
    self.known = known
    self.isConstant = isConstant
  }

  init(_ buffer: ColumnBuffer, isConstant: Bool) {
    self.init(buffer.values, known: buffer.known, isConstant: isConstant)
  }

  /// Nothing but missing values.
  static func missing(_ kind: StorageKind) -> Vector {
    Vector(ColumnBuffer.missing(kind, count: 1), isConstant: true)
  }

  /// Which rows are known, one byte each; nil where all are.
  func known(rows: Int) -> [UInt8]? {
    guard isConstant, let known else { return known }
    return known[0] == 1 ? nil : [UInt8](repeating: 0, count: rows)
  }

  /// The values as a column of its own: one per row, with nothing but zero where missing.
  func column(rows: Int) -> ColumnBuffer {
    let buffer = ColumnBuffer(values, known: known)
    if isConstant { return buffer.gathered([Int](repeating: 0, count: rows)) }
    return buffer.known == nil ? buffer : buffer.cleared()
  }

  // The form of a vector follows from the type its step was compiled with; another form is a bug of the compiler.

  var bits: [UInt8] {
    guard case .bits(let values) = values else { preconditionFailure("truth values expected") }
    return values
  }

  var integers: [Int64] {
    guard case .integers(let values) = values else { preconditionFailure("integers expected") }
    return values
  }

  var doubles: [Double] {
    guard case .doubles(let values) = values else { preconditionFailure("binary64 expected") }
    return values
  }

  var codes: [UInt32] {
    guard case .codes(let values) = values else { preconditionFailure("codes expected") }
    return values
  }

  var masks: [UInt64] {
    guard case .masks(let values) = values else { preconditionFailure("masks expected") }
    return values
  }

  var text: TextStorage {
    guard case .text(let values) = values else { preconditionFailure("text expected") }
    return values
  }

  var ratios: [Rational] {
    guard case .ratios(let values) = values else { preconditionFailure("quotients expected") }
    return values
  }
}

extension ColumnBuffer {
  /// The same column with zero, the first code or an empty text at missing rows.
  fileprivate func cleared() -> ColumnBuffer {
    guard let known else { return self }
    switch values {
    case .bits(let values): return ColumnBuffer(.bits(Self.cleared(values, known, 0)), known: known)
    case .integers(let values): return ColumnBuffer(.integers(Self.cleared(values, known, 0)), known: known)
    case .doubles(let values): return ColumnBuffer(.doubles(Self.cleared(values, known, 0)), known: known)
    case .codes(let values): return ColumnBuffer(.codes(Self.cleared(values, known, 0)), known: known)
    case .masks(let values): return ColumnBuffer(.masks(Self.cleared(values, known, 0)), known: known)
    case .ratios(let values): return ColumnBuffer(.ratios(Self.cleared(values, known, .zero)), known: known)
    case .text(let values):
      let isClear = known.indices.allSatisfy { known[$0] == 1 || values.range(at: $0).isEmpty }
      return isClear ? self : gathered(known.indices.map { known[$0] == 1 ? $0 : -1 })
    }
  }

  @inline(__always)
  private static func cleared<Element>(_ values: [Element], _ known: [UInt8], _ empty: Element) -> [Element] {
    mapped(Lane(values), Lane(known), count: values.count) { value, isKnown in isKnown == 1 ? value : empty }
  }
}
