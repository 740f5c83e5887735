import CPeilScan
import PeilTable
import Testing

@testable import PeilCSV

/// Whatever way finds the structure of a block, it is the one that libcsv finds.
@Suite("The vector scan and libcsv agree")
struct VectorScanTests {
  /// A view with everything in it copied out.
  struct Found: Equatable {
    var fields: [[UInt8]] = []
    var records: [[UInt32]] = []
    var consumed = 0
    var lineCount = 0
    var boundary: Int?

    init(
      _ text: [UInt8], _ variant: ScanVariant, format: CSVFormat = CSVFormat(), width: Int = 0, wanted: [Bool]? = nil,
      isFinal: Bool = true
    ) throws {
      guard var scanner = RecordScanner(format) else { throw SourceError(path: "", reason: .outOfMemory) }
      let isThere = scanner.use(variant)
      #expect(isThere)
      text.withUnsafeBufferPointer { bytes in
        guard let view = scanner.scan(bytes, width: width, wanted: wanted, isFinal: isFinal) else { return }
        for field in 0..<view.field_count {
          fields.append(
            Array(UnsafeBufferPointer(start: view.base + Int(view.starts[field]), count: Int(view.lengths[field]))))
        }
        for record in UnsafeBufferPointer(start: view.records, count: view.record_count) {
          records.append([
            record.offset, record.length, record.line, record.line_count, record.first_field, record.field_count,
            record.status,
          ])
        }
        (consumed, lineCount) = (view.consumed, view.line_count)
        boundary = scanner.split(bytes)
      }
    }
  }

  /// The ways of this machine besides libcsv.
  static let variants: [ScanVariant] = ScanVariant.allCases.filter { variant in
    guard variant != .libcsv, variant != .dialect, var scanner = RecordScanner(CSVFormat()) else { return false }
    return scanner.use(variant)
  }

  static func expectAgreement(_ text: [UInt8], format: CSVFormat = CSVFormat(), width: Int = 2) throws {
    for isFinal in [false, true] {
      let expected = try Found(text, .libcsv, format: format, width: width, isFinal: isFinal)
      for variant in variants {
        let found = try Found(text, variant, format: format, width: width, isFinal: isFinal)
        #expect(
          found == expected, "\(variant), final: \(isFinal), \(String(decoding: text, as: UTF8.self).debugDescription)")
      }
    }
  }

  @Test("the portable way is there on every machine")
  func portable() {
    #expect(Self.variants.contains(.portable))
  }

  @Test("on malformed input", arguments: 0..<300 as Range<UInt64>)
  func malformed(_ seed: UInt64) throws {
    let text = Array(SplitInvarianceTests.wild(seed).utf8)
    try Self.expectAgreement(text)
    try Self.expectAgreement(text, width: 0)
  }

  @Test("on well-formed input, cut off anywhere", arguments: 0..<60 as Range<UInt64>)
  func wellFormed(_ seed: UInt64) throws {
    let text = Array(SplitInvarianceTests.wellFormed(seed).utf8)
    for end in 0...text.count { try Self.expectAgreement(Array(text[..<end])) }
  }

  @Test(
    "wherever a construct stands in a word of 64 bytes",
    arguments: [
      "a,b\r\n1,2\r\n", "\"x\",\"y\"\n", "\"x\"\"y\",\"\"\n", "\"\"\"\",\"\"\"a\"\"\"\r\n", "\"l\nm\",\"p\r\nq\"\n",
      "\"r\r\",x\n",
      "x\ry,z\n", "x\"y,z\n", "\"x\"y,z\n", "\"x\" ,z\n", " \"x\",z\n", "\n\r\n\n,\n", ",,,\n", "a,\"b", "a,b\r",
      "é,ü\n",
    ])
  func boundaries(_ construct: String) throws {
    for shift in 0...132 {
      let before = Array(repeating: UInt8(ascii: "w"), count: shift)
      try Self.expectAgreement(before + Array(",v\n\(construct)".utf8))
      try Self.expectAgreement(before + Array("\(construct)1,2\n".utf8))
    }
  }

  @Test(
    "among long stretches without quotes",
    arguments: [
      "a,b\r\n", "\"x\"\"y\",\"\"\n", "\"l\nm\",\"p\r\nq\"\n", "x\ry,z\n", "x\"y,z\n", "\"x\"y,z\n", "a,\"b", "a,b\r",
      "",
    ])
  func stretches(_ construct: String) throws {
    let long = String(repeating: "w", count: 700)
    for stretch in [
      String(repeating: "word,value\n", count: 90), long, "\"" + String(repeating: "q\n,", count: 300) + "\"",
    ] {
      for shift in stride(from: 0, through: 260, by: 13) {
        let before = String(repeating: "v", count: shift) + ",u\n"
        try Self.expectAgreement(Array((before + stretch + ",y\n" + construct).utf8))
        try Self.expectAgreement(Array((before + construct + stretch + ",y\n" + long).utf8))
      }
    }
  }

  @Test("the wanted columns of many lines are found, with quotes and short records among them", arguments: 0..<40)
  func wantedOfMany(_ seed: Int) throws {
    var lines: [String] = []
    for line in 0..<120 {
      let fields = (0..<5).map { column in
        let value = String(repeating: "v", count: (line * 7 + column * 3 + seed) % 9)
        return (line * 5 + column + seed) % (seed % 7 + 11) == 0
          ? "\"\(value)\"\"\(seed % 3 == 0 ? "\n" : ",")\"" : value
      }
      lines.append(fields.dropLast(line % 37 == seed % 37 ? 1 : 0).joined(separator: ","))
      if line % 41 == seed % 41 { lines.append("") }
    }
    let text = Array((lines.joined(separator: seed % 5 == 0 ? "\r\n" : "\n") + "\n").utf8)
    let wanted = (0..<5).map { seed >> $0 & 1 == 1 }
    let all = try Found(text, .libcsv, width: 5)
    let expected = all.fields.enumerated().filter { wanted[$0.offset % 5] }.map(\.element)
    for variant in Self.variants {
      let found = try Found(text, variant, width: 5, wanted: wanted)
      #expect(found.fields == expected, "\(variant)")
      #expect(found.records.map { $0.dropLast(3) } == all.records.map { $0.dropLast(3) }, "\(variant)")
      #expect(found.records.map { $0.suffix(2) } == all.records.map { $0.suffix(2) }, "\(variant)")
      #expect(found.consumed == all.consumed)
    }
  }

  @Test("on blocks longer than one stride, with every field quoted or none")
  func long() throws {
    for field in ["word", "\"word\"", "\"wo\"\"rd\"", "\"w,o\nrd\"", ""] {
      let line = "\(field),\(field)\r\n"
      try Self.expectAgreement(Array(String(repeating: line, count: 20_000 / line.utf8.count).utf8))
    }
    try Self.expectAgreement([UInt8](repeating: UInt8(ascii: ","), count: 10_000))
    try Self.expectAgreement([UInt8](repeating: UInt8(ascii: "\n"), count: 10_000))
  }

  @Test(
    "with other delimiters and quotes", arguments: [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"), 0xA7])
  func formats(_ delimiter: UInt8) throws {
    let format = CSVFormat(delimiter: delimiter, quote: UInt8(ascii: "'"))
    var text: [UInt8] = []
    for (index, piece) in [" a ", "'b'", "'c''d'", "\"e\"", "f'g", "'\t;|'", ""].enumerated() {
      text += Array(piece.utf8) + [delimiter] + Array("x\(index % 2 == 0 ? "\n" : "\r\n")".utf8)
      try Self.expectAgreement(text, format: format)
    }
  }

  @Test("the wanted columns alone are found as libcsv finds them among all", arguments: 0..<8)
  func wanted(_ mask: Int) throws {
    let wanted = (0..<3).map { mask >> $0 & 1 == 1 }
    // The third record is too short, and has no fields in the grid.
    let text = Array("\"a\"\"b\",\"c\"\"d\",e\r\n\"f\",,\"g,\nh\"\nx,y\n1,2,3\n".utf8)
    let all = try Found(text, .libcsv, width: 3)
    #expect(all.fields.count == 9)
    let expected = all.fields.enumerated().filter { wanted[$0.offset % 3] }.map(\.element)
    for variant in Self.variants {
      let found = try Found(text, variant, width: 3, wanted: wanted)
      #expect(found.fields == expected, "\(variant)")
      #expect(found.records.map { $0[5] } == [3, 3, 2, 3])
      let kept = found.records.filter { $0[6] == 0 }
      #expect(kept.map { $0[4] } == (0..<3).map { UInt32($0 * wanted.count { $0 }) })
    }
  }

  @Test("only text of ASCII without NUL is called so", arguments: [0, 1, 31, 32, 63, 64, 65, 200])
  func ascii(_ place: Int) throws {
    for variant in Self.variants {
      for byte in [0x00, 0x7F, 0x80, 0xFF] as [UInt8] {
        var text = [UInt8](repeating: UInt8(ascii: "x"), count: 201) + [UInt8(ascii: "\n")]
        text[place] = byte
        guard var scanner = RecordScanner(CSVFormat()) else { throw SourceError(path: "", reason: .outOfMemory) }
        let isThere = scanner.use(variant)
        #expect(isThere)
        let isASCII = text.withUnsafeBufferPointer { scanner.scan($0, width: 1, isFinal: true)?.is_ascii }
        #expect(isASCII == (byte == 0x7F))
      }
    }
  }
}
