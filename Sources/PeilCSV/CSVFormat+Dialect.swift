import PeilTable

import CPeilScan

extension CSVFormat {
  /// The format as the scanners want it.
  var dialect: peil_dialect {
    var dialect = peil_dialect()
    dialect.delimiter = delimiter
    dialect.quote = quote ?? 0
    dialect.quotes = quote != nil
    dialect.backslash = escape == .backslash
    dialect.trims = trims
    dialect.pads = ragged == .pad
    dialect.line_end = lineEnd.code
    let mark = Array((comment ?? "").utf8.prefix(PEIL_COMMENT_LIMIT))
    dialect.comment_length = UInt8(mark.count)
    withUnsafeMutableBytes(of: &dialect.comment) { $0.copyBytes(from: mark) }
    return dialect
  }
}

extension CSVFormat.LineEnd {
  /// The scanners' name for it.
  var code: UInt8 {
    switch self {
    case .any: UInt8(PEIL_LINE_END_ANY)
    case .lf: UInt8(PEIL_LINE_END_LF)
    case .crlf: UInt8(PEIL_LINE_END_CRLF)
    case .cr: UInt8(PEIL_LINE_END_CR)
    }
  }

  /// Where the physical line ends that begins at `start`, its line end included; the end of the text when it does not.
  func lineEnd(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    peil_line_end(code, text.baseAddress, start, text.count)
  }
}
