/// The words of a text in plain form: lowercased, compatibility-decomposed, without marks.
///
/// A word is a run of letters and digits; everything else parts words, so that `know-how` is two and `collega’s` too.
/// The same on every machine: the letters come from tables that are built in.
public struct PlainWords: Sendable {
  /// The letters of all words, one word after the other, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// Where each word ends among the bytes.
  public private(set) var ends: [Int] = []

  /// No words.
  public init() {}

  /// The words of a text.
  public init(_ text: String) {
    self.init()
    read(Array(text.utf8)[...])
  }

  /// How many words there are.
  public var count: Int { ends.count }

  /// Where the letters of a word stand.
  public func range(of word: Int) -> Range<Int> { (word == 0 ? 0 : ends[word - 1])..<ends[word] }

  /// The words as strings.
  public var words: [String] { (0..<count).map { String(decoding: bytes[range(of: $0)], as: UTF8.self) } }

  /// Takes in the words of a text in UTF-8 in the place of those it had.
  public mutating func read(_ text: ArraySlice<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    text.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        let byte = text[index]
        if byte < 0x80 {
          index += 1
          take(ascii: byte)
        } else {
          take(Self.scalar(text, &index))
        }
      }
    }
    endWord()
  }

  @inline(__always)
  private mutating func take(ascii byte: UInt8) {
    let small = byte | 0x20
    if small &- UInt8(ascii: "a") < 26 {
      bytes.append(small)
    } else if byte &- UInt8(ascii: "0") < 10 {
      bytes.append(byte)
    } else {
      endWord()
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    if let plain = PlainLetters.plain(scalar) { bytes.append(contentsOf: plain) } else { endWord() }
  }

  @inline(__always)
  private mutating func endWord() {
    if bytes.count > (ends.last ?? 0) { ends.append(bytes.count) }
  }

  /// The scalar that begins at `index`, which moves behind it; what is no UTF-8 parts words.
  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Unicode.Scalar {
    let first = text[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard index + length <= text.count else {
      index = text.count
      return " "
    }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for place in 1..<length { value = value << 6 | UInt32(text[index + place] & 0x3F) }
    index += length
    return Unicode.Scalar(value) ?? " "
  }
}
