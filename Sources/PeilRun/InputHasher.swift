import Crypto
public import PeilCore
import Synchronization

/// Takes the SHA-256 of every source while it is read.
public final class InputHasher: InputObserver {
  private let hashes = Mutex<[String: SHA256]>([:])

  /// A hasher that has seen nothing.
  public init() {}

  /// Takes in the next bytes of a source.
  public func observe(_ bytes: UnsafeRawBufferPointer, of source: String) {
    hashes.withLock { $0[source, default: SHA256()].update(bufferPointer: bytes) }
  }

  /// The digest of a source; nil where it was not read.
  public func digest(of source: String) -> Digest? {
    hashes.withLock { $0[source] }.map(Digest.init(finishing:))
  }
}
