import CPeilHash
import Crypto

/// The SHA-256 of the SHA-256 digests of a file's pieces, one after the other; the last piece may be shorter.
///
/// Pieces are hashed two at a time where the machine can, which a hash of the whole cannot be.
struct PieceHash {
  /// The bytes of a piece.
  static let pieceSize = 65_536
  private static let pairSize = 2 * pieceSize

  private var digests = SHA256()
  /// What there is of the next two pieces, as long as they are not complete.
  private var pending: [UInt8] = []

  /// Takes in the next bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var start = 0
    if !pending.isEmpty {
      start = min(Self.pairSize - pending.count, bytes.count)
      pending.append(contentsOf: bytes[..<start])
      guard pending.count == Self.pairSize else { return }
      pending.withUnsafeBytes { digests.updateWithPair($0) }
      pending.removeAll(keepingCapacity: true)
    }
    while bytes.count - start >= Self.pairSize {
      digests.updateWithPair(UnsafeRawBufferPointer(rebasing: bytes[start..<start + Self.pairSize]))
      start += Self.pairSize
    }
    pending.append(contentsOf: bytes[start...])
  }

  /// The digest of everything taken in.
  func finalized() -> Digest {
    var all = digests
    pending.withUnsafeBytes { rest in
      for start in stride(from: 0, to: rest.count, by: Self.pieceSize) {
        all.update(digestOf: rest[start..<min(start + Self.pieceSize, rest.count)])
      }
    }
    return Digest(finishing: all)
  }
}

extension SHA256 {
  private static let hasTwo = peil_sha256_has_two()

  /// Takes in the digest of some bytes.
  fileprivate mutating func update(digestOf bytes: Slice<UnsafeRawBufferPointer>) {
    var piece = SHA256()
    piece.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes))
    piece.finalize().withUnsafeBytes { update(bufferPointer: $0) }
  }

  /// Takes in the digests of both halves of some bytes.
  fileprivate mutating func updateWithPair(_ bytes: UnsafeRawBufferPointer) {
    let half = bytes.count / 2
    guard Self.hasTwo, let base = bytes.bindMemory(to: UInt8.self).baseAddress else {
      update(digestOf: bytes[..<half])
      update(digestOf: bytes[half...])
      return
    }
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 16) { pair in
      guard let both = pair.bindMemory(to: UInt8.self).baseAddress else { return }
      peil_sha256_two(base, base + half, half, both, both + 32)
      update(bufferPointer: UnsafeRawBufferPointer(pair))
    }
  }
}
