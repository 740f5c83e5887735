public import PeilCore
public import PeilWords

/// The row ledger as a table for a terminal, in the words of a language.
public struct LedgerTable: Sendable {
  private let ledger: Ledger

  /// The ledger to show.
  public init(_ ledger: Ledger) { self.ledger = ledger }

  /// A line per source and stage; columns in which nothing is counted are left away, but for rows in and out.
  public func text(in language: Language) -> String {
    let words = Words(language)
    let style = NumberStyle(language)
    let counts: [(word: Word, isAlways: Bool, count: (LedgerEntry) -> Int)] = [
      (.rowsIn, true, { $0.rowsIn }), (.leftOut, false, { $0.leftOut }),
      (.leftOutUnknown, false, { $0.leftOutUnknown }), (.rejected, false, { $0.rejected }),
      (.merged, false, { $0.merged }), (.added, false, { $0.added }), (.rowsOut, true, { $0.rowsOut }),
    ]
    let shown = counts.filter { column in column.isAlways || ledger.entries.contains { column.count($0) != 0 } }
    let head = [words[.dataset], words[.stage], words[.kind]] + shown.map { words[$0.word] } + [words[.details]]
    let rows = ledger.entries.map { entry in
      [entry.dataset, entry.stage > 0 ? String(entry.stage) : "", entry.stage > 0 ? entry.kind : words[.read]]
        + shown.map { style.count($0.count(entry)) }
        + [entry.details.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")]
    }
    return TerminalTable(
      head: [head], rows: rows,
      alignments: [.left, .right, .left] + shown.map { _ in .right } + [.left]
    ).text
  }
}
