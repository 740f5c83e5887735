import PeilTable

/// Finds where the last physical lines of a file begin, from its end backwards.
struct FooterFinder {
  private static let step = 4096

  private let descriptor: FileDescriptor
  private let path: String
  private let format: CSVFormat
  /// The bytes of a character of a line end.
  private let unit: Int

  init(_ descriptor: FileDescriptor, _ path: String, _ format: CSVFormat) {
    self.descriptor = descriptor
    self.path = path
    self.format = format
    unit = format.encoding.isUTF16 ? 2 : 1
  }

  /// The byte at which the footer begins; throws where fewer lines follow the byte at which the data begin.
  func start(after dataStart: Int) throws(SourceError) -> Int {
    var length = Self.step
    // Bytes are read as they are; only their place in pairs counts where the encoding is UTF-16.
    var block = SourceBlock(encoding: .iso8859x15)
    while true {
      let start = max(dataStart, descriptor.size - length)
      let aligned = start - (start - dataStart) % unit
      block.clear()
      _ = try block.read(descriptor, path, from: aligned, count: descriptor.size - aligned)
      let (found, count) = lines(in: block.sourceBytes, isWhole: aligned == dataStart)
      if let found { return aligned + found }
      if aligned == dataStart {
        throw SourceError(path: path, reason: .empty(.footerOnly(count: count, footer: format.footerLines)))
      }
      length *= 4
    }
  }

  /// Where the last lines begin; nil where there are fewer, and how many there are.
  private func lines(in bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> (start: Int?, count: Int) {
    var found = 0
    var at = bytes.count - bytes.count % unit
    if bytes.isEmpty { return (nil, 0) }
    at = at == bytes.count ? beforeLineEnd(bytes, at) ?? at : at
    while at > 0 {
      guard let before = beforeLineEnd(bytes, at) else {
        at -= unit
        continue
      }
      // A line end begins a block only where it may be the second half of one.
      if before == 0 && !isWhole { return (nil, found) }
      found += 1
      if found == format.footerLines { return (at, found) }
      at = before
    }
    guard isWhole else { return (nil, found) }
    return found + 1 == format.footerLines ? (0, found + 1) : (nil, found + 1)
  }

  /// Where the line end begins that ends at `end`; nil where none does.
  private func beforeLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int? {
    guard let last = character(bytes, before: end) else { return nil }
    let previous = character(bytes, before: end - unit)
    let (lf, cr) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    switch format.lineEnd {
    case .any:
      if last == lf { return end - (previous == cr ? 2 : 1) * unit }
      return last == cr ? end - unit : nil
    case .lf, .crlf: return last == lf ? end - unit : nil
    case .cr: return last == cr ? end - unit : nil
    }
  }

  /// The ASCII character that ends at a place; nil where another stands there.
  private func character(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> UInt8? {
    guard end >= unit else { return nil }
    if unit == 1 { return bytes[end - 1] }
    let (low, high) =
      format.encoding == .utf16LittleEndian ? (bytes[end - 2], bytes[end - 1]) : (bytes[end - 1], bytes[end - 2])
    return high == 0 ? low : nil
  }
}
