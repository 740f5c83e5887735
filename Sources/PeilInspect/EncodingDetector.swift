import PeilCSV
import PeilTable

/// Finds out how the bytes of a file stand for characters.
///
/// What the bytes themselves exclude is excluded; where two encodings give different texts and neither is excluded, the
/// finding is open and shows a word in each reading.
struct EncodingDetector {
  private let bytes: [UInt8]
  /// Whether the bytes are the whole file; otherwise the last character may be cut off.
  private let isWhole: Bool

  init(_ bytes: [UInt8], isWhole: Bool) {
    self.bytes = bytes
    self.isWhole = isWhole
  }

  func finding() -> Finding<TextEncoding> {
    for encoding in [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian]
    where bytes.starts(with: encoding.byteOrderMark) {
      return Finding(encoding, .certain, evidence: ["the file begins with the byte order mark of \(encoding.rawValue)"])
    }
    if let wide = utf16() { return wide }
    let utf8 = UTF8Survey(bytes, isWhole: isWhole)
    if utf8.invalid.isEmpty {
      guard utf8.multiByteCount > 0 else {
        return Finding(.utf8, .likely, evidence: ["only ASCII was seen, which reads the same in every encoding"])
      }
      let count = utf8.multiByteCount
      return Finding(.utf8, .certain, evidence: ["\(count) character(s) beyond ASCII, all of them valid UTF-8"])
    }
    return SingleByteDetector(bytes, utf8: utf8).finding()
  }

  /// UTF-16 without a byte order mark: digits, delimiters and line ends have a zero byte on one side of each pair.
  private func utf16() -> Finding<TextEncoding>? {
    guard bytes.count >= 4, bytes.contains(0) else { return nil }
    var zeros = (even: 0, odd: 0)
    for (place, byte) in bytes.enumerated() where byte == 0 {
      if place & 1 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let pairs = bytes.count / 2
    let (little, big) = (zeros.odd, zeros.even)
    // A binary file has zeros on both sides; text of any script has line ends and delimiters on one.
    guard max(little, big) * 20 >= pairs, min(little, big) * 50 <= max(little, big) else { return nil }
    let isLittle = little > big
    return Finding(
      isLittle ? .utf16LittleEndian : .utf16BigEndian, max(little, big) * 3 >= pairs ? .certain : .likely,
      evidence: ["every \(isLittle ? "second" : "first") byte of \(max(little, big)) of \(pairs) pairs is zero"])
  }
}

/// How far bytes are UTF-8.
struct UTF8Survey {
  /// Characters of two bytes or more.
  private(set) var multiByteCount = 0
  /// Where bytes stand that are no UTF-8.
  private(set) var invalid: [Int] = []

  init(_ bytes: [UInt8], isWhole: Bool) {
    var place = 0
    while place < bytes.count {
      if bytes[place] < 0x80 {
        place += 1
        continue
      }
      let length = Self.length(bytes, at: place)
      if length > 0 {
        multiByteCount += 1
        place += length
      } else if !isWhole, bytes.count - place < 4, bytes[place] >= 0xC2 {
        break
      } else {
        invalid.append(place)
        place += 1
      }
    }
  }

  /// The length of the character that begins here; 0 where none does (Unicode 16, table 3-7).
  private static func length(_ bytes: [UInt8], at place: Int) -> Int {
    func tail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      place + offset < bytes.count && range.contains(bytes[place + offset])
    }
    switch bytes[place] {
    case 0xC2...0xDF: return tail(1) ? 2 : 0
    case 0xE0: return tail(1, 0xA0...0xBF) && tail(2) ? 3 : 0
    case 0xED: return tail(1, 0x80...0x9F) && tail(2) ? 3 : 0
    case 0xE1...0xEF: return tail(1) && tail(2) ? 3 : 0
    case 0xF0: return tail(1, 0x90...0xBF) && tail(2) && tail(3) ? 4 : 0
    case 0xF1...0xF3: return tail(1) && tail(2) && tail(3) ? 4 : 0
    case 0xF4: return tail(1, 0x80...0x8F) && tail(2) && tail(3) ? 4 : 0
    default: return 0
    }
  }
}
