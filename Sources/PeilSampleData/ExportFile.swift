/// A table as a case-management system exports it, with quotes only where needed.
struct ExportFile {
  private let path: String
  private let style: ExportStyle
  private var lines: [String]

  init(path: String, header: [String], style: ExportStyle = .caseManagement) {
    self.path = path
    self.style = style
    lines = [style.line(header)]
  }

  mutating func append(_ fields: [String]) {
    lines.append(style.line(fields))
  }

  /// Writes the record at `index` (the first is 0) once more, before the record at `later`.
  mutating func double(_ index: Int, before later: Int) {
    lines.insert(lines[index + 1], at: later + 1)
  }

  func encoded() throws(SampleDataError) -> SampleFile {
    var bytes = style.encoding.mark
    for line in lines {
      for scalar in line.unicodeScalars + style.lineEnd.unicodeScalars {
        guard let code = style.encoding.bytes(of: scalar) else {
          throw SampleDataError(kind: .notInEncoding(scalar, style.encoding, file: path))
        }
        bytes += code
      }
    }
    return SampleFile(path: path, bytes: bytes)
  }
}
