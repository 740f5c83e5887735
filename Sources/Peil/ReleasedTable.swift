import PeilCSV
import PeilCore
import PeilPublish
import PeilValues

/// A tidy table as a release has it, to look figures up in.
struct ReleasedTable {
  /// Whether the file could be read.
  let isThere: Bool
  /// How many figures it has, and how many of them are hidden by their own rule and for others.
  private(set) var figures = 0
  private(set) var own = 0
  private(set) var others = 0
  private var fields: [[String]: [String: String]] = [:]

  init(_ bytes: [UInt8], dimensions: Int) {
    guard let text = TidyText(bytes), let header = text.records.first?.fields,
      let margin = header.firstIndex(of: "margin"), let measure = header.firstIndex(of: "measure")
    else {
      isThere = false
      return
    }
    isThere = true
    for record in text.records.dropFirst() where record.fields.count == header.count {
      let totals = Set(record.fields[margin].split(separator: " ").map(String.init))
      let codes = (0..<margin).map { totals.contains(header[$0]) ? "*" : "=" + record.fields[$0] }
      let row = Dictionary(zip(header, record.fields)) { first, _ in first }
      fields[codes + [record.fields[measure]]] = row
      figures += 1
      if row["status"] == Estimate.Status.suppressedOwn.rawValue { own += 1 }
      if row["status"] == Estimate.Status.suppressedOther.rawValue { others += 1 }
    }
  }

  /// Whether the table shows a value, in whole units of the last decimal, where a certificate says so; nil without such a row.
  func shows(_ value: Int, at place: ReleaseCertificate.Place) -> Bool? {
    guard isThere else { return nil }
    guard let row = fields[place.codes.map { $0.map { "=" + $0 } ?? "*" } + [place.measure]],
      let text = row[place.column], let found = ExactDecimal(parsing: text)
    else { return false }
    let expected = Rational(Int128(value), ReleaseCertificate.powerOfTen(place.decimals))
    return Rational(found) == expected
  }
}
