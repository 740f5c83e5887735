import PeilTable
import Testing

@testable import PeilCSV

/// Bytes written down from the code charts: € is 80 in Windows-1252, A4 in ISO-8859-15, E2 82 AC in UTF-8.
@Suite("Encodings")
struct EncodingTests {
  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      bigEndian
        ? [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)] : [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
    }
  }

  @Test("of a single byte keep the source's bytes and give text")
  func singleByte() throws {
    let windows = try TemporarySource(Array("a,b\n".utf8) + [0x80, 0x2C, 0xE9, 0x9F, 0x0A])
    let latin9 = try TemporarySource(Array("a,b\n".utf8) + [0xA4, 0x2C, 0xBD, 0xBE, 0xA6, 0x0A])
    let first = try WholeRead(windows.path, format: CSVFormat(encoding: .windows1252))
    let second = try WholeRead(latin9.path, format: CSVFormat(encoding: .iso8859x15))
    #expect(first.records == [.row(1, line: 2, byte: 4, "€", "éŸ")])
    #expect(second.records == [.row(1, line: 2, byte: 4, "€", "œŸŠ")])
    #expect(first.sourceBytes == [[0x80, 0x2C, 0xE9, 0x9F, 0x0A]])
  }

  @Test("name every byte that Windows-1252 does not define", arguments: [0x81, 0x8D, 0x8F, 0x90, 0x9D] as [UInt8])
  func undefinedByte(_ byte: UInt8) throws {
    let source = try TemporarySource(Array("a,b\n1,x".utf8) + [byte] + Array("\n2,y\n".utf8))
    let read = try WholeRead(source.path, format: CSVFormat(encoding: .windows1252))
    #expect(read.records == [.reject(1, line: 2, byte: 4, "invalid-encoding"), .row(2, line: 3, byte: 9, "2", "y")])
    #expect(read.rejected.first?.header == "b")
    #expect(read.rejected.first?.rawValue == "x\u{FFFD}")
  }

  /// The ill-formed sequences of Unicode 15, chapter 3, tables 3-8 to 3-11, one of each kind.
  @Test(
    "reject what is not UTF-8",
    arguments: [
      [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x91, 0x92, 0x93], [0xE1, 0x80], [0x80], [0xFF],
      [0xC3], [0xF0, 0x80, 0x80, 0xAF], [0xE1, 0x80, 0x41],
    ] as [[UInt8]])
  func invalidUTF8(_ bytes: [UInt8]) throws {
    let source = try TemporarySource(Array("a,b\n1,é\n2,".utf8) + bytes + Array("\n3,€😀\n".utf8))
    let expected: [ReadRecord] = [
      .row(1, line: 2, byte: 4, "1", "é"), .reject(2, line: 3, byte: 9, "invalid-encoding"),
      .row(3, line: 4, byte: 12 + bytes.count, "3", "€😀"),
    ]
    #expect(try WholeRead(source.path).records == expected)
    #expect(try WholeRead(source.path, blockSize: 3).records == expected)
  }

  @Test("of sixteen bits lead back to the source's bytes", arguments: [true, false], [1, 5, 64, 524_288])
  func utf16(_ bigEndian: Bool, blockSize: Int) throws {
    let format = CSVFormat(encoding: bigEndian ? .utf16BigEndian : .utf16LittleEndian)
    let source = try TemporarySource(utf16("\u{FEFF}a,b\n\"é\n😀\",€\n1\"2,x\n7,8\n", bigEndian: bigEndian))
    let read = try WholeRead(source.path, format: format, blockSize: blockSize)
    // In units: BOM 1, header 4; then 9 (😀 is two), 6, 4.
    #expect(
      read.records == [
        .row(1, line: 2, byte: 10, "é\n😀", "€"), .reject(2, line: 4, byte: 28, "malformed-quote"),
        .row(3, line: 5, byte: 40, "7", "8"),
      ])
    #expect(read.rejected.first?.sourceBytes == utf16("1\"2,x\n", bigEndian: bigEndian))
  }

  @Test("of sixteen bits reject a lone surrogate and half a unit")
  func loneSurrogate() throws {
    var bytes = utf16("a,b\n1,2\nx,", bigEndian: false) + [0x00, 0xD8] + utf16("\n3,4\n5,6", bigEndian: false)
    bytes.append(0x41)
    let source = try TemporarySource(bytes)
    for blockSize in [1, 16, 524_288] {
      let read = try WholeRead(source.path, format: CSVFormat(encoding: .utf16LittleEndian), blockSize: blockSize)
      #expect(
        read.records == [
          .row(1, line: 2, byte: 8, "1", "2"), .reject(2, line: 3, byte: 16, "invalid-encoding"),
          .row(3, line: 4, byte: 24, "3", "4"), .reject(4, line: 5, byte: 32, "invalid-encoding"),
        ])
      #expect(read.sourceBytes.last?.count == 7)
    }
  }

  @Test("may begin with their own byte order mark")
  func byteOrderMark() throws {
    let source = try TemporarySource([0xEF, 0xBB, 0xBF] + Array("a,b\n1,2\n".utf8))
    let file = try SourceFile(path: source.path, format: CSVFormat())
    #expect(file.header.names == ["a", "b"])
    #expect(try WholeRead(source.path).records == [.row(1, line: 2, byte: 7, "1", "2")])
  }
}
