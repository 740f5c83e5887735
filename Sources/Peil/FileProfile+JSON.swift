public import PeilInspect
public import PeilJSON

extension FileProfile {
  /// The profile as JSON, its keys always in the same order; values are text, as the file writes them.
  public var json: JSONValue {
    let found = file.inspection
    return .map([
      ("file", .text(file.path)), ("bytes", .integer(file.size)), ("whole", .boolean(found.isWhole)),
      ("records", .integer(found.recordCount)),
      (
        "format",
        .map([
          ("encoding", Self.json(found.encoding) { .text($0.rawValue) }),
          ("delimiter", Self.json(found.dialect) { .text(Self.sign($0.delimiter)) }),
          ("quote", file.format.quote.map { .text(Self.sign($0)) } ?? .null),
          ("escape", .text(file.format.escape.rawValue)),
          ("line-end", Self.json(found.lineEnd) { .text($0.rawValue) }),
          ("skip-lines", Self.json(found.shape.skippedLines) { .integer($0) }),
          ("header-rows", Self.json(found.shape.headerRows) { .integer($0) }),
          ("footer", Self.json(found.shape.footerLines) { .integer($0) }),
          ("comment", found.shape.comment.map { Self.json($0) { .text($0) } } ?? .null),
        ])
      ),
      ("key", .list(found.key.columns.map { .text(found.columns[$0].header) })),
      ("columns", .list(columns.map(Self.json))),
      ("suspicions", .list(suspicions.map(Self.json))),
    ])
  }

  private static func sign(_ byte: UInt8) -> String { String(Unicode.Scalar(byte)) }

  private static func json<Value>(_ finding: Finding<Value>, _ value: (Value) -> JSONValue) -> JSONValue {
    .map([
      ("value", value(finding.value)), ("certainty", .text(finding.certainty.rawValue)),
      ("alternatives", .list(finding.alternatives.map(value))),
      ("evidence", .list(finding.evidence.map { .text($0) })),
    ])
  }

  private static func json(_ column: ColumnProfile) -> JSONValue {
    let finding = column.finding
    return .map([
      ("header", .text(finding.header)), ("name", .text(finding.name)),
      ("type", json(finding.type) { .text($0.name) }),
      ("role", finding.role.map { .text($0.rawValue) } ?? .null),
      ("fields", .integer(finding.survey.count)), ("missing", .integer(finding.missingCount)),
      ("missing-words", .list(finding.missingWords.map { .text($0) })),
      ("distinct", .integer(finding.distinctCount)), ("unique", .boolean(finding.isUnique)),
      (
        "quantiles",
        .list(
          column.quantiles.map {
            .map([("percent", .integer(Int(($0.share * 100).rounded()))), ("value", .text($0.value))])
          })
      ),
      ("histogram", .list(column.histogram.map { .integer($0) })),
      ("frequent", .list(column.frequent.map(json))), ("patterns", .list(column.patterns.map(json))),
      ("personal-data", column.personal.map { .text($0.rawValue) } ?? .null),
    ])
  }

  private static func json(_ count: ColumnProfile.Count) -> JSONValue {
    .map([("text", .text(count.text)), ("count", .integer(count.count))])
  }

  private static func json(_ suspicion: Suspicion) -> JSONValue {
    .map([
      ("code", .text(suspicion.code)), ("column", suspicion.column.map { .text($0) } ?? .null),
      ("message", .text(suspicion.message)), ("count", .integer(suspicion.count)),
      ("lines", .list(suspicion.lines.map { .integer($0) })),
    ])
  }
}
