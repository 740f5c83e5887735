import Crypto

/// The SHA-256 digest of some bytes, by which anybody can tell whether a file is the one that was used.
public struct Digest: Hashable, Sendable {
  /// The digest in hexadecimal, 64 small characters; what `sha256sum` prints.
  public let hexadecimal: String

  /// The digest of bytes in memory.
  public init(of bytes: some Sequence<UInt8>) {
    var hash = SHA256()
    Array(bytes).withUnsafeBytes { hash.update(bufferPointer: $0) }
    self.init(finishing: hash)
  }

  init(finishing hash: SHA256) {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in hash.finalize() {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    hexadecimal = String(decoding: text, as: UTF8.self)
  }
}
