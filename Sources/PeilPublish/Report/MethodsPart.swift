import PeilCore
import PeilWords

/// Every measure of the report with its definition and the tables it stands in, and what was written on its method.
struct MethodsPart {
  let document: ReportDocument

  private var words: Words { document.words }

  private struct Method {
    let label: String
    let text: String
    var tables: [Int]
  }

  var blocks: [ReportValues] {
    let methods = methods
    guard !methods.isEmpty else { return [ReportBlock(text: words[.noMethods]).values] }
    let table = ListTable(
      identifier: "methods-table", caption: words[.methods],
      columns: [.text(words[.measure]), .text(words[.definition]), .text(words[.usedIn])],
      rows: methods.map { method in
        [method.label, method.text, method.tables.map(document.numbers.count).joined(separator: ", ")]
      })
    var blocks = [
      ReportBlock(
        text: words[.methodsExplained] + " " + words[.explainHint], table: table.markup, label: words[.methods]
      ).values
    ]
    let references = references
    if !references.isEmpty { blocks.append(ReportBlock(title: words[.references], items: references).values) }
    return blocks
  }

  /// The measures in the order of the tables; one that stands in several with the same definition comes once.
  private var methods: [Method] {
    var places: [String: Int] = [:]
    var methods: [Method] = []
    for table in document.tables {
      for definition in table.definitions {
        let key = definition.label + "\u{0}" + definition.text
        if let place = places[key] {
          if methods[place].tables.last != table.heading.number { methods[place].tables.append(table.heading.number) }
        } else {
          places[key] = methods.count
          methods.append(Method(label: definition.label, text: definition.text, tables: [table.heading.number]))
        }
      }
    }
    return methods
  }

  private var references: [String] {
    let sources = document.tables.flatMap { $0.table.plan.measures.map(\.source) }
    let methods = document.tables.flatMap { table in
      table.table.cells.flatMap { cell in cell.estimates.compactMap { $0.interval?.method } }
    }
    return Bibliography.citations(sources: sources, intervals: methods)
  }
}
