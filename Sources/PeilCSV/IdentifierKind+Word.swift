public import PeilTable

extension IdentifierKind {
  /// Whether a trimmed word is such an identifier, as a column of the type would read it.
  public func admits(_ word: String) -> Bool {
    var normal: [UInt8] = []
    return Array(word.utf8).withUnsafeBufferPointer { bytes in
      IdentifierParser(self, isSingleByte: false).append(bytes, to: &normal) == nil
    }
  }
}
