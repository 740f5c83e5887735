import Foundation
import PeilDiagnostics
import Testing

@testable import PeilGuard

/// Texts of every form, read as a reader sees them, each character with its place.
@Suite struct DraftReadingTests {
  private func texts(_ draft: Draft) -> [String] {
    draft.passages.map { String($0.characters).trimmingCharacters(in: .whitespaces) }
  }

  private func draft(_ text: String, _ name: String) throws -> Draft {
    try Draft(file: name, bytes: Array(text.utf8))
  }

  /// The first place of a word.
  private func place(of word: String, in draft: Draft) -> SourcePosition? {
    for passage in draft.passages {
      let text = String(passage.characters)
      guard let range = text.range(of: word) else { continue }
      return passage.places[text.distance(from: text.startIndex, to: range.lowerBound)]
    }
    return nil
  }

  @Test("plain text is cut at empty lines, and a paragraph goes over its lines")
  func plain() throws {
    let draft = try draft("Een 63\nen 237.\n\nTwee\n", "a.txt")
    #expect(texts(draft) == ["Een 63 en 237.", "Twee"])
    #expect(place(of: "237", in: draft) == SourcePosition(line: 2, column: 4))
  }

  @Test("Markdown is read without emphasis, addresses, footnote marks, code, lists' numbers and front matter")
  func markdown() throws {
    let text = """
      ---
      year: 2020
      ---
      # Kop 7

      Er zijn **237** [aanvragen](https://x.nl/99)[^3] en `12` stuks.
      1. eerste 63
      - tweede

      | Sector | Aantal |
      | --- | ---: |
      | Bouw | **31** |

      ```
      45
      ```
      [^3]: Noot met 18.
      [x]: https://y.nl/8

      """
    let draft = try draft(text, "a.md")
    #expect(
      texts(draft) == [
        "Kop 7", "Er zijn 237 aanvragen en  stuks.", "eerste 63", "tweede", "Sector", "Aantal", "Bouw", "31",
        "Noot met 18.",
      ])
    #expect(place(of: "237", in: draft) == SourcePosition(line: 6, column: 11))
    #expect(place(of: "31", in: draft) == SourcePosition(line: 12, column: 12))
    #expect(draft.passages[7].kind == .cell(table: 0, row: 1, column: 1))
  }

  @Test("HTML is read without scripts, styles, comments and raised marks; entities are characters; spans move cells")
  func html() throws {
    let text = """
      <html lang="nl"><head><title>9</title><style>p {width: 8px}</style></head><body>
      <p>Er zijn <b>237</b>&nbsp;aanvragen<sup>4</sup>, &euro;&#160;5 &lt; 6.</p><!-- 77 -->
      <script>var x = 12</script>
      <table><tr><th rowspan="2">Sector</th><th colspan="2">SZW</th></tr><tr><th>n</th><th>%</th></tr>
      <tr><td>Bouw</td><td>31</td><td><p>38,7</p></td></tr></table>
      </body></html>
      """
    let draft = try draft(text, "a.html")
    #expect(
      texts(draft) == [
        "Er zijn 237\u{A0}aanvragen , €\u{A0}5 < 6.", "Sector", "SZW", "n", "%", "Bouw", "31", "38,7",
      ])
    #expect(place(of: "237", in: draft) == SourcePosition(line: 2, column: 15))
    #expect(
      draft.passages.suffix(2).map(\.kind) == [.cell(table: 0, row: 2, column: 1), .cell(table: 0, row: 2, column: 2)])
    #expect(draft.passages[3].kind == .cell(table: 0, row: 1, column: 1))
    #expect(draft.declaredLanguage == "nl")
  }

  @Test("a Word file is read by its paragraphs, whether its parts are packed or stored; deleted text is left away")
  func word() throws {
    let body = """
      <w:document xmlns:w="x"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Kop</w:t></w:r></w:p>
      <w:p><w:r><w:t xml:space="preserve">Er zijn </w:t></w:r><w:r><w:t>237 aanvragen &amp; meer</w:t></w:r>\
      <w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>5</w:t></w:r>\
      <w:del><w:r><w:delText>999</w:delText></w:r></w:del></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Bouw</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>31</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      </w:body></w:document>
      """
    for isPacked in [true, false] {
      let archive = try ZipFixture.archive(["word/document.xml": body], isPacked: isPacked)
      let draft = try Draft(file: "a.docx", bytes: archive)
      #expect(texts(draft) == ["Kop", "Er zijn 237 aanvragen & meer", "Bouw", "31"])
      #expect(draft.passages.map(\.kind).first == .heading)
      #expect(place(of: "237", in: draft) == SourcePosition(line: 2, column: 9))
      #expect(draft.text == "Kop\nEr zijn 237 aanvragen & meer\nBouw\n31")
    }
  }

  @Test("what is no text, no Word file or damaged is told so")
  func errors() throws {
    func reason(_ bytes: [UInt8], _ name: String) -> DraftError.Reason? {
      do throws(DraftError) {
        _ = try Draft(file: name, bytes: bytes)
        return nil
      } catch {
        return error.reason
      }
    }
    #expect(reason([], "a.pdf") == .unknownEnding)
    #expect(reason([0xFF, 0x41], "a.md") == .notText)
    #expect(reason(Array("no archive".utf8), "a.docx") == .notWord("it is no ZIP archive"))
    let archive = try ZipFixture.archive(["other.xml": "<a/>"], isPacked: false)
    #expect(reason(archive, "a.docx") == .notWord("it holds no word/document.xml"))
    var damaged = try ZipFixture.archive(["word/document.xml": String(repeating: "<w:p/>", count: 50)], isPacked: true)
    damaged[50] ^= 0xFF
    #expect(reason(damaged, "a.docx") == .notWord("'word/document.xml' in it is damaged"))
  }
}

/// ZIP archives made by hand, packed by `gzip`, whose packed bytes stand between a head and a tail.
enum ZipFixture {
  static func archive(_ files: KeyValuePairs<String, String>, isPacked: Bool) throws -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (name, text) in files {
      let plain = Array(text.utf8)
      let member = try gzip(plain)
      let packed = isPacked ? Array(member[10..<member.count - 8]) : plain
      let checksum = Array(member[(member.count - 8)..<(member.count - 4)])
      let fields =
        little(isPacked ? 8 : 0, 2) + [0, 0, 0, 0] + checksum + little(packed.count, 4) + little(plain.count, 4)
        + little(name.utf8.count, 2) + little(0, 2)
      directory +=
        [0x50, 0x4B, 1, 2, 20, 0, 20, 0, 0, 0] + fields + [UInt8](repeating: 0, count: 10) + little(archive.count, 4)
        + Array(name.utf8)
      archive += [0x50, 0x4B, 3, 4, 20, 0, 0, 0] + fields + Array(name.utf8) + packed
    }
    let end =
      [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + little(files.count, 2) + little(files.count, 2) + little(directory.count, 4)
      + little(archive.count, 4) + [0, 0]
    return archive + directory + end
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-nc"]
    let (given, made) = (Pipe(), Pipe())
    process.standardInput = given
    process.standardOutput = made
    try process.run()
    given.fileHandleForWriting.write(Data(bytes))
    try given.fileHandleForWriting.close()
    return Array(made.fileHandleForReading.readDataToEndOfFile())
  }
}
