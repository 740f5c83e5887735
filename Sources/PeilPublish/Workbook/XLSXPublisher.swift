public import PeilCore

/// The workbook for Excel (Office Open XML), written by libxlsxwriter.
public struct XLSXPublisher: Publisher {
  /// The word a pipeline file uses for the format.
  public static let format = "xlsx"

  static let path = "tables.xlsx"

  /// A publisher of workbooks for Excel.
  public init() {}

  /// Whether this build has the library that writes it.
  public static var isBuilt: Bool {
    #if XLSX
      true
    #else
      false
    #endif
  }

  /// The file `tables.xlsx`.
  ///
  /// Throws where Peil was built without the library, and where the library fails.
  public func publish(_ result: RunResult, of plan: Plan, to sink: any OutputSink) throws {
    #if XLSX
      let workbook = try WorkbookMaker(result: result, plan: plan).workbook
      try sink.take(OutputFile(path: Self.path, bytes: try XLSXWriter.bytes(of: workbook)))
    #else
      throw PublishError(.formatNotBuilt(Self.format))
    #endif
  }

  /// Every cell that holds something, by its sheet, row and column.
  public func cells(of file: OutputFile) -> [PublishedCell]? { XLSXCells(file.bytes)?.cells }
}
