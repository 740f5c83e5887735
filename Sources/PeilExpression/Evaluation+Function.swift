import Glibc
import PeilTable
import PeilValues

extension Evaluation {
  // MARK: Dates and sets

  func datePart(_ part: ScalarFunction, _ inner: Vector) -> Vector {
    let values: [Int64] =
      switch part {
      case .year: mapped(inner.integers) { Int64(date($0).year) }
      case .month: mapped(inner.integers) { Int64(date($0).month) }
      default: mapped(inner.integers) { Int64((date($0).month + 2) / 3) }
      }
    return inner.with(.integers(values))
  }

  @inline(__always)
  private func date(_ days: Int64) -> CalendarDate { CalendarDate(daysSinceEpoch: Int32(truncatingIfNeeded: days)) }

  func holding(_ set: Vector, _ code: Vector) -> Vector {
    let (count, isConstant) = shape(set, code)
    let bits: [UInt8] = mapped(set.lane(set.masks), code.lane(code.codes), count: count) {
      UInt8(truncatingIfNeeded: $0 >> UInt64($1)) & 1
    }
    return truth(of: bits, known: known(set, code), isConstant: isConstant)
  }

  // MARK: Text

  func text(_ function: ScalarFunction, _ inner: Vector) -> Vector {
    let texts = inner.text
    return switch function {
    case .length: inner.with(.integers(lengths(texts)))
    case .lower: inner.with(.text(texts.rewritten(plain: { 65...90 ~= $0 ? $0 | 32 : $0 }, other: { $0.lowercased() })))
    case .upper:
      inner.with(.text(texts.rewritten(plain: { 97...122 ~= $0 ? $0 & 0xDF : $0 }, other: { $0.uppercased() })))
    default: inner.with(.text(texts.trimmed()))
    }
  }

  private func lengths(_ texts: TextStorage) -> [Int64] {
    texts.bytes.withUnsafeBufferPointer { bytes in
      (0..<texts.count).map { row in
        let text = UnsafeBufferPointer(rebasing: bytes[texts.range(at: row)])
        // CR LF is one character.
        return text.isPlain && !text.contains(13) ? Int64(text.count) : Int64(text.string.count)
      }
    }
  }

  func matched(_ function: ScalarFunction, _ left: Vector, _ right: Vector) -> Vector {
    let (count, isConstant) = shape(left, right)
    let (texts, parts) = (left.text, right.text)
    let bits = texts.bytes.withUnsafeBufferPointer { textBytes in
      parts.bytes.withUnsafeBufferPointer { partBytes in
        [UInt8](unsafeUninitializedCapacity: count) { target, written in
          for row in 0..<count {
            let text = UnsafeBufferPointer(rebasing: textBytes[texts.range(at: left.place(row))])
            let part = UnsafeBufferPointer(rebasing: partBytes[parts.range(at: right.place(row))])
            target.initializeElement(at: row, to: function.holds(text, part) ? 1 : 0)
          }
          written = count
        }
      }
    }
    return truth(of: bits, known: known(left, right), isConstant: isConstant)
  }
}

extension TextStorage {
  /// Every text with its letters exchanged: byte for byte where all is ASCII, through Unicode's mappings elsewhere.
  @inline(__always)
  fileprivate func rewritten(plain: (UInt8) -> UInt8, other: (String) -> String) -> TextStorage {
    let isPlain = bytes.withUnsafeBufferPointer { $0.isPlain }
    if isPlain { return TextStorage(bytes: mapped(bytes, plain), offsets: offsets) }
    return rebuilt { text, result in
      if text.isPlain {
        for byte in text { result.append(plain(byte)) }
      } else {
        result.append(contentsOf: other(text.string).utf8)
      }
    }
  }

  /// Every text without blanks at its ends.
  fileprivate func trimmed() -> TextStorage {
    rebuilt { text, result in
      if text.isPlain {
        let start = text.firstIndex { !$0.isBlank } ?? text.endIndex
        let end = text.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? start
        result.append(contentsOf: text[start..<end])
      } else {
        let scalars = text.string.unicodeScalars
        let tail = scalars.drop { $0.properties.isWhitespace }
        let count = tail.reversed().drop { $0.properties.isWhitespace }.count
        result.append(contentsOf: String(String.UnicodeScalarView(tail.prefix(count))).utf8)
      }
    }
  }

  /// The texts that a loop appends, one for each of these.
  @inline(__always)
  private func rebuilt(_ append: (UnsafeBufferPointer<UInt8>, inout [UInt8]) -> Void) -> TextStorage {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var ends = [0]
    ends.reserveCapacity(offsets.count)
    bytes.withUnsafeBufferPointer { bytes in
      for row in 0..<count {
        append(UnsafeBufferPointer(rebasing: bytes[range(at: row)]), &result)
        ends.append(result.count)
      }
    }
    return TextStorage(bytes: result, offsets: ends)
  }
}

/// The order of two texts by code point: negative, zero or positive.
func textOrder(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
  let shared = min(left.count, right.count)
  if shared > 0, let leftBase = left.baseAddress, let rightBase = right.baseAddress {
    let order = memcmp(leftBase, rightBase, shared)
    if order != 0 { return Int(order) }
  }
  return left.count - right.count
}

extension ScalarFunction {
  /// Whether a text begins with, ends with or holds another, byte for byte.
  fileprivate func holds(_ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
    guard part.count <= text.count else { return false }
    switch self {
    case .startsWith: return textOrder(UnsafeBufferPointer(rebasing: text.prefix(part.count)), part) == 0
    case .endsWith: return textOrder(UnsafeBufferPointer(rebasing: text.suffix(part.count)), part) == 0
    default: return part.isEmpty || text.holds(part)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether there is nothing but ASCII.
  fileprivate var isPlain: Bool { reduce(0, |) < 128 }

  /// Whether another text, which is not empty, stands somewhere within this one.
  fileprivate func holds(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = self[...]
    while rest.count >= part.count, let start = rest.firstIndex(of: part[0]) {
      rest = rest[start...]
      guard rest.count >= part.count else { return false }
      if textOrder(UnsafeBufferPointer(rebasing: rest.prefix(part.count)), part) == 0 { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  fileprivate var string: String { String(decoding: self, as: UTF8.self) }
}

extension UInt8 {
  /// Whether it is a blank of ASCII, as Unicode's White_Space has them.
  fileprivate var isBlank: Bool { self == 32 || 9...13 ~= self }
}
