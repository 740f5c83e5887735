/// How a system writes its tables: no two of them do it alike.
struct ExportStyle {
  let encoding: ExportEncoding
  let delimiter: Unicode.Scalar
  let lineEnd: String

  /// The case-management system of the agency.
  static let caseManagement = ExportStyle(encoding: .windows1252, delimiter: ";", lineEnd: "\r\n")
  /// A data team's script.
  static let script = ExportStyle(encoding: .utf8, delimiter: ",", lineEnd: "\n")
  /// A spreadsheet saved as "Unicode text".
  static let spreadsheet = ExportStyle(encoding: .utf16, delimiter: "\t", lineEnd: "\r\n")
  /// A mainframe's report writer.
  static let reportWriter = ExportStyle(encoding: .iso8859x15, delimiter: ";", lineEnd: "\n")
  /// A web tool that wants spreadsheets to see its encoding.
  static let webTool = ExportStyle(encoding: .markedUTF8, delimiter: ",", lineEnd: "\r\n")

  func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: String(Character(delimiter)))
  }

  private func quoted(_ field: String) -> String {
    let needsQuotes = field.unicodeScalars.contains { $0 == delimiter || $0 == "\"" || $0 == "\n" || $0 == "\r" }
    guard needsQuotes else { return field }
    let doubled = field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    return "\"\(doubled)\""
  }
}
