/// The line that git writes where the first of two versions of a file begins.
enum ConflictMarker {
  private static let mark = Array("<<<<<<< ".utf8)

  /// Whether these bytes begin with it.
  static func begins(_ bytes: some Sequence<UInt8>) -> Bool { bytes.starts(with: mark) }
}
