import Crypto
public import PeilCore
import Synchronization

/// Takes the hash of every source while it is read: the SHA-256 of a file, and of a large one that of its pieces.
public final class InputHasher: InputObserver {
  /// A file with more bytes than this is hashed in pieces.
  public static let wholeLimit = 64 << 20

  private let hashes = Mutex<[Place: Hash]>([:])

  private struct Place: Hashable {
    let source: String
    let file: Int
  }

  private enum Hash {
    case whole(SHA256)
    case pieces(PieceHash)
  }

  /// A hasher that has seen nothing.
  public init() {}

  /// Takes in the next bytes of a source.
  public func observe(_ bytes: UnsafeRawBufferPointer, of source: String, file: Int, size: Int) {
    hashes.withLock { hashes in
      let place = Place(source: source, file: file)
      switch hashes.removeValue(forKey: place) ?? (size > Self.wholeLimit ? .pieces(PieceHash()) : .whole(SHA256())) {
      case .whole(var hash):
        hash.update(bufferPointer: bytes)
        hashes[place] = .whole(hash)
      case .pieces(var hash):
        hash.update(bytes)
        hashes[place] = .pieces(hash)
      }
    }
  }

  /// The hash that a reading of a file would give; nil where there is no regular file, or it cannot be read.
  public static func hash(ofFile path: String) -> RunIdentity.Hash? {
    FileHash.size(of: path).flatMap { FileHash.hash(of: path, $0 > wholeLimit ? .pieces : .whole)?.hash }
  }

  /// How many bytes a file has; nil where there is no regular file.
  public static func size(ofFile path: String) -> Int? { FileHash.size(of: path) }

  /// The digest of a file of a source, of a packed one as it was given; nil where it was not read.
  public func digest(of source: String, file: Int = 0) -> InputDigest? {
    hashes.withLock { $0[Place(source: source, file: file)] }.map { hash in
      switch hash {
      case .whole(let hash): .whole(Digest(finishing: hash))
      case .pieces(let hash): .pieces(hash.finalized())
      }
    }
  }
}

/// What identifies a file that was read.
public enum InputDigest: Hashable, Sendable {
  /// The SHA-256 of its bytes.
  case whole(Digest)
  /// The SHA-256 of the SHA-256 digests of its pieces of 65,536 bytes, one after the other.
  case pieces(Digest)

  /// The digest, and how it was made.
  public var hash: RunIdentity.Hash {
    switch self {
    case .whole(let digest): RunIdentity.Hash(.whole, digest.hexadecimal)
    case .pieces(let digest): RunIdentity.Hash(.pieces, digest.hexadecimal)
    }
  }
}

extension InputHasher {
  /// What identifies a run of a plan, once its sources have been read.
  ///
  /// - Parameters:
  ///   - plan: what was carried out.
  ///   - pipeline: the bytes of the pipeline file.
  ///   - version: Peil's version.
  public func identity(of plan: Plan, pipeline: [UInt8], version: String) -> RunIdentity {
    var inputs: [String: [RunIdentity.Hash?]] = [:]
    for source in plan.sources {
      inputs[source.name] = source.readFiles.indices.map { digest(of: source.name, file: $0)?.hash }
    }
    return RunIdentity(
      version: version, pipeline: Digest(of: pipeline).hexadecimal, inputs: inputs,
      references: plan.references.map { Digest(of: $0.bytes).hexadecimal })
  }
}
