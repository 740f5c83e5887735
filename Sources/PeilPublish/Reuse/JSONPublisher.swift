public import PeilCore
import PeilJSON
import PeilTable
import PeilValues
import PeilWords

/// All tables with their definitions and every part of every figure, in one JSON file: for programs that show tables.
public struct JSONPublisher: Publisher {
  /// The word a pipeline file uses for the format.
  public static let format = "json"

  /// A publisher of JSON.
  public init() {}

  /// The file `tables.json`: a line for each figure.
  public func publish(_ result: RunResult, of plan: Plan, to sink: any OutputSink) throws {
    let language = Language(code: plan.language)
    var bytes: [UInt8] = []
    bytes.append(contentsOf: "{".utf8)
    for (key, value) in head(result, plan) { Self.append(key, value, to: &bytes) }
    bytes.append(contentsOf: "\"tables\":[".utf8)
    let shown = try PublishedTable.all(of: result, plan: plan)
    for (place, table) in try PublishedTable.all(of: result, plan: plan, forPeople: false).enumerated() {
      bytes.append(contentsOf: (place > 0 ? ",\n{" : "\n{").utf8)
      TableJSON(table, shown: shown[place], language).append(to: &bytes)
      bytes.append(contentsOf: "}".utf8)
    }
    bytes.append(contentsOf: "\n]}\n".utf8)
    try sink.take(OutputFile(path: "tables.json", bytes: bytes))
  }

  private func head(_ result: RunResult, _ plan: Plan) -> [(String, JSONValue)] {
    [
      ("peil", .text(result.identity?.version ?? "")), ("title", .text(plan.title.text(in: plan.language))),
      ("language", .text(plan.language)), ("as-of", plan.asOf.map { .text($0.description) } ?? .null),
      ("reading", plan.reading.map { .text($0.rawValue) } ?? .null),
      ("source", plan.publication.source.map { .text($0.text(in: plan.language)) } ?? .null),
      (
        "licence",
        plan.publication.licence.map {
          .map([("name", $0.name.map(JSONValue.text) ?? .null), ("address", .text($0.address))])
        } ?? .null
      ),
    ]
  }

  /// A key with its value on a line of its own.
  static func append(_ key: String, _ value: JSONValue, to bytes: inout [UInt8]) {
    JSONValue.text(key).appendLine(to: &bytes)
    bytes[bytes.count - 1] = UInt8(ascii: ":")
    value.appendLine(to: &bytes)
    bytes[bytes.count - 1] = UInt8(ascii: ",")
    bytes.append(UInt8(ascii: "\n"))
  }
}
