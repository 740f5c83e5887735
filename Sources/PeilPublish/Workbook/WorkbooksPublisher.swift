public import PeilCore

/// The workbook in both formats, where both are wanted: each sheet is made once.
public struct WorkbooksPublisher: Publisher {
  /// No word of its own: it stands in for two publishers.
  public static let format = "\(XLSXPublisher.format)+\(ODSPublisher.format)"

  /// A publisher of both workbooks.
  public init() {}

  /// The files `tables.xlsx` and `tables.ods`, with the bytes that either publisher gives.
  ///
  /// Throws where Peil was built without the library for the one, and where the library fails.
  public func publish(_ result: RunResult, of plan: Plan, to sink: any OutputSink) throws {
    #if XLSX
      let workbook = try WorkbookMaker(result: result, plan: plan).workbook
      var excel = try XLSXWriter(workbook)
      var document = OpenDocument(workbook)
      for sheet in workbook.sheets {
        try excel.add(sheet)
        document.add(sheet)
      }
      try sink.take(OutputFile(path: XLSXPublisher.path, bytes: try excel.bytes()))
      try sink.take(OutputFile(path: ODSPublisher.path, bytes: document.bytes()))
    #else
      throw PublishError(.formatNotBuilt(XLSXPublisher.format))
    #endif
  }
}
