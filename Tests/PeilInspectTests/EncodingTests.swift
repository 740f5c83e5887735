import PeilInspect
import PeilTable
import Testing

/// Bytes typed over from code charts: what each file is, and how sure that is.
@Suite struct EncodingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    let encoding: TextEncoding
    let certainty: Certainty
    var testDescription: String { name }
  }

  private static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

  static let cases: [Case] = [
    Case(name: "ASCII", bytes: ascii("a;b\n1;2\n"), encoding: .utf8, certainty: .likely),
    Case(name: "UTF-8", bytes: ascii("naam\ncafé\n"), encoding: .utf8, certainty: .certain),
    Case(name: "UTF-8 with a mark", bytes: [0xEF, 0xBB, 0xBF] + ascii("a\n"), encoding: .utf8, certainty: .certain),
    Case(
      name: "UTF-16 without a mark", bytes: ascii("a;b\n1;2\n").flatMap { [$0, 0] }, encoding: .utf16LittleEndian,
      certainty: .certain),
    Case(
      name: "UTF-16, high byte first", bytes: ascii("a;b\n1;2\n").flatMap { [0, $0] }, encoding: .utf16BigEndian,
      certainty: .certain),
    // 80 is the euro sign in every Windows page and a control character in ISO 8859-15.
    Case(
      name: "the euro of Windows", bytes: ascii("bedrag\n") + [0x80] + ascii(" 12\n"), encoding: .windows1252,
      certainty: .certain),
    // A4 is the euro sign in ISO 8859-15, and a sign nobody writes in Windows-1252.
    Case(
      name: "the euro of ISO 8859-15", bytes: ascii("bedrag\n") + [0xA4] + ascii(" 12\n"), encoding: .iso8859x15,
      certainty: .certain),
    // Zażółć: BF, F3, B3 and E6 are letters in Windows-1250; BF and B3 are signs within a word in Windows-1252.
    Case(
      name: "Polish", bytes: ascii("nazwa\nZa") + [0xBF, 0xF3, 0xB3, 0xE6] + ascii("\n"), encoding: .windows1250,
      certainty: .likely),
    // Ελλάδα in Windows-1253.
    Case(
      name: "Greek", bytes: ascii("a\n") + [0xC5, 0xEB, 0xEB, 0xDC, 0xE4, 0xE1, 0x0A], encoding: .windows1253,
      certainty: .certain),
    // EF is ï in Windows-1252 and ď in Windows-1250, and nothing else in the file says which.
    Case(
      name: "one word in two readings", bytes: ascii("naam\nRa") + [0xEF] + ascii("ssi\n"), encoding: .windows1252,
      certainty: .open),
    Case(
      name: "the same word among Dutch ones",
      bytes: ascii("naam\nde heer Ra") + [0xEF] + ascii("ssi van de school voor het werk met een plan en de rest\n"),
      encoding: .windows1252, certainty: .likely),
  ]

  @Test("Polish words are not read as Western ones, whatever English stands around them")
  func polish() {
    // Świt and Łódzkie in windows-1250, typed over from its chart.
    let bytes = Array("nr;of;the\n1;".utf8) + [0x8C] + Array("wit;".utf8) + [0xA3, 0xF3] + Array("dzkie\n".utf8)
    #expect(Inspection(bytes, isWhole: true).encoding.value == .windows1250)
  }

  @Test("is what the bytes say, and as sure as they say it", arguments: cases)
  func found(_ some: Case) {
    let finding = Inspection(some.bytes, isWhole: true).encoding
    #expect(finding.value == some.encoding, "\(finding.evidence)")
    #expect(finding.certainty == some.certainty, "\(finding.evidence)")
  }

  @Test("an open one shows a word in each reading")
  func readings() {
    let finding = Inspection(Self.ascii("naam\nRa") + [0xEF] + Self.ascii("ssi\n"), isWhole: true).encoding
    #expect(finding.alternatives == [.windows1250])
    #expect(finding.evidence.last == "line 2: 'Raïssi' in windows-1252, 'Raďssi' in windows-1250")
  }
}
