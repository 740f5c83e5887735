import Crypto
import PeilCore
import PeilTable

/// Notes a hash of the key of each row of a source and hands the rows on.
final class KeyNoteStep: ChunkStep {
  private let places: [Int]
  private let types: [ValueType]
  private let secret: SymmetricKey?
  private(set) var keys: [UInt128] = []

  /// Hashes under a key where there is one; a precondition holds that the key's columns come in.
  init(_ key: [String], in schema: Schema, secret: Secret?) {
    places = key.compactMap { schema.position(of: $0) }
    precondition(places.count == key.count, "a key column does not come in")
    types = places.map { schema.columns[$0].type }
    self.secret = secret.map { SymmetricKey(data: $0.bytes) }
  }

  override func push(_ chunk: Chunk) throws {
    var text: [UInt8] = []
    for row in 0..<chunk.rowCount {
      text.removeAll(keepingCapacity: true)
      for (place, type) in zip(places, types) {
        let word = ValueText.of(chunk.columns[place], type, row)
        withUnsafeBytes(of: UInt32(word.utf8.count).bigEndian) { text.append(contentsOf: $0) }
        text.append(contentsOf: word.utf8)
      }
      keys.append(hash(of: text))
    }
    try forward(chunk)
  }

  private func hash(of text: [UInt8]) -> UInt128 {
    guard let secret else {
      let words = KeyDigest(sha256: text).words
      return UInt128(words.0) << 64 | UInt128(words.1)
    }
    return HMAC<SHA256>.authenticationCode(for: text, using: secret).prefix(16).reduce(0) { $0 << 8 | UInt128($1) }
  }

  override func absorb(_ other: ChunkStep) { keys += counterpart(other, of: self).keys }
}
