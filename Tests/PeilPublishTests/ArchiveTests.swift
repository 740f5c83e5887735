import Testing

@testable import PeilPublish

/// Archives and what packs them, held against what zlib 1.2.13 made (Python's zlib module, raw streams).
@Suite struct ArchiveTests {
  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.filter { !$0.isWhitespace }.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }

  /// `"".join(f"application {i}: granted {i*7919%1000}; " for i in range(60))`, at level 9: codes of its own.
  private static let zlib = (
    packed: bytes(
      """
      5dd45b4a04311445d1a9d410eabef2d0d114b64883b48df4fcd1bfec9cef0d812c92733d9fdff78feb75ff791ce7dbf1f57b3d5e9fb7
      e37c3f2e145b65dadc9baf3662ec2d56ebd5f796abb5def656abd5acbd3534cbbdf5d532626f63b528dfdb5ccdbbc9ddc16253612063
      a7c818685c640c343385c660339ad81870fa101c834e3f45c7c0d35c780c3e95e26300ca26400ea01802e400f2a94f874026420e210b
      1172089500398066172007d09802e4001a26400ea01e02e4006a254001a0ea021400ca214001a03cf57301285c8002409e221410b226
      424121010a00094f8067baf0c4e499c293e0e94d78d23813c293ce9d109e0c0e858e4f722984278b53213cd9b815e2939d5b21420921
      33114a088500158066095019b74280cab91502545ce753808af3ec3acfdce714a06adc0a012a3ea02140c5893e05a8b8d1fe2ff407
      """),
    text: (0..<60).map { "application \($0): granted \($0 * 7919 % 1000); " }.joined()
  )

  @Test("reads each of the three kinds of block that zlib writes")
  func foreign() {
    let own = Inflate.unpacked(Self.zlib.packed[...], size: Self.zlib.text.utf8.count)
    #expect(own.map { String(decoding: $0, as: UTF8.self) } == Self.zlib.text)
    // Z_FIXED of twenty a and a b; level 0 of "stored".
    #expect(
      Inflate.unpacked(Self.bytes("4b4cc4044900")[...], size: 21)
        == Array((String(repeating: "a", count: 20) + "b").utf8))
    #expect(Inflate.unpacked(Self.bytes("010600f9ff73746f726564")[...], size: 6) == Array("stored".utf8))
  }

  @Test("refuses what is cut off, says another size, or is changed anywhere, and never fails otherwise")
  func damaged() {
    let (packed, size) = (Self.zlib.packed, Self.zlib.text.utf8.count)
    for end in packed.indices { #expect(Inflate.unpacked(packed[..<end], size: size) == nil) }
    #expect(Inflate.unpacked(packed[...], size: size - 1) == nil)
    #expect(Inflate.unpacked(packed[...], size: size + 1) == nil)
    for place in packed.indices {
      for bit in [0, 3, 7] {
        var changed = packed
        changed[place] ^= 1 << bit
        // Most changes break the stream; whatever comes out has the size that was asked for.
        if let text = Inflate.unpacked(changed[...], size: size) { #expect(text.count == size) }
      }
    }
  }

  @Test("what is packed is unpacked, whatever it is, and text gets smaller", arguments: 0..<40)
  func roundTrip(seed: Int) {
    var state = UInt64(seed &* 2_654_435_761 | 1)
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let letters = 1 + next(256)
    var bytes: [UInt8] = []
    for _ in 0..<next(300) {
      // New bytes, and old ones from anywhere before them.
      if bytes.isEmpty || next(3) == 0 {
        bytes += (0..<next(20)).map { _ in UInt8(next(letters)) }
      } else {
        let start = next(bytes.count)
        bytes += bytes[start..<min(bytes.count, start + next(700))]
      }
    }
    let packed = Deflate.packed(bytes)
    #expect(Inflate.unpacked(packed[...], size: bytes.count) == bytes)
  }

  @Test("matches reach back as far as the format allows, and no farther")
  func window() {
    let word = Array("a word that comes twice".utf8)
    for gap in [32_700, 32_745, 32_746, 32_768, 32_800, 70_000] {
      let filling = (0..<gap).map { UInt8(truncatingIfNeeded: ($0 &* 40_503) >> 7) }
      let bytes = word + filling + word
      #expect(Inflate.unpacked(Deflate.packed(bytes)[...], size: bytes.count) == bytes)
    }
  }

  /// The check value of CRC-32 (ISO 3309), as every catalogue of check sums has it.
  @Test("the check sum of 123456789 is cbf43926")
  func checkSum() { #expect(CRC32(Array("123456789".utf8)).value == 0xCBF4_3926) }

  @Test("the files of an archive come back, and one that is cut off is none")
  func archive() {
    var writer = ZipWriter()
    writer.add("mimetype", Array("plain".utf8), isPacked: false)
    writer.add("a/b.xml", Array(String(repeating: "<row/>", count: 500).utf8))
    writer.add("empty", [])
    let bytes = writer.bytes
    let reader = ZipReader(bytes)
    #expect(reader?.file("mimetype") == Array("plain".utf8))
    #expect(reader?.file("a/b.xml")?.count == 3000)
    #expect(reader?.file("empty") == [])
    #expect(reader?.file("c") == nil)
    #expect(bytes.count < 500)
    #expect(Array(bytes[30..<43]) == Array("mimetypeplain".utf8))
    for end in 0..<bytes.count where ZipReader(Array(bytes[..<end])) != nil { Issue.record("cut at \(end)") }
  }

  @Test("XML is read as spreadsheet programs write it, and as far as it goes")
  func xml() {
    var scanner = XMLScanner(
      Array(
        """
        <?xml version="1.0"?><!DOCTYPE x><a:b c:d="1 &lt; 2" e=''><!-- <no> --><f/>x &amp; &#233;&#x20AC;&nope;<![CDATA[<y>]]></a:b
        """.utf8))
    var events: [XMLScanner.Event] = []
    while let event = scanner.next() { events.append(event) }
    #expect(
      events == [
        .start("b", ["d": "1 < 2", "e": ""]), .start("f", [:]), .end("f"), .text("x & é€&nope;"), .text("<y>"),
        .end("b"),
      ])
    for text in ["<", "<a", "<a b", "<a b=", "<a b=\"", "</", "<!--", "<![CDATA[", "&", "<a/"] {
      var scanner = XMLScanner(Array(text.utf8))
      var count = 0
      while scanner.next() != nil { count += 1 }
      #expect(count < 4)
    }
  }
}
