import PeilDiagnostics

extension Draft {
  /// Reads a text by the ending of its name: `.md`, `.txt`, `.html` or `.docx`.
  ///
  /// Throws `DraftError` where the ending is another, the text is no UTF-8, or the Word file is damaged.
  public init(file: String, bytes: [UInt8]) throws(DraftError) {
    let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch ending {
    case "md", "markdown": self = MarkdownDraftReader(file: file, text: try Self.text(bytes, file)).draft
    case "txt", "text": self = PlainDraftReader(file: file, text: try Self.text(bytes, file)).draft
    case "html", "htm", "xhtml": self = HTMLDraftReader(file: file, text: try Self.text(bytes, file)).draft
    case "docx": self = try WordDraftReader(file: file, bytes: bytes).draft
    default: throw DraftError(file: file, .unknownEnding)
    }
  }

  /// Text in UTF-8 or, where it begins with its mark, UTF-16; a mark of UTF-8 is left away.
  private static func text(_ bytes: [UInt8], _ file: String) throws(DraftError) -> String {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let isLittle = bytes[0] == 0xFF
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place in
        UInt16(bytes[place + (isLittle ? 1 : 0)]) << 8 | UInt16(bytes[place + (isLittle ? 0 : 1)])
      }
      return String(decoding: units, as: UTF16.self)
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else { throw DraftError(file: file, .notText) }
    return text
  }
}
