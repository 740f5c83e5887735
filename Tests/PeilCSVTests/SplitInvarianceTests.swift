import CLibCSV
import PeilTable
import Testing

@testable import PeilCSV

/// A generator whose sequence is fixed by its seed (Steele, Lea and Flood, SplitMix, 2014).
struct SplitMix {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(bound))
  }
}

@Suite("The cut into blocks changes nothing")
struct SplitInvarianceTests {
  /// Text of which quotes, line ends and delimiters make up most: much of it malformed.
  static func wild(_ seed: UInt64) -> String {
    var random = SplitMix(state: seed)
    let pieces = [
      "\"", "\"", "\"\"", ",", ",", "\n", "\n", "\r\n", "\r", "x", "yz", "é", " ", "\t", "\n\n", "\",\"", "\"\n\"",
    ]
    var text = "a,b\n"
    for _ in 0..<random.next(below: 120) { text += pieces[random.next(below: pieces.count)] }
    return text
  }

  /// Well-formed records of two fields, with quotes where a field needs them and where it does not.
  static func wellFormed(_ seed: UInt64) -> String {
    var random = SplitMix(state: seed)
    let pieces = ["\"\"", ",", "\n", "\r\n", "\r", "x", " ", "\t", "é", "word"]
    let unquoted = ["", "plain", " 12.5", "12.5 ", "a b", "a  \t b", " ", "\t", "\ta ", "  a b  "]
    let ends = ["\n", "\r\n", "\r"]
    func field() -> String {
      if random.next(below: 3) == 0 { return unquoted[random.next(below: unquoted.count)] }
      return "\"" + (0..<random.next(below: 6)).map { _ in pieces[random.next(below: pieces.count)] }.joined() + "\""
    }
    var text = "a,b\n"
    for _ in 0..<random.next(below: 30) { text += field() + "," + field() + ends[random.next(below: 3)] }
    return text
  }

  @Test("for malformed input", arguments: 0..<300 as Range<UInt64>)
  func malformed(_ seed: UInt64) throws {
    let source = try TemporarySource(Self.wild(seed))
    let whole = try WholeRead(source.path)
    for blockSize in [1, 7, 64] {
      let cut = try WholeRead(source.path, blockSize: blockSize)
      #expect(cut.records == whole.records)
      #expect(cut.sourceBytes == whole.sourceBytes)
    }
  }

  @Test("and the fields are libcsv's, fed the whole input at once", arguments: 0..<200 as Range<UInt64>)
  func agreesWithLibcsv(_ seed: UInt64) throws {
    let text = Self.wellFormed(seed)
    let source = try TemporarySource(text)
    let expected = LibcsvReading.records(of: Array(text.utf8)).dropFirst()
    for blockSize in [1, 7, 64, 524_288] {
      #expect(try WholeRead(source.path, blockSize: blockSize).records.map(\.fields) == Array(expected))
    }
  }
}

/// libcsv on its own, strict, over a whole input.
final class LibcsvReading {
  private var records: [[String]] = []
  private var fields: [String] = []

  static func records(of bytes: [UInt8]) -> [[String]] {
    let reading = LibcsvReading()
    var parser = csv_parser()
    csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    csv_set_space_func(&parser) { _ in 0 }
    let context = Unmanaged.passUnretained(reading).toOpaque()
    let onField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      text, count, data in
      guard let data else { return }
      let reading = Unmanaged<LibcsvReading>.fromOpaque(data).takeUnretainedValue()
      reading.fields.append(String(decoding: UnsafeRawBufferPointer(start: text, count: count), as: UTF8.self))
    }
    let onRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, data in
      guard let data else { return }
      let reading = Unmanaged<LibcsvReading>.fromOpaque(data).takeUnretainedValue()
      reading.records.append(reading.fields)
      reading.fields = []
    }
    let taken = csv_parse(&parser, bytes, bytes.count, onField, onRow, context)
    precondition(taken == bytes.count, "the generator made malformed input")
    csv_fini(&parser, onField, onRow, context)
    csv_free(&parser)
    return reading.records
  }
}
