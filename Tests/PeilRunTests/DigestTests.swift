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
    for piece in ["a", "", "bc"] { Array(piece.utf8).withUnsafeBytes { hasher.observe($0, of: "x", file: 0) } }
    #expect(hasher.digest(of: "x") == Digest(of: "abc".utf8))
    #expect(hasher.digest(of: "y") == nil)
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
