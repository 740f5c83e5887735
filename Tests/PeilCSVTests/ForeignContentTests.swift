import PeilDiagnostics
import PeilTable
import Testing

@testable import PeilCSV

@Suite("What is no delimited text")
struct ForeignContentTests {
  /// The local header of a zip entry, up to its name (PKWARE's APPNOTE 4.3.7); the lengths do not matter here.
  private static func zip(_ entry: String) -> [UInt8] {
    [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 26) + Array(entry.utf8)
  }

  static let cases: [(String, [UInt8], ForeignContent?)] = [
    ("a workbook", zip("[Content_Types].xml"), .xlsx), ("a workbook of another writer", zip("xl/workbook.xml"), .xlsx),
    ("a spreadsheet", zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), .ods),
    ("an archive", zip("aanvragen.csv"), .zip), ("an empty archive", [0x50, 0x4B, 0x05, 0x06], .zip),
    ("an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], .xls),
    ("packed", [0x1F, 0x8B, 0x08, 0x00], .gzip), ("a PDF", Array("%PDF-1.7\n".utf8), .pdf),
    ("a web page", Array("<!DOCTYPE html>\n<html>".utf8), .html),
    ("a web page after blanks", Array("\r\n  <HTML lang=nl>".utf8), .html),
    ("a web page after a byte order mark", [0xEF, 0xBB, 0xBF] + Array("<table>".utf8), .html),
    ("XML", Array("<?xml version=\"1.0\"?>".utf8), .xml), ("JSON objects", Array("[{\"a\": 1}]".utf8), .json),
    ("a JSON object", Array("{\n  \"a\": 1}".utf8), .json),
    ("a pointer", Array("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n".utf8), .gitPointer),
    ("UTF-32", [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], .utf32), ("a table", Array("a;b\n1;2\n".utf8), nil),
    ("a header in brackets", Array("[a];[b]\n".utf8), nil),
    ("a header in angles", Array("<5 jaar;>5 jaar\n".utf8), nil),
    ("a header that says PK", Array("PK;naam\n".utf8), nil), ("UTF-16", [0xFF, 0xFE, 0x61, 0], nil),
  ]

  @Test("is told by its first bytes, and a table never is", arguments: cases)
  func kinds(_ name: String, _ bytes: [UInt8], _ expected: ForeignContent?) {
    #expect(ForeignContent.of(bytes) == expected, "\(name)")
  }

  @Test("each kind has a name and a remedy of its own")
  func prose() throws {
    var messages: Set<String> = []
    for kind in ForeignContent.allCases {
      let diagnostic = try #require(SourceError(path: "a.csv", reason: .isNotText(kind)).diagnostics.first)
      #expect(diagnostic.details.count == 1)
      messages.insert(diagnostic.message)
    }
    #expect(messages.count == ForeignContent.allCases.count)
  }

  @Test("of git's unsettled merges no row is read, and the line is named", arguments: [1, 7, 64, 524_288])
  func conflict(blockSize: Int) throws {
    let cases = [
      ("a,b\n1,2\n<<<<<<< HEAD\n3,4\n=======\n3,5\n>>>>>>> other\n", 3), ("a\r\n1\r\n\r\n<<<<<<< HEAD\r\n3\r\n", 4),
      ("<<<<<<< HEAD\na,b\n1,2\n", 1), ("\"a\nx\",b\n\"1\r\n\",2\r<<<<<<< ours\r", 5),
    ]
    for (text, line) in cases {
      let source = try TemporarySource(text)
      #expect(throws: SourceError(path: source.path, reason: .conflictMarker(line: line))) {
        _ = try WholeRead(source.path, blockSize: blockSize)
      }
    }
    let quoted = try TemporarySource("a,b\n\"<<<<<<< HEAD\",2\n<<<<<<< x,3\n")
    #expect(try WholeRead(quoted.path, blockSize: blockSize).records.count == 2)
  }

  @Test("a header in another encoding is told with the encoding it would be in")
  func likely() throws {
    let text = "Naam;Gemeente;Bedrag\nCaf\u{E9};Brons;3\n"
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let swapped = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let cases: [([UInt8], TextEncoding, TextEncoding?)] = [
      (wide, .utf8, .utf16LittleEndian), (swapped, .windows1252, .utf16BigEndian), (latin, .utf8, .windows1252),
      (Array(text.utf8), .utf16LittleEndian, .utf8), (Array("ab\u{0}c".utf8), .utf8, nil),
      (wide, .utf16LittleEndian, nil),
    ]
    for (bytes, declared, expected) in cases {
      let found = bytes.withUnsafeBufferPointer { EncodingEvidence.likely($0, insteadOf: declared) }
      #expect(found == expected, "\(declared)")
    }
  }

  @Test("text that looks like UTF-8 where one byte a character is declared is noticed, at its first character")
  func looksLikeUTF8() {
    let cases: [([UInt8], UTF8Evidence)] = [
      (Array("a;b\n".utf8), .none), (Array("Caf\u{E9};\u{20AC} 5\n".utf8), .sequences(first: 3, character: "\u{E9}")),
      ([0x43, 0x61, 0x66, 0xE9, 0x3B], .refuted), (Array("\u{E9}".utf8) + [0xE9, 0x0A], .refuted),
    ]
    for (bytes, expected) in cases {
      #expect(bytes.withUnsafeBufferPointer { UTF8Evidence(of: $0) } == expected)
    }
  }

  @Test("a name that nothing has is answered with the nearest file in the folder")
  func nearest() throws {
    let source = try TemporarySource("a\n")
    let name = source.path.split(separator: "/").last.map(String.init) ?? ""
    let mistyped = source.path.dropLast() + "c"
    #expect(throws: SourceError(path: String(mistyped), reason: .missing(nearest: name))) {
      _ = try SourceFile(path: String(mistyped), format: CSVFormat())
    }
  }
}
