import PeilTable

/// The words of a column and what they mean: its codes, and those for a missing value.
///
/// A word that a column maps to a code means that code also where the source lists it as missing.
struct WordTable: Sendable {
  private let folded: [String: UInt32]
  private let exact: [[UInt8]: UInt32]
  private let missing: Set<String>
  private let separator: [UInt8]
  private let table: SingleByteTable?
  private let match: ColumnFormat.Matching

  /// Throws when two words that match alike stand for different codes.
  init(_ format: ColumnFormat, words: [ColumnFormat.Word], _ encoding: TextEncoding) throws(ColumnFormatError) {
    var folded: [String: UInt32] = [:]
    var exact: [[UInt8]: UInt32] = [:]
    for word in words {
      let earlier: UInt32? =
        switch format.match {
        case .folded: folded.updateValue(word.code, forKey: Self.fold(Array(word.raw.utf8)))
        case .exact: exact.updateValue(word.code, forKey: Array(word.raw.utf8))
        }
      if let earlier, earlier != word.code {
        throw ColumnFormatError(column: format.name, reason: .conflictingWord(word.raw))
      }
    }
    self.folded = folded
    self.exact = exact
    self.match = format.match
    missing = Set(format.fields.missing.map { Self.fold(Array($0.utf8)) })
    separator = Array(format.separator.utf8)
    table = SingleByteTable.of(encoding)
  }

  /// The code of a whole field.
  func code(of bytes: UnsafeBufferPointer<UInt8>) -> WordMeaning {
    let text = utf8(bytes)
    return lookUp(text) ?? (missing.contains(Self.fold(text)) ? .missing : .unknown)
  }

  /// The codes of a field that holds several; empty parts mean nothing.
  func mask(of bytes: UnsafeBufferPointer<UInt8>) -> WordMeaning {
    let text = utf8(bytes)
    if missing.contains(Self.fold(text)), lookUp(text) == nil { return .missing }
    var mask: UInt64 = 0
    for part in parts(text) where !Self.fold(part).isEmpty {
      guard case .value(let code)? = lookUp(part), code < 64 else { return .unknown }
      mask |= 1 << code
    }
    return .value(mask)
  }

  /// Whether a field stands for a missing value.
  func isMissing(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { missing.contains(Self.fold(utf8(bytes))) }

  private func lookUp(_ text: [UInt8]) -> WordMeaning? {
    let code =
      switch match {
      case .folded: folded[Self.fold(text)]
      case .exact: exact[text]
      }
    return code.map { .value(UInt64($0)) }
  }

  private func utf8(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard let table else { return Array(bytes) }
    var text: [UInt8] = []
    table.append(bytes, to: &text)
    return text
  }

  private func parts(_ text: [UInt8]) -> [[UInt8]] {
    guard !separator.isEmpty else { return [text] }
    var parts: [[UInt8]] = []
    var start = 0
    var index = 0
    while index + separator.count <= text.count {
      if text[index..<index + separator.count].elementsEqual(separator) {
        parts.append(Array(text[start..<index]))
        index += separator.count
        start = index
      } else {
        index += 1
      }
    }
    parts.append(Array(text[start...]))
    return parts
  }

  /// Trimmed and in small letters, as Unicode has them; canonically equivalent words are equal as strings.
  static func fold(_ utf8: [UInt8]) -> String {
    utf8.withUnsafeBufferPointer {
      String(decoding: Blanks.trimmed($0, isSingleByte: false), as: UTF8.self).lowercased()
    }
  }
}
