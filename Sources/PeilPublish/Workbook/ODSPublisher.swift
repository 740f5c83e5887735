public import PeilCore

/// The workbook as an OpenDocument spreadsheet, the standard that Dutch government must offer.
public struct ODSPublisher: Publisher {
  /// The word a pipeline file uses for the format.
  public static let format = "ods"

  static let path = "tables.ods"

  /// A publisher of OpenDocument spreadsheets.
  public init() {}

  /// The file `tables.ods`.
  public func publish(_ result: RunResult, of plan: Plan, to sink: any OutputSink) throws {
    let workbook = try WorkbookMaker(result: result, plan: plan).workbook
    try sink.take(OutputFile(path: Self.path, bytes: OpenDocument.bytes(of: workbook)))
  }

  /// Every cell that holds something, by its sheet, row and column.
  public func cells(of file: OutputFile) -> [PublishedCell]? { ODSCells(file.bytes)?.cells }
}
