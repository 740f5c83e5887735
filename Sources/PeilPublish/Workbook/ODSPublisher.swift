public import PeilCore

/// The workbook as an OpenDocument spreadsheet, the standard that Dutch government must offer.
public struct ODSPublisher: Publisher {
  /// The word a pipeline file uses for the format.
  public static let format = "ods"

  /// A publisher of OpenDocument spreadsheets.
  public init() {}

  /// The file `tables.ods`.
  public func files(for result: RunResult, of plan: Plan) throws -> [OutputFile] {
    let workbook = try WorkbookMaker(result: result, plan: plan).workbook
    return [OutputFile(path: "tables.ods", bytes: OpenDocument(workbook).bytes)]
  }

  /// Every cell that holds something, by its sheet, row and column.
  public func cells(of file: OutputFile) -> [PublishedCell]? { ODSCells(file.bytes)?.cells }
}
