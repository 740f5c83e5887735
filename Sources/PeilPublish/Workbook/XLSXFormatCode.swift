import PeilWords

/// How Excel shows a number, in its own signs (ECMA-376, 18.8.31).
///
/// Point and comma stand for the signs of the reader's own language; words, dates and the euro keep the workbook's.
struct XLSXFormatCode {
  let text: String

  init(_ format: NumberFormat, _ language: Language) {
    let sign = format.sign.map { " \"\($0)\"" } ?? ""
    let digits =
      (format.kind == .plain ? "0" : "#,##0")
      + (format.decimals > 0 ? "." + String(repeating: "0", count: format.decimals) : "")
    let region = language == .dutch ? "413" : "809"
    switch format.kind {
    case .number, .plain: text = digits + sign
    case .percentage: text = digits + "%" + sign
    case .euro:
      text =
        language == .dutch
        ? "[$€-\(region)] \(digits)\(sign);[$€-\(region)] -\(digits)\(sign)"
        : "[$€-\(region)]\(digits)\(sign);-[$€-\(region)]\(digits)\(sign)"
    case .date: text = "[$-\(region)]d mmmm yyyy\(sign)"
    case .words(let words):
      // Where nothing is said of numbers below nought, a minus comes before the words.
      let quoted = "\"\(words.filter { $0 != "\"" })\"\(sign)"
      text = "\(quoted);\(quoted)"
    }
  }
}
