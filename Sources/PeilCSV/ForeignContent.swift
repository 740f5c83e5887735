/// What people most often take for delimited text, told by its first bytes.
public enum ForeignContent: Sendable, Equatable, CaseIterable {
  /// An Excel workbook of 2007 or later.
  case xlsx
  /// An OpenDocument spreadsheet.
  case ods
  /// An Excel workbook of before 2007.
  case xls
  case zip
  case gzip
  case pdf
  case html
  case xml
  case json
  /// What git keeps in place of a file that it stores elsewhere.
  case gitPointer
  case utf32
  /// Bytes that are text in no encoding.
  case binary

  /// How many bytes it takes to tell.
  static let sampleSize = 4096

  /// What these first bytes of a file are a sign of; nil where nothing speaks against delimited text.
  static func of(_ sample: [UInt8]) -> ForeignContent? {
    for (signature, kind) in signatures where sample.starts(with: signature) {
      return kind == .zip ? packed(sample) : kind
    }
    return written(sample)
  }

  private static let signatures: [([UInt8], ForeignContent)] = [
    ([0x50, 0x4B, 0x03, 0x04], .zip),
    ([0x50, 0x4B, 0x05, 0x06], .zip),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .xls),
    ([0x1F, 0x8B], .gzip),
    ([0x25, 0x50, 0x44, 0x46, 0x2D], .pdf),
    ([0xFF, 0xFE, 0x00, 0x00], .utf32),
    ([0x00, 0x00, 0xFE, 0xFF], .utf32),
  ]

  /// A workbook is a zip archive; the names of its first entries tell.
  private static func packed(_ sample: [UInt8]) -> ForeignContent {
    let text = String(decoding: sample, as: UTF8.self)
    if text.contains("opendocument.spreadsheet") { return .ods }
    return text.contains("[Content_Types].xml") || text.contains("xl/") ? .xlsx : .zip
  }

  /// Formats that are text themselves.
  private static func written(_ sample: [UInt8]) -> ForeignContent? {
    let mark: [UInt8] = sample.starts(with: [0xEF, 0xBB, 0xBF]) ? [0xEF, 0xBB, 0xBF] : []
    let blanks: Set<UInt8> = [0x09, 0x0A, 0x0D, 0x20]
    let head = sample.dropFirst(mark.count).drop { blanks.contains($0) }.prefix(64)
    let text = String(decoding: head, as: UTF8.self).lowercased()
    if ["<!doctype html", "<html", "<head", "<body", "<table"].contains(where: text.hasPrefix) { return .html }
    if text.hasPrefix("<?xml") { return .xml }
    if text.hasPrefix("version https://git-lfs.github.com/spec/") { return .gitPointer }
    return isJSON(head, blanks) ? .json : nil
  }

  /// No header of a table begins with two of JSON's brackets or quotes in a row.
  private static func isJSON(_ head: ArraySlice<UInt8>, _ blanks: Set<UInt8>) -> Bool {
    guard let first = head.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
    let next = head.dropFirst().drop { blanks.contains($0) }.first
    return next.map { [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\"")].contains($0) } ?? false
  }
}
