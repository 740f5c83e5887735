import PeilCore
import PeilTable
import PeilWords

/// A table as people read it, all of it text; how it is drawn is left to the format.
///
/// Dimensions of `rows` stand down the side, those of `columns` across the top with the measures innermost. A table
/// without dimensions down the side has its measures there.
struct TableLayout {
  /// A measure with its definition and what must be said beside it.
  struct Definition: Hashable {
    let label: String
    let text: String
    let note: String?
  }

  /// A line of the table.
  struct Row: Hashable {
    /// What stands at the side.
    let stub: [String]
    /// The figures; empty where the table has none.
    let figures: [String]
  }

  let title: String
  let note: String?
  /// What stands above the side.
  let stubHead: [String]
  /// For each column of figures, what stands above it, outer first.
  let columnHeads: [[String]]
  let rows: [Row]
  let legend: [String]
  let definitions: [Definition]
}

extension TableLayout {
  /// Lays out a table in a language.
  init(_ table: PublishedTable, in language: Language) {
    self.init(table, TableLayoutMaker(table, language), in: language)
  }

  /// Lays out a table of which it is known already what stands where.
  init(_ table: PublishedTable, _ maker: TableLayoutMaker, in language: Language) {
    title = table.plan.title.text(in: language.rawValue)
    note = table.plan.note?.text(in: language.rawValue)
    stubHead = maker.stubHead
    columnHeads = maker.columnHeads
    rows = maker.rows
    legend = maker.legendLines
    definitions = Self.definitions(of: table.plan, in: language)
  }

  /// The measures of a table with their definitions.
  static func definitions(
    of table: PlannedTable, in language: Language
  ) -> [Definition] {
    let texts = DefinitionText(language)
    return table.measures.map { measure in
      Definition(
        label: measure.label(in: language), text: texts.text(measure.bound.definition),
        note: measure.note?.text(in: language.rawValue))
    }
  }
}
