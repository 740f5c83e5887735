import PeilTable

extension SourceFile {
  /// The physical line, from 1, on which a byte of the file stands, by reading all before it again.
  public func line(ofByte offset: Int) throws(SourceError) -> Int {
    var block = SourceBlock(encoding: format.encoding)
    var lines = 1
    var position = 0
    var endsInReturn = false
    let (sign, others) =
      switch format.lineEnd {
      case .any: (UInt8(ascii: "\n"), true)
      case .lf, .crlf: (UInt8(ascii: "\n"), false)
      case .cr: (UInt8(ascii: "\r"), false)
      }
    while position < offset {
      block.clear()
      let ended = try read(&block, from: position, count: min(offset - position, 1 << 20))
      guard block.transcode(isFinal: true) else { throw SourceError(path: path, reason: .outOfMemory) }
      for byte in block.text {
        // A return that no line feed follows is a line end of its own.
        if byte == sign || endsInReturn { lines += 1 }
        endsInReturn = others && byte == UInt8(ascii: "\r")
      }
      position += block.sourceBytes.count
      if ended { break }
    }
    return endsInReturn ? lines + 1 : lines
  }
}
