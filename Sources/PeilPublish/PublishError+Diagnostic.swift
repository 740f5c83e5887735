import PeilCore
public import PeilDiagnostics

extension PublishError: DiagnosticConvertible {
  /// What to tell the user.
  public var diagnostics: [Diagnostic] {
    switch reason {
    case .unknownFormat(let name):
      [
        .error(
          "unknown-format", "no format '\(name)'",
          label: nearestName(to: name, among: Publishers.formats).map { "did you mean '\($0)'?" },
          details: ["formats: " + Publishers.formats.joined(separator: ", ")])
      ]
    case .formatNotBuilt(let format):
      [
        .error(
          "format-not-built", "this build of Peil does not write '\(format)': it was built without libxlsxwriter",
          details: [
            "./peil builds with it where it is: install libxlsxwriter-dev, and run ./peil again",
            "by hand: swift build -c release --product peil --traits XLSX",
            "'ods' is the same workbook, needs nothing, and opens in Excel too",
          ])
      ]
    case .notWritten(let format, let message):
      [
        .error(
          "not-written", "the workbook '\(format)' could not be written: \(message)",
          details: ["the library keeps its sheets in temporary files: is there room for them?"], exit: .cannotCreate)
      ]
    case .reservedColumn(let table, let column):
      [
        .error(
          "reserved-column", "table '\(table)' has a dimension named '\(column)', like a fixed column of the tidy CSV",
          details: ["give the column another name with `rename`"])
      ]
    case .reservedValue(let table, let column):
      [
        .error(
          "reserved-value",
          "column '\(column)' of table '\(table)' holds the text '_missing', which stands for missing values",
          details: ["give that value another code with `recode`"], exit: .data)
      ]
    case .misshapenTable(let table):
      [.error("misshapen-table", "the figures of table '\(table)' do not fit the plan", exit: .software)]
    case .notFinite(let table, let measure):
      [
        .error(
          "not-finite", "measure '\(measure)' of table '\(table)' is too large for a binary64 number",
          details: ["a column of type decimal or money has exact sums"], exit: .data)
      ]
    case .crudeAlone(let table, let comparison, let flag):
      [
        .error(
          "crude-alone",
          "table '\(table)' gives another picture than its comparison within strata (\(flag)), which is not published",
          details: [
            "add '\(comparison)' to `publish: tables`",
            "or write `crude-alone: accepted` under `compare`, and say why beside the table",
          ], exit: .data)
      ]
    case .badTemplate(let file, let line, let column, let text, let message):
      [
        .error(
          "bad-template", "\(file):\(line):\(column): the template cannot be read: \(message)",
          details: [
            "the line is: \(text)",
            "every {{#name}} needs its {{/name}}; a report without `template` uses the one that comes with Peil",
          ])
      ]
    case .unsuitedPicture(let table, let picture):
      [
        .error(
          "unsuited-picture", "table '\(table)' does not make the picture '\(picture.rawValue)'",
          details: [
            "it needs: \(picture.needs)", "leave `picture` out to have the one that suits, or write `picture: none`",
          ])
      ]
    case .incompleteRows(let dataset, let given, let total):
      [
        .error(
          "incomplete-rows", "only \(given) of \(total) rows of dataset '\(dataset)' were handed over for export",
          exit: .software)
      ]
    }
  }
}
