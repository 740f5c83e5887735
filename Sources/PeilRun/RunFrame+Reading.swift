import PeilCore
import PeilDiagnostics
import PeilJSON

extension RunFrame {
  /// The frame that `internal/record.json` holds.
  init(reading bytes: [UInt8], file: String) throws(StoredRunError) {
    let root = try StoredNode.document(bytes, file: file)
    let form = try root.at("record").integer
    guard form == Self.form else { throw StoredRunError(.otherForm(file: file, form: form)) }
    let inputs = try root.at("inputs").list
    var hashes: [String: [RunIdentity.Hash?]] = [:]
    for input in inputs { hashes[try input.at("source").text] = try input.at("files").all(Self.hash) }
    self.init(
      version: try root.at("peil").text, pipelineFile: try root.at("pipeline").at("file").text,
      overrides: try root.at("parameters").all(Self.override), layouts: try root.at("sources").all(Self.layout),
      references: try root.at("references").all(Self.reference), inputs: try root.at("inputs").all(Self.input),
      hashes: hashes, ledger: Ledger(try root.at("ledger").all(Self.entry)),
      checks: try root.at("checks").all(Self.check), rejectCounts: try root.at("rejects").all(Self.rejects))
  }

  private static func override(_ node: StoredNode) throws(StoredRunError) -> Override {
    Override(name: try node.at("name").text, value: try node.at("value").text)
  }

  private static func reference(_ node: StoredNode) throws(StoredRunError) -> Reference {
    Reference(file: try node.at("file").text, stored: try node.at("stored").text)
  }

  private static func layout(_ node: StoredNode) throws(StoredRunError) -> SourceLayout {
    SourceLayout(
      source: try node.at("source").text, headers: try node.at("headers").texts,
      patterns: try node.at("patterns").all { (pattern: StoredNode) throws(StoredRunError) in
        SourceLayout.Pattern(text: try pattern.at("pattern").text, files: try pattern.at("files").texts)
      })
  }

  private static func input(_ node: StoredNode) throws(StoredRunError) -> InputSummary {
    func count(_ key: String) throws(StoredRunError) -> Int { try node.at(key).integer }
    var made: [String: Int] = [:]
    for (column, value) in try node.at("invalid-made-missing").entries { made[column] = try value.integer }
    return InputSummary(
      source: try node.at("source").text,
      files: try node.at("files").all { (file: StoredNode) throws(StoredRunError) in
        InputSummary.File(
          file: try file.at("file").text, bytes: try file.at("bytes").integer, records: try file.at("records").integer)
      },
      mended: try count("mended"), head: [], records: try count("records"),
      rejectedWhileReading: try count("rejected-while-reading"), rejected: try count("rejected"),
      blankLines: try count("blank-lines"), commentLines: try count("comment-lines"),
      paddedRecords: try count("padded-records"), cutRecords: try count("cut-records"), invalidMadeMissing: made)
  }

  private static func hash(_ file: StoredNode) throws(StoredRunError) -> RunIdentity.Hash? {
    for method in RunIdentity.Hash.Method.allCases {
      if let text = file.optional(method.rawValue) { return RunIdentity.Hash(method, try text.text) }
    }
    return nil
  }

  private static func entry(_ node: StoredNode) throws(StoredRunError) -> LedgerEntry {
    func count(_ key: String) throws(StoredRunError) -> Int { try node.at(key).integer }
    var entry = LedgerEntry(
      dataset: try node.at("dataset").text, stage: try count("stage"), kind: try node.at("kind").text)
    entry.rowsIn = try count("in")
    entry.leftOut = try count("left-out")
    entry.leftOutUnknown = try count("left-out-unknown")
    entry.rejected = try count("rejected")
    entry.merged = try count("merged")
    entry.added = try count("added")
    entry.rowsOut = try count("out")
    entry.details = try node.at("details").all { (detail: StoredNode) throws(StoredRunError) in
      let words = try detail.texts
      guard words.count == 2 else { throw detail.damage("a name and a value") }
      return LedgerDetail(words[0], words[1])
    }
    return entry
  }

  private static func check(_ node: StoredNode) throws(StoredRunError) -> CheckResult {
    CheckResult(
      dataset: try node.at("dataset").text, stage: try node.at("stage").integer, rule: try node.at("rule").text,
      otherwise: try node.at("otherwise").word(Rule.Consequence.self), passed: try node.at("passed").integer,
      failed: try node.at("failed").integer, unknown: try node.at("unknown").integer)
  }

  private static func rejects(_ node: StoredNode) throws(StoredRunError) -> RejectCount {
    RejectCount(
      source: try node.at("source").text, dataset: try node.optional("dataset")?.text,
      stage: try node.at("stage").integer, reason: try node.at("reason").text,
      column: try node.optional("column")?.text, count: try node.at("count").integer)
  }
}

extension StoredNode {
  /// The document that a file of a run holds; what is none is damage.
  static func document(
    _ bytes: [UInt8], file: String, locating: Bool = true
  ) throws(StoredRunError) -> StoredNode {
    do {
      return StoredNode(try JSONReader.read(bytes, file: file, limit: 10_000_000, locating: locating))
    } catch {
      throw StoredRunError(
        .damaged(file: file, line: error.span.start.line, expected: "a JSON document, whole"))
    }
  }
}
