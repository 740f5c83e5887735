import PeilCore
import PeilWords

/// Where every row went: as a picture and as a table.
struct LedgerPart {
  let document: ReportDocument

  private var words: Words { document.words }
  private var numbers: NumberStyle { document.numbers }

  var blocks: [ReportValues] {
    let entries = document.result.ledger.entries
    guard !entries.isEmpty else { return [ReportBlock(text: words[.everyRowAccounted]).values] }
    let picture = LedgerPicture(entries: entries, words: words, numbers: numbers)
    return [
      ReportBlock(
        text: words[.everyRowAccounted] + " " + words[.flowExplained], drawing: picture.markup,
        label: words[.ledgerPicture]
      ).values, ReportBlock(table: table(entries), label: words[.rowAccount]).values,
    ]
  }

  private func table(_ entries: [LedgerEntry]) -> Markup {
    let counts: [(word: Word, isAlways: Bool, count: (LedgerEntry) -> Int)] = [
      (.rowsIn, true, { $0.rowsIn }), (.leftOut, false, { $0.leftOut }),
      (.leftOutUnknown, false, { $0.leftOutUnknown }), (.rejected, false, { $0.rejected }),
      (.merged, false, { $0.merged }), (.added, false, { $0.added }), (.rowsOut, true, { $0.rowsOut }),
    ]
    let shown = counts.filter { column in column.isAlways || entries.contains { column.count($0) != 0 } }
    return ListTable(
      identifier: "ledger-table", caption: words[.rowAccount],
      columns: [.text(words[.dataset].capitalizedFirst), .text(words[.stage].capitalizedFirst)]
        + shown.map { .number(words[$0.word].capitalizedFirst) } + [.text(words[.details].capitalizedFirst)],
      rows: entries.map { entry in
        [entry.dataset, stage(entry)] + shown.map { numbers.count($0.count(entry)) }
          + [entry.details.map { "\($0.name) = \($0.value)" }.joined(separator: "; ")]
      }
    ).markup
  }

  private func stage(_ entry: LedgerEntry) -> String {
    entry.stage > 0 ? "\(numbers.count(entry.stage)) \(entry.kind)" : words[.read]
  }
}
