public import PeilCore
import PeilExpression
import PeilTable

/// A program as a script that an administrator can read and run: statements with the stage that each comes from.
public struct SQLScript {
  private let program: SQLProgram

  /// The script for a plan's work in a dialect.
  public init(_ work: OutsideWork, _ dialect: SQLDialect) { program = SQLProgram(work, dialect) }

  /// The text, ending with a line end.
  public var text: String {
    var lines =
      (Self.head(program.work, program.dialect) + [
        "'peil run --engine \(program.dialect.rawValue) --keep-sql FOLDER' writes this script with the files it reads."
      ]).map { "-- \(Self.comment($0))" }
    for step in program.steps { lines += self.lines(step) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ step: SQLStep) -> [String] {
    switch step {
    case .comment(let text): return ["", "-- \(Self.comment(text))"]
    case .statement(let statement): return [statement + ";"]
    case .ask(let queries): return [SQLQuery.statement(queries, program.dialect) + ";"]
    case .load(let source, let relation):
      if let direct = RelationSQL(dialect: program.dialect, source: program.work.plan.sources[source], relation) {
        return direct.lines
      }
      let columns = Self.remarks(on: source, of: program.work).map { "-- \(Self.comment($0))" }
      let lines = program.dialect.loading(relation, from: "source-\(source)")
      return columns + lines.map { $0.hasPrefix("\\") ? $0 : $0 + ";" }
    case .map(let mapping, let input):
      let name = program.dialect.identifier(mapping.column.name)
      return [
        "-- \(Self.comment(mapping.expression.formula)) is worked out in Peil for the different values of \(name) in",
        "-- \(input.name), and comes back as \(mapping.relation.name).",
      ]
        + program.dialect.loading(mapping.relation, from: "map.csv").map { $0.hasPrefix("\\") ? $0 : $0 + ";" }
    case .values(let stage):
      return [
        "-- Stage \(stage.stage) is worked out in Peil for the different values of \(program.dialect.identifier(stage.column.name)) in",
        "-- \(stage.input.name), and comes back as \(stage.relation.name).",
      ]
        + program.dialect.loading(stage.relation, from: "values.csv").map { $0.hasPrefix("\\") ? $0 : $0 + ";" }
    case .stageHere(_, let stage, let from, let into, let reason):
      return [
        "-- Stage \(stage) runs in Peil: \(Self.comment(reason.what)) cannot be said exactly in SQL. The rows of",
        "-- \(from.name) go there, and come back as \(into.name).",
      ]
        + program.dialect.loading(into, from: "stage-\(stage).csv").map { $0.hasPrefix("\\") ? $0 : $0 + ";" }
    case .tableHere(let table, let from, let reason):
      return [
        "",
        "-- Table \(program.work.tables[table].table.name) is made in Peil of the rows of \(from.name):",
        "-- \(Self.comment(reason.what)) cannot be said exactly in SQL.",
      ]
    case .export(let dataset, let relation):
      return [
        "", "-- The rows of \(dataset) are exported.",
        "SELECT * FROM \(relation.name) ORDER BY \(program.dialect.identifier(RowFormat.order));",
      ]
    }
  }

  /// What is said of the columns of a source: what their numbers mean, and where the file comes from.
  static func remarks(on source: Int, of work: OutsideWork) -> [String] {
    work.sources[source].columns.map { column in
      let codes = column.type.domain?.codes.enumerated().map { "\($0.offset) \($0.element)" } ?? []
      let list = codes.isEmpty ? "" : ": \(codes.prefix(40).joined(separator: ", "))\(codes.count > 40 ? ", …" : "")"
      return "  \(column.name), \(column.type.name)\(list)"
    } + ["The file is what 'peil run' hands over: the records of the source but for those rejected."]
  }

  /// What stands above a script.
  static func head(_ work: OutsideWork, _ dialect: SQLDialect) -> [String] {
    [
      "What \(dialect.engineName) is told to carry out \(work.plan.file).",
      "Peil reads the words of the sources and hands over what they mean; columns stand here as it keeps them:",
      "money in cents, decimals without their point, dates in days since 1970-01-01, codes by their place in the list",
      "from 0, sets as bit masks, binary64 numbers as integers of the same order, quotients as text n/d.",
      "\(RowFormat.order) says where a row stands, \(RowFormat.origin) which record it comes from.",
    ]
  }

  /// A text that ends no comment.
  static func comment(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          $0.value < 32 || $0.value == 0x85 || $0.value == 0x2028 || $0.value == 0x2029 || $0.value == 127 ? " " : $0
        }))
  }
}
