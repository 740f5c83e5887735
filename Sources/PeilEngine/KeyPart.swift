import PeilTable
import PeilValues

/// How one column's values stand in the bytes of a key, so that equal values have equal bytes.
enum KeyPart: Hashable {
  /// The 64-bit word the column stores.
  case word
  /// An integer times a power of ten, in 128 bits, where numbers of two scales meet.
  case scaled(by: Int64)
  /// The bytes of the text, with their number before them.
  case text
  /// The bytes of a code's name, where codes of two lists or a code and a text meet.
  case spelled([[UInt8]])
  /// Numerator and denominator.
  case ratio

  /// The part that tells values of one type apart.
  init(_ type: ValueType) {
    switch type.storageKind {
    case .text: self = .text
    case .ratios: self = .ratio
    default: self = .word
    }
  }

  /// The parts under which values of two types are compared.
  static func pair(_ left: ValueType, _ right: ValueType) -> (KeyPart, KeyPart) {
    if let leftScale = left.scale, let rightScale = right.scale, leftScale != rightScale {
      let scale = max(leftScale, rightScale)
      return (.scaled(by: power(scale - leftScale)), .scaled(by: power(scale - rightScale)))
    }
    guard left.domain != right.domain || left.isTextual != right.isTextual else {
      return (KeyPart(left), KeyPart(right))
    }
    return (spelling(left), spelling(right))
  }

  private static func spelling(_ type: ValueType) -> KeyPart {
    guard let domain = type.domain, type.storageKind == .codes else { return KeyPart(type) }
    return .spelled(domain.codes.map { Array($0.utf8) })
  }

  private static func power(_ exponent: Int) -> Int64 { (0..<exponent).reduce(1) { product, _ in product * 10 } }
}
