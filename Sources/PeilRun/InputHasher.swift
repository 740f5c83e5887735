import Crypto
public import PeilCore
import Synchronization

/// Takes the SHA-256 of every source while it is read.
public final class InputHasher: InputObserver {
  private let hashes = Mutex<[Place: SHA256]>([:])

  private struct Place: Hashable {
    let source: String
    let file: Int
  }

  /// A hasher that has seen nothing.
  public init() {}

  /// Takes in the next bytes of a source.
  public func observe(_ bytes: UnsafeRawBufferPointer, of source: String, file: Int) {
    hashes.withLock { $0[Place(source: source, file: file), default: SHA256()].update(bufferPointer: bytes) }
  }

  /// The digest of a file of a source, of a packed one as it was given; nil where it was not read.
  public func digest(of source: String, file: Int = 0) -> Digest? {
    hashes.withLock { $0[Place(source: source, file: file)] }.map(Digest.init(finishing:))
  }
}
