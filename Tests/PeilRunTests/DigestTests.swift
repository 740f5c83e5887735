import PeilCore
import PeilJSON
import Testing

@testable import PeilRun

@Suite struct DigestTests {
  /// NIST FIPS 180-4, examples of SHA-256.
  @Test(
    "agrees with the examples of the standard",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func standard(text: String, expected: String) {
    #expect(Digest(of: text.utf8).hexadecimal == expected)
  }

  @Test("a source that is seen in pieces has the digest of the whole")
  func pieces() {
    let hasher = InputHasher()
    for piece in ["a", "", "bc"] {
      Array(piece.utf8).withUnsafeBytes { hasher.observe($0, of: "x", file: 0, size: 3) }
    }
    #expect(hasher.digest(of: "x") == .whole(Digest(of: "abc".utf8)))
    #expect(hasher.digest(of: "y") == nil)
  }

  /// Bytes of the generator x ← 1,103,515,245 x + 12,345 modulo 2^31, from 1 on, the bits from 16 to 23 of each; the digests
  /// are those of Python's hashlib: the pieces by sha256, and the sha256 of all of these.
  @Test(
    "a large file has the digest of its pieces' digests, however it is cut while it is read",
    arguments: [
      (1, "c32d44671aa942c582d3f79fff77044381ca45a519f7f85761619d01ed19e31a"),
      (65_536, "571be509a0469af983216ff6afd99a094d5166ac27bb295c79b97cb5fb8befce"),
      (131_072, "635a1b0c40786fc4dcc6d1d37c5bc3cb1c50d3662d95cca92e4f62ff84387fd3"),
      (500_000, "7699fe2947c0f660dee943cd56633ce5a9cf50e390d9c10d06a018f0886f2d5c"),
    ])
  func largeFile(count: Int, expected: String) {
    var number: UInt32 = 1
    let bytes = (0..<count).map { _ in
      number = (number &* 1_103_515_245 &+ 12_345) & 0x7FFF_FFFF
      return UInt8(truncatingIfNeeded: number >> 16)
    }
    for cut in [1 << 30, 65_536, 200_000, 333_333] {
      let hasher = InputHasher()
      bytes.withUnsafeBytes { bytes in
        for start in stride(from: 0, to: count, by: cut) {
          let part = UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + cut, count)])
          hasher.observe(part, of: "x", file: 0, size: InputHasher.wholeLimit + 1)
        }
      }
      guard case .pieces(let digest)? = hasher.digest(of: "x") else {
        Issue.record("a large file is not hashed in pieces")
        return
      }
      #expect(digest.hexadecimal == expected, "cut every \(cut) bytes")
    }
  }

  @Test("JSON keeps the order of keys and escapes what must be escaped")
  func json() {
    let value = JSONValue.map([
      ("b", .text("\"\\\n\u{1}é")), ("a", .list([.integer(-1), .boolean(true), .null])), ("c", .list([])),
    ])
    #expect(
      String(decoding: value.bytes, as: UTF8.self) == """
        {
          "b": "\\"\\\\\\n\\u0001é",
          "a": [
            -1,
            true,
            null
          ],
          "c": []
        }

        """)
  }
}
