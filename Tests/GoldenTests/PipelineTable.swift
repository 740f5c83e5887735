import Foundation
import Peil
import PeilTesting
import Testing

/// A table that one of the pipelines of the repository makes, as its tidy file has it.
struct PipelineTable {
  private let cells: [String: [String: String]]

  /// Runs the pipeline and reads one of its tables.
  init(_ table: String, of pipeline: String) throws {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("peil-published-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let file = GoldenCase.repository.appendingPathComponent("pipelines/\(pipeline).yaml")
    _ = try Pipeline(file: file.path).run(into: scratch.path, options: RunOptions(threads: 2))
    let text = try String(contentsOf: scratch.appendingPathComponent("tables/\(table).csv"), encoding: .utf8)
    // No table that is read here quotes anything.
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let head = try #require(lines.first)
    let dimensions = try #require(head.firstIndex(of: "margin"))
    cells = Dictionary(
      uniqueKeysWithValues: lines.dropFirst().map { line in
        let cell = Dictionary(uniqueKeysWithValues: zip(head, line))
        return ((line.prefix(dimensions) + [cell["measure"] ?? ""]).joined(separator: "/"), cell)
      })
  }

  /// How many cells it has.
  var count: Int { cells.count }

  /// The cell at these codes, empty where summed out, of this measure.
  func cell(_ codes: [String], _ measure: String) throws -> [String: String] {
    let key = (codes + [measure]).joined(separator: "/")
    return try #require(cells[key], "no cell \(key)")
  }

  func value(_ codes: [String], _ measure: String) throws -> String {
    try #require(cell(codes, measure)["value"])
  }

  /// A share in per cent with one decimal, half away from zero, as people read it.
  func percentage(_ codes: [String], _ measure: String) throws -> String {
    let cell = try cell(codes, measure)
    let part = try #require(Int(cell["numerator"] ?? ""))
    let whole = try #require(Int(cell["denominator"] ?? ""))
    let tenths = (2000 * part + whole) / (2 * whole)
    return "\(tenths / 10).\(tenths % 10)"
  }
}
