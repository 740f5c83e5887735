import PeilTable

/// What bytes say about their own encoding.
enum EncodingEvidence {
  /// The encoding that a header which is no text in the declared one would be text in; nil where nothing speaks for one.
  static func likely(_ bytes: UnsafeBufferPointer<UInt8>, insteadOf declared: TextEncoding) -> TextEncoding? {
    let sample = wholeLines(bytes)
    if let wide = wide(sample) { return wide == declared ? nil : wide }
    guard !sample.contains(0) else { return nil }
    return [TextEncoding.utf8, .windows1252].first { $0 != declared && TextValidity.of(sample, $0) == .valid }
  }

  /// A sample that cuts no character, where it holds a line end.
  private static func wholeLines(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let sample = bytes.prefix(ForeignContent.sampleSize)
    guard sample.count < bytes.count, let end = sample.lastIndex(of: UInt8(ascii: "\n")) else {
      return UnsafeBufferPointer(rebasing: sample)
    }
    return UnsafeBufferPointer(rebasing: sample[...end])
  }

  /// UTF-16 of Western text has a NUL for every other byte.
  private static func wide(_ sample: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    var nuls = (even: 0, odd: 0)
    for place in sample.indices where sample[place] == 0 {
      if place.isMultiple(of: 2) { nuls.even += 1 } else { nuls.odd += 1 }
    }
    let most = sample.count / 4
    if nuls.odd > most, nuls.even == 0 { return .utf16LittleEndian }
    if nuls.even > most, nuls.odd == 0 { return .utf16BigEndian }
    return nil
  }
}
