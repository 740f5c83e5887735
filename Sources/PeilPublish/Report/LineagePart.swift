import PeilCore
import PeilWords

/// Which files and which data a table comes from: as a picture and in words.
struct LineagePart {
  let document: ReportDocument

  private var words: Words { document.words }
  private var numbers: NumberStyle { document.numbers }

  var blocks: [ReportValues] {
    let plan = document.plan
    let counts = words[
      .lineageHolds(
        sources: numbers.count(plan.sources.count), datasets: numbers.count(plan.datasets.count),
        tables: numbers.count(document.tables.count))]
    let graph = Lineage(
      plan: plan, tables: document.tables.map { ($0.table.plan.name, $0.numbered, $0.table.plan.from) })
    return [
      ReportBlock(
        text: words[.lineageExplained] + " " + counts,
        drawing: LineagePicture(graph, words: words, text: counts).markup,
        label: words[.lineagePicture]
      ).values, ReportBlock(facts: graph.sentences).values,
    ]
  }
}
