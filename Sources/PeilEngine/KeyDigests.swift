import Crypto
import PeilCore
import PeilTable

/// A SHA-256 digest as a number of 256 bits.
struct KeyDigest: Comparable {
  /// From the most significant word to the least.
  let words: (UInt64, UInt64, UInt64, UInt64)

  static func == (left: KeyDigest, right: KeyDigest) -> Bool { left.words == right.words }
  static func < (left: KeyDigest, right: KeyDigest) -> Bool { left.words < right.words }
}

/// The different keys that have come, each with the digest that decides whether it is drawn.
struct KeyDigests {
  private let encoder: KeyEncoder
  private let types: [ValueType]
  private let prefix: [UInt8]
  private let table = KeyTable()
  /// The digest of each key, by its number.
  private(set) var all: [KeyDigest] = []

  private static let separator: UInt8 = 0x1F

  init(_ sampling: Sampling, in schema: Schema) {
    encoder = KeyEncoder(sampling.by, in: schema, keepsMissing: false)
    types = encoder.fields.map { schema.columns[$0.position].type }
    prefix = Array(String(sampling.seed).utf8)
  }

  /// The numbers of a chunk's keys; a row in which a key column is missing has the number `KeyTable.none`.
  mutating func number(_ chunk: Chunk) -> [UInt32] {
    let numbers = table.number(encoder.encode(chunk))
    // Numbers are given out in the order of the rows, so that each new one is the next.
    for (row, number) in numbers.enumerated() where Int(number) == all.count { all.append(digest(chunk, row)) }
    return numbers
  }

  /// Takes over the keys of another worker and returns the number that each has here.
  mutating func absorb(_ other: KeyDigests) -> [UInt32] {
    let numbers = table.number(other.table)
    for (theirs, number) in numbers.enumerated() where Int(number) == all.count { all.append(other.all[theirs]) }
    return numbers
  }

  private func digest(_ chunk: Chunk, _ row: Int) -> KeyDigest {
    var text = prefix
    for (field, type) in zip(encoder.fields, types) {
      text.append(Self.separator)
      text.append(contentsOf: ValueText.of(chunk.columns[field.position], type, row).utf8)
    }
    return KeyDigest(sha256: text)
  }
}

extension KeyDigest {
  /// The SHA-256 of some bytes.
  init(sha256 bytes: [UInt8]) {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    words = hash.finalize().withUnsafeBytes { digest in
      func word(_ place: Int) -> UInt64 {
        UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self))
      }
      return (word(0), word(1), word(2), word(3))
    }
  }
}
