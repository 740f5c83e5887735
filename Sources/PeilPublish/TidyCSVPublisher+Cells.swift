public import PeilCore
import PeilCSV

extension TidyCSVPublisher {
  /// Every field of every figure: the row is the measure and the place of the figure, the column its header.
  public func cells(of file: OutputFile) -> [PublishedCell]? {
    guard file.path.hasSuffix(".csv"), let text = TidyText(file.bytes), let header = text.records.first?.fields,
      let margin = header.firstIndex(of: "margin"), let measure = header.firstIndex(of: "measure")
    else { return nil }
    let table = file.path.split(separator: "/").last.map { String($0.dropLast(4)) } ?? file.path
    return text.records.dropFirst().flatMap { record -> [PublishedCell] in
      let fields = record.fields
      guard fields.count == header.count else {
        return [PublishedCell(table: table, row: "line \(record.line)", column: "fields", text: "\(fields.count)")]
      }
      let row = Self.row(fields, header, margin: margin, measure: measure)
      return header.indices.filter { $0 > measure }.map {
        PublishedCell(table: table, row: row, column: header[$0], text: fields[$0])
      }
    }.withDistinctPlaces
  }

  /// `rate, sector=construction`; `rate, total of sector`.
  private static func row(_ fields: [String], _ header: [String], margin: Int, measure: Int) -> String {
    let totals = fields[margin].split(separator: " ").map(String.init)
    let places = (0..<margin).map { place in
      totals.contains(header[place]) ? "total of \(header[place])" : "\(header[place])=\(fields[place])"
    }
    return ([fields[measure]] + places).joined(separator: ", ")
  }
}
