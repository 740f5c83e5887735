import PeilCore
public import PeilDiagnostics

extension SourcePart {
  /// The part as it is put away.
  public var bytes: [UInt8] {
    var encoder = StateEncoder()
    encoder.write(source)
    encoder.write(hashes) { encoder, hash in
      encoder.write(hash.method.rawValue)
      encoder.write(hash.hexadecimal)
    }
    input.write(to: &encoder)
    encoder.write(ledger) { $1.write(to: &$0) }
    encoder.write(checks) { $1.write(to: &$0) }
    encoder.write(rejectCounts) { $1.write(to: &$0) }
    encoder.write(rejections) { $0.write($1) { $1.write(to: &$0) } }
    encoder.write(warnings) { $1.write(to: &$0) }
    encoder.write(tables) { encoder, table in
      encoder.write(table.name)
      encoder.write(table.bytes)
    }
    encoder.write(replaced) { encoder, replaced in
      encoder.write(replaced.dataset)
      encoder.write(replaced.stage)
      encoder.write(replaced.values) { $0.write($1) }
    }
    encoder.write(keys) { $0.write($1) }
    return encoder.bytes
  }

  /// A part that was put away; throws where the bytes are none.
  public init(bytes: [UInt8]) throws(DiagnosticsError) {
    do {
      var decoder = StateDecoder(bytes)
      try self.init(from: &decoder)
      try decoder.finish()
    } catch {
      throw DiagnosticsError([
        .error(
          "state-damaged", "a state cannot be read back", details: ["its bytes are not what this release writes"],
          exit: .data)
      ])
    }
  }

  private init(from decoder: inout StateDecoder) throws {
    source = try decoder.text()
    hashes = try decoder.list { decoder throws(StateDecoder.Mismatch) in
      guard let method = RunIdentity.Hash.Method(rawValue: try decoder.text()) else { throw StateDecoder.Mismatch() }
      return RunIdentity.Hash(method, try decoder.text())
    }
    input = try InputSummary(from: &decoder)
    guard hashes.count == input.files.count else { throw StateDecoder.Mismatch() }
    ledger = try decoder.list { decoder throws(StateDecoder.Mismatch) in try LedgerEntry(from: &decoder) }
    checks = try decoder.list { decoder throws(StateDecoder.Mismatch) in try CheckResult(from: &decoder) }
    rejectCounts = try decoder.list { decoder throws(StateDecoder.Mismatch) in try RejectCount(from: &decoder) }
    rejections = try decoder.optional { decoder throws(StateDecoder.Mismatch) in
      try decoder.list { decoder throws(StateDecoder.Mismatch) in try Rejection(from: &decoder) }
    }
    warnings = try decoder.list { decoder throws(StateDecoder.Mismatch) in try Diagnostic(from: &decoder) }
    tables = try decoder.list { decoder throws(StateDecoder.Mismatch) in
      Table(name: try decoder.text(), bytes: try decoder.numbers())
    }
    replaced = try decoder.list { decoder throws(StateDecoder.Mismatch) in
      Replaced(
        dataset: try decoder.text(), stage: try decoder.number(),
        values: try decoder.list { decoder throws(StateDecoder.Mismatch) in try decoder.numbers() })
    }
    keys = try decoder.optional { decoder throws(StateDecoder.Mismatch) in try decoder.numbers() }
  }
}

extension InputSummary {
  fileprivate func write(to encoder: inout StateEncoder) {
    encoder.write(source)
    encoder.write(files) { encoder, file in
      encoder.write(file.file)
      encoder.write(file.bytes)
      encoder.write(file.records)
    }
    encoder.write(head)
    for count in [
      mended, records, rejectedWhileReading, rejected, blankLines, commentLines, paddedRecords, cutRecords,
    ] {
      encoder.write(count)
    }
    encoder.write(invalidMadeMissing.sorted { $0.key < $1.key }) { encoder, made in
      encoder.write(made.key)
      encoder.write(made.value)
    }
  }

  fileprivate init(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    let source = try decoder.text()
    let files = try decoder.list { decoder throws(StateDecoder.Mismatch) in
      File(file: try decoder.text(), bytes: try decoder.number(), records: try decoder.number())
    }
    let head: [UInt8] = try decoder.numbers()
    var counts: [Int] = []
    for _ in 0..<8 { counts.append(try decoder.number()) }
    let made = try decoder.list { decoder throws(StateDecoder.Mismatch) in
      (try decoder.text(), try decoder.number(Int.self))
    }
    guard !files.isEmpty else { throw StateDecoder.Mismatch() }
    self.init(
      source: source, files: files, mended: counts[0], head: head, records: counts[1],
      rejectedWhileReading: counts[2], rejected: counts[3], blankLines: counts[4], commentLines: counts[5],
      paddedRecords: counts[6], cutRecords: counts[7],
      invalidMadeMissing: Dictionary(made) { first, _ in first })
  }
}

extension LedgerEntry {
  fileprivate func write(to encoder: inout StateEncoder) {
    encoder.write(dataset)
    encoder.write(stage)
    encoder.write(kind)
    for count in [rowsIn, leftOut, leftOutUnknown, rejected, merged, added, rowsOut] { encoder.write(count) }
    encoder.write(details) { encoder, detail in
      encoder.write(detail.name)
      encoder.write(detail.value)
    }
  }

  fileprivate init(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    self.init(dataset: try decoder.text(), stage: try decoder.number(), kind: try decoder.text())
    rowsIn = try decoder.number()
    leftOut = try decoder.number()
    leftOutUnknown = try decoder.number()
    rejected = try decoder.number()
    merged = try decoder.number()
    added = try decoder.number()
    rowsOut = try decoder.number()
    details = try decoder.list { decoder throws(StateDecoder.Mismatch) in
      LedgerDetail(try decoder.text(), try decoder.text())
    }
  }
}

extension CheckResult {
  fileprivate func write(to encoder: inout StateEncoder) {
    encoder.write(dataset)
    encoder.write(stage)
    encoder.write(rule)
    encoder.write(otherwise.rawValue)
    for count in [passed, failed, unknown] { encoder.write(count) }
  }

  fileprivate init(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    let (dataset, stage, rule) = (try decoder.text(), try decoder.number(Int.self), try decoder.text())
    guard let otherwise = Rule.Consequence(rawValue: try decoder.text()) else { throw StateDecoder.Mismatch() }
    self.init(
      dataset: dataset, stage: stage, rule: rule, otherwise: otherwise, passed: try decoder.number(),
      failed: try decoder.number(), unknown: try decoder.number())
  }
}

extension RejectCount {
  fileprivate func write(to encoder: inout StateEncoder) {
    encoder.write(source)
    encoder.write(dataset) { $0.write($1) }
    encoder.write(stage)
    encoder.write(reason)
    encoder.write(column) { $0.write($1) }
    encoder.write(count)
  }

  fileprivate init(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    self.init(
      source: try decoder.text(), dataset: try decoder.optionalText(), stage: try decoder.number(),
      reason: try decoder.text(), column: try decoder.optionalText(), count: try decoder.number())
  }
}

extension Rejection {
  fileprivate func write(to encoder: inout StateEncoder) {
    encoder.write(source)
    encoder.write(file) { $0.write($1) }
    for place in [record, line, byte] { encoder.write(place) { $0.write($1) } }
    encoder.write(dataset) { $0.write($1) }
    encoder.write(stage)
    encoder.write(reason)
    encoder.write(column) { $0.write($1) }
    encoder.write(value) { $0.write($1) }
    encoder.write(explanation)
    encoder.write(bytes)
  }

  fileprivate init(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    self.init(
      source: try decoder.text(), file: try decoder.optionalText(), record: try decoder.optionalNumber(),
      line: try decoder.optionalNumber(), byte: try decoder.optionalNumber(), dataset: try decoder.optionalText(),
      stage: try decoder.number(), reason: try decoder.text(), column: try decoder.optionalText(),
      value: try decoder.optionalText(), explanation: try decoder.text(), bytes: try decoder.numbers())
  }
}

extension Diagnostic {
  fileprivate func write(to encoder: inout StateEncoder) {
    encoder.write(code)
    encoder.write(message)
    encoder.write(details) { $0.write($1) }
    encoder.write(place) { encoder, place in
      encoder.write(place.file)
      for number in [place.line, place.record, place.byte] { encoder.write(number) { $0.write($1) } }
      encoder.write(place.column) { $0.write($1) }
    }
  }

  /// What is put away is a warning.
  fileprivate init(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    self = .warning(
      try decoder.text(), try decoder.text(),
      details: try decoder.list { decoder throws(StateDecoder.Mismatch) in try decoder.text() },
      place: try decoder.optional { decoder throws(StateDecoder.Mismatch) in
        let file = try decoder.text()
        let (line, record, byte) = (
          try decoder.optionalNumber(), try decoder.optionalNumber(), try decoder.optionalNumber()
        )
        return DataPlace(file: file, line: line, record: record, column: try decoder.optionalText(), byte: byte)
      })
  }
}

extension StateDecoder {
  fileprivate mutating func optionalText() throws(Mismatch) -> String? {
    try optional { decoder throws(Mismatch) in try decoder.text() }
  }

  fileprivate mutating func optionalNumber() throws(Mismatch) -> Int? {
    try optional { decoder throws(Mismatch) in try decoder.number(Int.self) }
  }
}
