/// A table as a case-management system exports it: semicolons, Windows-1252, CRLF, quotes only where needed.
struct ExportFile {
  private let path: String
  private var lines: [String]

  init(path: String, header: [String]) {
    self.path = path
    lines = [Self.line(header)]
  }

  mutating func append(_ fields: [String]) {
    lines.append(Self.line(fields))
  }

  /// Writes the record at `index` (the first is 0) once more, before the record at `later`.
  mutating func double(_ index: Int, before later: Int) {
    lines.insert(lines[index + 1], at: later + 1)
  }

  func encoded() throws(SampleDataError) -> SampleFile {
    var bytes: [UInt8] = []
    for line in lines {
      for scalar in line.unicodeScalars {
        guard let byte = Self.windows1252(scalar) else {
          throw SampleDataError(kind: .notInWindows1252(scalar, file: path))
        }
        bytes.append(byte)
      }
      bytes += [13, 10]
    }
    return SampleFile(path: path, bytes: bytes)
  }

  private static func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ";")
  }

  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.unicodeScalars.contains { $0 == ";" || $0 == "\"" || $0 == "\n" || $0 == "\r" }
    guard needsQuotes else { return field }
    let doubled = field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    return "\"\(doubled)\""
  }

  private static func windows1252(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x00...0x7F, 0xA0...0xFF: UInt8(scalar.value)
    case 0x20AC: 0x80
    case 0x2018: 0x91
    case 0x2019: 0x92
    case 0x201C: 0x93
    case 0x201D: 0x94
    case 0x2013: 0x96
    default: nil
    }
  }
}
