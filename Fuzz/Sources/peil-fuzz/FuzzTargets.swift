import CPeilScan
import Peil

/// Each part that reads foreign bytes, and what must hold whatever they are.
enum FuzzTargets {
  static let all: [String: @Sendable ([UInt8]) -> Void] = [
    "reader": reader, "agreement": agreement, "detector": detector, "values": values, "pipeline": pipeline,
    "formula": formula,
  ]

  // MARK: - Reader

  /// Formats that the first byte of an input chooses from.
  private static func format(_ choice: UInt8) -> CSVFormat {
    var format = CSVFormat()
    format.encoding = TextEncoding.allCases[Int(choice & 7) % TextEncoding.allCases.count]
    format.ragged = choice & 8 == 0 ? .reject : .pad
    format.trims = choice & 16 != 0
    switch choice >> 5 {
    case 1: format.escape = .backslash
    case 2: format.quote = nil
    case 3: format.lineEnd = .lf
    case 4: format.lineEnd = .crlf
    case 5: format.comment = "#"
    case 6: (format.skippedLines, format.footerLines) = (1, 1)
    case 7: (format.headerRows, format.delimiter) = (0, UInt8(ascii: ";"))
    default: break
    }
    return format
  }

  /// Records, rows and positions are the same whatever the size of a block, and every record is one or the other.
  @Sendable private static func reader(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    MemoryFile.shared.write(Array(bytes.dropFirst()))
    let first = read(format(choice), blockSize: 1 << 16)
    precondition(first == read(format(choice), blockSize: 7), "blocks of another size give another reading")
  }

  private struct Reading: Equatable {
    var fields: [[UInt8]] = []
    var rejected: [String] = []
    var records = 0
    var lines = 0
    var bytes = 0
    var failure = ""
  }

  private static func read(_ format: CSVFormat, blockSize: Int) -> Reading {
    var reading = Reading()
    do {
      let file = try SourceFile(path: MemoryFile.shared.path, format: format)
      let queue = try BlockQueue(file, blockSize: blockSize)
      var parser = try BlockParser(file)
      var block = SourceBlock(encoding: format.encoding)
      while try queue.next(into: &block) {
        let parsed = try parser.parse(block)
        precondition(parsed.counts.recordCount == parsed.grid.rowCount + parsed.rejected.count, "a record is lost")
        for row in 0..<parsed.grid.rowCount {
          for column in 0..<parsed.grid.width {
            reading.fields.append(Array(parsed.grid.field(row: row, column: column)))
          }
        }
        reading.rejected += parsed.rejected.map { "\($0.reason.code) \($0.sourceOffset)" }
        reading.records += parsed.counts.recordCount
        reading.lines += parsed.counts.lineCount
        reading.bytes += parsed.counts.byteCount
      }
    } catch {
      reading.failure = "\(error)"
    }
    return reading
  }

  // MARK: - libcsv and the vector scan

  /// Every way to find the records of a block finds those that libcsv finds.
  @Sendable private static func agreement(_ bytes: [UInt8]) {
    let expected = scan(bytes, Int32(PEIL_VARIANT_LIBCSV))
    for variant in [PEIL_VARIANT_PORTABLE, PEIL_VARIANT_AVX2, PEIL_VARIANT_AVX512, PEIL_VARIANT_DIALECT] {
      guard let found = scan(bytes, Int32(variant)) else { continue }
      precondition(found == expected, "variant \(variant) and libcsv differ")
    }
  }

  /// Nil where this machine has no such way.
  private static func scan(_ bytes: [UInt8], _ variant: Int32) -> [[UInt8]]? {
    var dialect = peil_dialect()
    (dialect.delimiter, dialect.quote, dialect.quotes) = (UInt8(ascii: ","), UInt8(ascii: "\""), true)
    guard let scanner = peil_scanner_create(&dialect, .max) else { return nil }
    defer { peil_scanner_destroy(scanner) }
    guard peil_scanner_use(scanner, variant) else { return nil }
    var view = peil_view()
    guard peil_scan(scanner, bytes, bytes.count, 2, nil, true, &view) == PEIL_SCAN_OK else { return nil }
    var found: [[UInt8]] = []
    for field in 0..<view.field_count {
      found.append(
        Array(UnsafeBufferPointer(start: view.base + Int(view.starts[field]), count: Int(view.lengths[field]))))
    }
    for record in UnsafeBufferPointer(start: view.records, count: view.record_count) {
      // The scanner for dialects says itself which of libcsv's refusals is a quote left open.
      let status = record.status == PEIL_RECORD_OPEN_QUOTE ? 1 : record.status
      found.append(Array("\(record.offset) \(record.length) \(record.line) \(record.line_count) \(status)".utf8))
    }
    return found
  }

  // MARK: - Looking at files

  /// Whatever a file holds, it can be looked at, and what is drafted for it is YAML.
  @Sendable private static func detector(_ bytes: [UInt8]) {
    MemoryFile.shared.write(bytes)
    guard let file = try? InspectedFile(path: MemoryFile.shared.path, name: "s") else { return }
    let text = ProfileText(FileProfile(file, today: "2024-01-01")).text
    precondition(!text.isEmpty)
    let draft = PipelineDraft([file], paths: ["a.csv"], title: nil, language: nil).text
    do {
      _ = try YAMLReader().read(Array(draft.utf8), file: "p.yaml")
    } catch {
      preconditionFailure("the draft is no YAML: \(error)")
    }
    _ = plan(Array(draft.utf8), file.inspection.columns.map(\.header))
  }

  // MARK: - Values

  private static let columns: [ColumnFormat] = {
    let dutch = FieldFormat(
      decimal: UInt8(ascii: ","), thousands: UInt8(ascii: "."), currency: ["€", "EUR"],
      dates: ["d-M-yyyy", "d MMMM yyyy"], locale: "nl", missing: ["", "n.v.t."])
    let english = FieldFormat(thousands: UInt8(ascii: ","), dates: ["yyyy-MM-dd", "M/d/yyyy"])
    let types: [ValueType] =
      [.text, .integer, .money, .decimal(scale: 3), .number, .date, .boolean]
      + IdentifierKind.allCases.map { .identifier($0) }
    var columns: [ColumnFormat] = []
    for fields in [dutch, english] {
      for type in types {
        columns.append(
          ColumnFormat(name: "c\(columns.count)", header: "v", type: type, fields: fields, invalid: .missing))
      }
    }
    columns.append(ColumnFormat(name: "t", header: "v", type: .text, clean: ColumnFormat.Cleaning.allCases))
    return columns
  }()

  /// Every record of a file of one column is a row under every type, with a value or without.
  @Sendable private static func values(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    var format = CSVFormat()
    format.encoding = [.utf8, .windows1252, .iso8859x15, .windows1250, .windows1253][Int(choice) % 5]
    MemoryFile.shared.write(Array("v\n".utf8) + bytes.dropFirst())
    do {
      let file = try SourceFile(path: MemoryFile.shared.path, format: format)
      let queue = try BlockQueue(file)
      var reader = try ChunkReader(file, columns: columns, source: 0)
      var block = SourceBlock(encoding: format.encoding)
      while try queue.next(into: &block) {
        let read = try reader.read(block)
        precondition(read.counts.recordCount == read.chunk.rowCount + read.rejected.count, "a record is lost")
      }
    } catch is SourceError {
      return
    } catch {
      preconditionFailure("\(error)")
    }
  }

  // MARK: - Pipelines

  private struct Headers: HeaderReading {
    let names: [String]
    func headers(of source: String, paths: [String], format: CSVFormat) throws -> [String] { names }
  }

  private struct NoReferences: ReferenceReading {
    func bytes(path: String) throws -> [UInt8] { [] }
  }

  private static func plan(_ text: [UInt8], _ headers: [String]) -> PlanningOutcome {
    PipelineReader(catalogue: .standard, headers: Headers(names: headers), references: NoReferences())
      .plan(text: text, file: "p.yaml", overrides: [])
  }

  /// Whatever a pipeline file says, there is a plan or a reason why there is none.
  @Sendable private static func pipeline(_ bytes: [UInt8]) {
    // A pattern would be looked for on this machine's disk.
    guard !bytes.contains(UInt8(ascii: "*")), !bytes.contains(UInt8(ascii: "?")), !bytes.contains(UInt8(ascii: "["))
    else {
      return
    }
    let outcome = plan(bytes, ["a", "b", "Nummer"])
    precondition(
      outcome.plan != nil || outcome.diagnostics.contains { $0.severity == .error }, "no plan, and no reason")
    _ = DiagnosticRenderer(sources: ["p.yaml": String(decoding: bytes, as: UTF8.self)], colour: false)
      .render(outcome.diagnostics)
  }

  /// A formula in the place where a pipeline has one.
  @Sendable private static func formula(_ bytes: [UInt8]) {
    let line = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
    var quoted = ""
    for scalar in line {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    let text = """
      peil: 1
      title: t
      language: en
      sources:
        s:
          file: a.csv
          key: n
          columns:
            n: {from: Nummer, type: text}
            a: {type: money, amount: granted}
            b: {type: date}
      datasets:
        d: {from: s, stages: [derive: {x: "\(quoted)"}]}
      tables:
        t: {from: d, measures: {m: {formula: "\(quoted)"}}}

      """
    let outcome = plan(Array(text.utf8), ["a", "b", "Nummer"])
    precondition(
      outcome.plan != nil || outcome.diagnostics.contains { $0.severity == .error }, "no plan, and no reason")
  }
}
