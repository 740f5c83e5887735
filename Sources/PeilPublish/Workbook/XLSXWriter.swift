#if XLSX
  import CLibXLSXWriter
  import Glibc
  import PeilValues

  /// Writes a workbook through libxlsxwriter, into memory.
  struct XLSXWriter: ~Copyable {
    private let file: MemoryFile
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let workbook: Workbook
    private var formats: [WorkbookCell.Style: UnsafeMutablePointer<lxw_format>] = [:]
    private var isClosed = false

    /// The day that stands in the file as the one it was made on: 1 January 1980.
    private static let created: time_t = 315_532_800

    /// The bytes of the workbook; throws where the library fails.
    static func bytes(of workbook: Workbook) throws(PublishError) -> [UInt8] {
      var writer = try XLSXWriter(workbook)
      for sheet in workbook.sheets { try writer.add(sheet) }
      return try writer.bytes()
    }

    /// Begins a workbook that has no sheet yet.
    init(_ workbook: Workbook) throws(PublishError) {
      let file = try MemoryFile()
      guard let book = workbook_new(file.path) else { throw Self.error("no memory") }
      self.file = file
      self.book = book
      self.workbook = workbook
      var properties = lxw_doc_properties()
      properties.created = Self.created
      workbook.title.withCString { title in
        properties.title = UnsafeMutablePointer(mutating: title)
        _ = workbook_set_properties(book, &properties)
      }
    }

    deinit {
      if !isClosed { lxw_workbook_free(book) }
    }

    /// The bytes of the workbook, which has all sheets.
    mutating func bytes() throws(PublishError) -> [UInt8] {
      isClosed = true
      try Self.check(workbook_close(book))
      return try file.bytes
    }

    // MARK: - Sheets

    /// Takes the next sheet of the workbook.
    mutating func add(_ sheet: WorkbookSheet) throws(PublishError) {
      guard let page = workbook_add_worksheet(book, sheet.name) else {
        throw Self.error("a sheet cannot be named '\(sheet.name)'")
      }
      for (place, width) in sheet.widths.enumerated() {
        try Self.check(worksheet_set_column(page, UInt16(place), UInt16(place), Double(width), nil))
      }
      worksheet_set_landscape(page)
      worksheet_set_paper(page, Self.paperA4)
      worksheet_fit_to_pages(page, 1, 0)
      if let table = sheet.table {
        try mark(table, of: sheet, page)
        worksheet_freeze_panes(page, UInt32(table.headRow + 1), UInt16(sheet.frozenColumns))
        try Self.check(worksheet_repeat_rows(page, UInt32(table.headRow), UInt32(table.headRow)))
      }
      for (row, cells) in sheet.rows.enumerated() {
        for (column, cell) in cells.enumerated() { try write(cell, page, UInt32(row), UInt16(column)) }
      }
    }

    private static let paperA4: UInt8 = 9

    /// Marks the table of a sheet; Excel wants a line under the heads of each.
    private func mark(
      _ table: WorkbookSheet.Table, of sheet: WorkbookSheet, _ page: UnsafeMutablePointer<lxw_worksheet>
    ) throws(PublishError) {
      guard table.lineCount > 0 else { return }
      let heads = sheet.rows[table.headRow].map { strdup($0.shown) }
      let name = strdup(table.name)
      defer {
        for head in heads { free(head) }
        free(name)
      }
      var columns = heads.map { head in
        var column = lxw_table_column()
        column.header = head
        return column
      }
      let code = columns.withUnsafeMutableBufferPointer { columns in
        var list: [UnsafeMutablePointer<lxw_table_column>?] =
          columns.indices.map { columns.baseAddress?.advanced(by: $0) } + [nil]
        return list.withUnsafeMutableBufferPointer { list in
          var options = lxw_table_options()
          options.name = name
          options.no_autofilter = 1
          options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
          options.style_type_number = 1
          options.no_banded_rows = 1
          options.columns = list.baseAddress
          return worksheet_add_table(
            page, UInt32(table.headRow), 0, UInt32(table.headRow + table.lineCount), UInt16(table.columnCount - 1),
            &options)
        }
      }
      try Self.check(code)
    }

    private mutating func write(
      _ cell: WorkbookCell, _ page: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32, _ column: UInt16
    ) throws(PublishError) {
      let format = format(of: cell.style)
      switch cell.content {
      case .empty: break
      case .text(let text):
        guard !text.isEmpty else { break }
        try Self.check(worksheet_write_string(page, row, column, text, format))
      case .number(let digits, _):
        try Self.check(worksheet_write_number(page, row, column, Double(digits) ?? 0, format))
      case .date(let date, _):
        try Self.check(
          worksheet_write_number(page, row, column, Double(Int(date.daysSinceEpoch) + Self.daysBeforeEpoch), format))
      case .link(let text, let sheet):
        try Self.check(
          worksheet_write_url_opt(page, row, column, "internal:'\(sheet)'!A1", format, text, nil))
      }
    }

    /// Excel counts days from 30 December 1899.
    private static let daysBeforeEpoch = 25_569

    // MARK: - Looks

    private mutating func format(of style: WorkbookCell.Style) -> UnsafeMutablePointer<lxw_format>? {
      if let known = formats[style] { return known }
      guard let format = workbook_add_format(book) else { return nil }
      formats[style] = format
      if style.isBold { format_set_bold(format) }
      format_set_align(format, UInt8((style.isRight ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT).rawValue))
      if let number = style.format { format_set_num_format(format, XLSXFormatCode(number, workbook.language).text) }
      switch style.role {
      case .title: format_set_font_size(format, 14)
      case .head:
        format_set_text_wrap(format)
        format_set_bg_color(format, 0xE6EBF1)
        format_set_bottom(format, UInt8(LXW_BORDER_MEDIUM.rawValue))
        format_set_bottom_color(format, 0x154273)
      case .paragraph, .side:
        format_set_text_wrap(format)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      case .figure: format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      case .link:
        format_set_font_color(format, 0x154273)
        format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
      case .line: break
      }
      return format
    }

    // MARK: - Errors

    private static func check(_ code: lxw_error) throws(PublishError) {
      guard code != LXW_NO_ERROR else { return }
      throw error(lxw_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)")
    }

    fileprivate static func error(_ message: String) -> PublishError {
      PublishError(.notWritten(format: XLSXPublisher.format, message: message))
    }
  }

  /// A file without a place on the disk, for a library that writes files alone.
  private struct MemoryFile: ~Copyable {
    private let descriptor: Int32

    init() throws(PublishError) {
      descriptor = peil_memory_file()
      guard descriptor >= 0 else { throw XLSXWriter.error(String(cString: strerror(errno))) }
    }

    deinit { Glibc.close(descriptor) }

    /// Where the system shows an open file.
    var path: String { "/proc/self/fd/\(descriptor)" }

    var bytes: [UInt8] {
      get throws(PublishError) {
        let size = Int(lseek(descriptor, 0, SEEK_END))
        guard size > 0 else { throw XLSXWriter.error("nothing was written") }
        var bytes = [UInt8](repeating: 0, count: size)
        var place = 0
        while place < size {
          let count = bytes.withUnsafeMutableBytes { buffer in
            pread(descriptor, buffer.baseAddress?.advanced(by: place), size - place, off_t(place))
          }
          if count < 0, errno == EINTR { continue }
          guard count > 0 else { throw XLSXWriter.error(String(cString: strerror(errno))) }
          place += count
        }
        return bytes
      }
    }
  }
#endif
