import PeilCore
import PeilTable
import PeilWords

/// What is said around the figures of a table, with the number it has among the published ones.
struct TableHeading {
  let number: Int
  let plan: PlannedTable
  let language: Language

  var title: String { plan.title.text(in: language.rawValue) }
  var note: String? { plan.note?.text(in: language.rawValue) }
  var numbered: String { Words(language)[.numberedTable(NumberStyle(language).count(number))] }
  /// The number and the title.
  var caption: String { "\(numbered). \(title)" }
  /// The definitions of its measures.
  var definitions: [TableLayout.Definition] { TableLayout.definitions(of: plan, in: language) }
}
