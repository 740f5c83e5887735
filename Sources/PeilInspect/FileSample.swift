import PeilCSV
import PeilTable

/// The beginning of a file, decoded.
struct FileSample {
  let encoding: Finding<TextEncoding>
  /// The text in UTF-8, without byte order mark.
  let text: [UInt8]
  /// Whether it is the whole file.
  let isWhole: Bool

  init(_ bytes: [UInt8], isWhole: Bool) {
    encoding = EncodingDetector(bytes, isWhole: isWhole).finding()
    self.isWhole = isWhole
    text = Self.decoded(bytes, encoding.value)
  }

  private static func decoded(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
    let mark = encoding.byteOrderMark
    let content = bytes.dropFirst(!mark.isEmpty && bytes.starts(with: mark) ? mark.count : 0)
    if let page = CodePage.of(encoding) { return Array(page.text(of: content).utf8) }
    guard encoding != .utf8 else { return Array(content) }
    let units = stride(from: content.startIndex, to: content.endIndex - 1, by: 2).map { place in
      let (first, second) = (UInt16(content[place]), UInt16(content[place + 1]))
      return encoding == .utf16LittleEndian ? first | second << 8 : first << 8 | second
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// The same sample without its last line, which the sample's end may have cut.
  var wholeLines: [UInt8] {
    guard !isWhole, let end = text.lastIndex(of: 0x0A) ?? text.lastIndex(of: 0x0D) else { return text }
    return Array(text[...end])
  }
}
