import PeilCore
import PeilExpression
import PeilTable

@testable import PeilEngine

/// A generated export with missing values, repeated keys and ties, and what the ordering stages should make of it.
struct OrderedRows {
  struct Row {
    let id: Int
    let size: String
    let firm: Int?
    let score: Int?
    let day: Int?
    let town: String

    var line: String {
      "\(id),\(size),\(firm.map(String.init) ?? ""),\(score.map(String.init) ?? ""),\(day.map(Self.date) ?? ""),\(town)"
    }

    static func date(_ day: Int) -> String { "2021-01-\(day < 10 ? "0" : "")\(day)" }

    /// The row as `ExportedRows.lines` writes it.
    var shown: String {
      [
        String(id), size.isEmpty ? "missing" : size, firm.map(String.init) ?? "missing",
        score.map(String.init) ?? "missing", day.map(Self.date) ?? "missing", town.isEmpty ? "missing" : town,
      ].joined(separator: " ")
    }
  }

  var rows: [Row] = []

  init(seed: UInt64, count: Int = 240, firms: Int = 30) {
    var random = SeededGenerator(seed: seed)
    for id in 0..<count {
      rows.append(
        Row(
          id: id, size: ["small", "large", ""].randomElement(using: &random) ?? "",
          firm: Self.sometimes(0..<firms, &random), score: Self.sometimes(-3..<12, &random),
          day: Self.sometimes(1..<29, &random),
          town: ["Aa", "Z", "é", "e\u{301}", "a", "Aa 12345678", "Aa 12345679", ""].randomElement(using: &random) ?? "")
      )
    }
  }

  private static func sometimes(_ range: Range<Int>, _ random: inout SeededGenerator) -> Int? {
    Int.random(in: 0..<8, using: &random) == 0 ? nil : Int.random(in: range, using: &random)
  }

  /// A plan with the rows as source `rows`.
  func scheme() throws -> Scheme {
    try Scheme().source(
      "rows",
      [
        Scheme.column("id", .integer), Scheme.column("size", .category(Scheme.sizes)),
        Scheme.column("firm", .integer), Scheme.column("score", .integer), Scheme.column("day", .date),
        Scheme.column("town", .text),
      ], "id,size,firm,score,day,town\n" + rows.map { $0.line + "\n" }.joined())
  }

  /// The rows as lines after one stage, in the dataset `made`.
  func lines(_ stages: @escaping (Schema) throws -> Relation, threads: Int, blockSize: Int) throws -> [String] {
    let scheme = try scheme()
    try scheme.dataset("made", from: "rows", [stages])
    scheme.exports = ["made"]
    return try scheme.run(threads: threads, blockSize: blockSize).exports[0].lines
  }
}

func sort(_ keys: [(String, Bool)]) -> (Schema) throws -> Relation {
  { Relation(.sort(try sortKeys(keys, $0)), schema: $0) }
}

func sortKeys(_ keys: [(String, Bool)], _ schema: Schema) throws -> [SortKey] {
  try keys.map { SortKey(try formula($0.0, schema), isDescending: $0.1) }
}

func limit(_ count: Int) -> (Schema) throws -> Relation { { Relation(.limit(count), schema: $0) } }

func sample(_ by: [String], _ size: Sampling.Size, seed: Int = 1) -> (Schema) throws -> Relation {
  { Relation(.sample(Sampling(by: by, size: size, seed: seed)), schema: $0) }
}

func rank(
  _ keys: [(String, Bool)], within: [String] = [], into: String = "place", ties: Ranking.Ties, names: [String] = ["id"]
) -> (Schema) throws -> Relation {
  { input in
    let ranking = Ranking(by: try sortKeys(keys, input), within: within, into: into, ties: ties, names: names)
    let made = Column(name: into, type: .integer, grain: input.grain)
    return Relation(.rank(ranking), schema: Schema(columns: input.columns + [made], grain: input.grain))
  }
}

func keepOne(
  by: [String], _ order: [(String, Bool)] = [], ties: KeepOne.Ties, needsOrder: Bool = false
) -> (Schema) throws -> Relation {
  { input in
    let choice = KeepOne(by: by, order: try sortKeys(order, input), ties: ties, needsOrder: needsOrder)
    return Relation(.keepOne(choice), schema: Schema(columns: input.columns, grain: Grain(by)))
  }
}
