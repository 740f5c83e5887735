import CPeilHash
import Crypto

/// The SHA-256 of the SHA-256 digests of a file's pieces, one after the other; the last piece may be shorter.
///
/// Pieces are hashed two at a time where the machine can, which a hash of the whole cannot be.
struct PieceHash {
  /// The bytes of a piece.
  static let pieceSize = 65_536

  private var digests = SHA256()
  /// The piece that is not complete yet.
  private var open = SHA256()
  private var openCount = 0

  private static let hasTwo = peil_sha256_has_two()

  /// Takes in the next bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    if openCount > 0 { fillOpen(&rest) }
    while rest.count >= 2 * Self.pieceSize, Self.hasTwo { takeTwo(&rest) }
    while !rest.isEmpty { fillOpen(&rest) }
  }

  private mutating func takeTwo(_ rest: inout Slice<UnsafeRawBufferPointer>) {
    let bytes = UnsafeRawBufferPointer(rebasing: rest.prefix(2 * Self.pieceSize))
    guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 16) { pair in
      guard let both = pair.bindMemory(to: UInt8.self).baseAddress else { return }
      peil_sha256_two(base, base + Self.pieceSize, Self.pieceSize, both, both + 32)
      digests.update(bufferPointer: UnsafeRawBufferPointer(pair))
    }
    rest = rest.dropFirst(2 * Self.pieceSize)
  }

  private mutating func fillOpen(_ rest: inout Slice<UnsafeRawBufferPointer>) {
    let part = rest.prefix(Self.pieceSize - openCount)
    open.update(bufferPointer: UnsafeRawBufferPointer(rebasing: part))
    openCount += part.count
    rest = rest.dropFirst(part.count)
    if openCount == Self.pieceSize { close() }
  }

  private mutating func close() {
    open.finalize().withUnsafeBytes { digests.update(bufferPointer: $0) }
    open = SHA256()
    openCount = 0
  }

  /// The digest of everything taken in.
  func finalized() -> Digest {
    var all = self
    if all.openCount > 0 { all.close() }
    return Digest(finishing: all.digests)
  }
}
