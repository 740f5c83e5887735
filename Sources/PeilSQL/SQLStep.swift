import PeilCore
import PeilDiagnostics
import PeilTable

/// A relation on the engine, with the columns of a schema, where its rows stand and where they came from.
struct SQLRelation {
  /// Its name, quoted.
  let name: String
  let schema: Schema
}

/// One step of a program: what is said to the engine, and what is done here in between.
enum SQLStep {
  /// Words for who reads the program.
  case comment(String)
  /// A statement.
  case statement(String)
  /// Questions, asked as one statement.
  case ask([SQLQuery])
  /// The rows of a source are loaded.
  case load(source: Int, SQLRelation)
  /// A formula is worked out here for the different values of a relation's column.
  case map(ValueMapping, of: SQLRelation)
  /// A stage that makes something of one column's values is done here for the different values.
  case values(StageValues)
  /// A stage is done here: its rows come in, and what it makes goes back.
  case stageHere(dataset: Int, stage: Int, from: SQLRelation, into: SQLRelation, because: Unlowerable)
  /// A table is made here of all rows it counts.
  case tableHere(table: Int, from: SQLRelation, because: Unlowerable)
  /// The rows of a dataset are exported.
  case export(dataset: String, SQLRelation)
}
