import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable

/// Gives every row its rank among the rows of its group.
final class RankStep: ChunkStep {
  let ranking: Ranking
  let input: Schema
  let span: SourceSpan?
  private let output: Schema
  private let place: LedgerPlace
  private(set) var entry: LedgerEntry
  private let values: SortValues
  private let groups: [Int]
  /// The chunks so far, with a column for each sort key behind their own.
  private var chunks: [Chunk] = []
  private var ranks = Ranks()
  private var failures: [RowFailure] = []

  init(
    _ ranking: Ranking, input: Schema, output: Schema, entry: LedgerEntry, place: LedgerPlace, span: SourceSpan?
  ) {
    self.ranking = ranking
    self.input = input
    self.output = output
    self.entry = entry
    self.place = place
    self.span = span
    values = SortValues(ranking.by, input: input)
    groups = ranking.within.compactMap { input.position(of: $0) }
  }

  override func push(_ chunk: Chunk) throws {
    entry.rowsIn += chunk.rowCount
    guard chunk.rowCount > 0 else { return }
    chunks.append(
      Chunk(index: chunk.index, columns: chunk.columns + (try values.columns(chunk)), origins: chunk.origins))
  }

  override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    entry.add(other.entry)
    chunks += other.chunks
  }

  override func finish(_ tail: inout TailOrder) throws {
    entry.rowsOut = entry.rowsIn
    chunks = inOrder(chunks)
    guard !chunks.isEmpty else { return }
    ranks = Ranks(
      within: SortOrder(keys: groups.map { SortOrder.Key(column: column($0), isDescending: false) }),
      by: values.order(ranking.by.indices.map { column(input.columns.count + $0) }), count: entry.rowsIn,
      ties: ranking.ties)
    nameTies()
    guard failures.isEmpty else { return }
    var start = 0
    for chunk in chunks {
      try forward(Chunk(index: tail.take(), columns: columns(chunk, from: start), origins: chunk.origins))
      start += chunk.rowCount
    }
    chunks = []
  }

  private func column(_ place: Int) -> ColumnBuffer { .concatenated(chunks.map { $0.columns[place] }) }

  private func columns(_ chunk: Chunk, from start: Int) -> [ColumnBuffer] {
    output.columns.compactMap { column in
      guard column.name == ranking.into else { return input.position(of: column.name).map { chunk.columns[$0] } }
      return ranks.column(start..<start + chunk.rowCount)
    }
  }

  // MARK: Ties

  /// Names the first ties for the ledger, or all that stop the run.
  private func nameTies() {
    entry.details = [
      LedgerDetail("ranked", ranks.ranked), LedgerDetail("unranked", entry.rowsIn - ranks.ranked),
      LedgerDetail("tied-groups", ranks.ties.count),
      LedgerDetail("tied-rows", ranks.ties.reduce(0) { $0 + $1.rows.count }),
    ]
    guard !ranks.ties.isEmpty else { return }
    guard ranking.ties == .error else {
      let rest = ranks.ties.count - min(ranks.ties.count, Self.told)
      entry.details.append(
        LedgerDetail(
          "ties",
          ranks.ties.prefix(Self.told).map(heading).joined(separator: " | ") + (rest > 0 ? " | … \(rest) more" : "")))
      return
    }
    let names = ranking.by.map(\.value.formula).joined(separator: ", ")
    failures.append(
      RowFailure(
        "tied-ranks",
        "\(ranks.ties.count) rank(s) of '\(entry.dataset)' are shared: rows are equal in \(names)", at: span,
        groups: ranks.ties.prefix(RowFailure.shown).map(rows), of: ranks.ties.count,
        remedies: ["add a column to 'by' that tells the rows apart, or say 'ties: same' or 'ties: dense'"]))
  }

  private func rows(_ tie: Ranks.Tie) -> KeyedRows {
    let origins = tie.rows.map { row in
      let (chunk, row) = at(row)
      return chunk.origins[row]
    }
    return KeyedRows(key: heading(tie), origins)
  }

  /// How many ties the ledger names, and rows of one tie.
  private static let told = 5

  /// A tie by its group, its rank and the names of its rows: `szw, rank 2: 2020-4, 2020-7`.
  private func heading(_ tie: Ranks.Tie) -> String {
    let group = ranking.within.isEmpty ? [] : [text(ranking.within, tie.rows[0])]
    let rows = ranking.names.isEmpty ? [] : tie.rows.prefix(Self.told).map { text(ranking.names, $0) }
    let rest = tie.rows.count - min(tie.rows.count, Self.told)
    let named =
      rows.isEmpty ? "\(tie.rows.count) rows" : (rows + (rest > 0 ? ["… \(rest) more"] : [])).joined(separator: ", ")
    return (group + ["rank \(tie.rank)"]).joined(separator: ", ") + ": " + named
  }

  private func text(_ names: [String], _ row: Int) -> String {
    let (chunk, row) = at(row)
    let places = names.compactMap { input.position(of: $0) }
    return ValueText.key(places.map { chunk.columns[$0] }, places.map { input.columns[$0].type }, row)
  }

  /// The chunk that holds a row of the whole, and its place in there.
  private func at(_ row: Int) -> (chunk: Chunk, row: Int) {
    var start = 0
    for chunk in chunks {
      if row < start + chunk.rowCount { return (chunk, row - start) }
      start += chunk.rowCount
    }
    preconditionFailure("a ranked row that has not come")
  }

  override func report(to record: RunRecord) {
    if entry.details.isEmpty {
      entry.details = ["ranked", "unranked", "tied-groups", "tied-rows"].map { LedgerDetail($0, 0) }
    }
    record.entries[place] = entry
    record.failures += failures
  }
}
