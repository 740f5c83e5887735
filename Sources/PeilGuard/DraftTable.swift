import PeilValues

/// A table of a draft: its cells with the words at their row's and their column's head.
struct DraftTable {
  /// A cell's place.
  struct Place: Hashable {
    let row: Int
    let column: Int
  }

  /// A column whose parts do not come to its total.
  struct SumFault {
    /// The parts and, last, the total.
    let cells: [Place]
    let sum: Rational
    let total: QuotedFigure
  }

  private var sentences: [Place: DraftSentence] = [:]
  /// The cells that hold figures, row by row.
  let cells: [Place]
  /// How many rows stand above the figures.
  private let headRows: Int

  init(_ cells: [DraftSentence], _ draft: Draft) {
    var sentences: [Place: DraftSentence] = [:]
    for sentence in cells {
      guard case .cell(_, let row, let column) = draft.passages[sentence.passage].kind else { continue }
      sentences[Place(row: row, column: column)] = sentence
    }
    self.sentences = sentences
    // The first row is a head whatever stands in it: heads may be years.
    let withFigures = Set(sentences.filter { $0.key.column > 0 && !$0.value.figures.isEmpty }.map(\.key.row))
    let headRows = withFigures.filter { $0 > 0 }.min() ?? 1
    self.headRows = headRows
    self.cells = sentences.filter { !$0.value.figures.isEmpty && $0.key.row >= headRows && $0.key.column > 0 }.keys
      .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  /// A cell as a sentence that its heads belong to; a number takes its unit from its column's head.
  func sentence(of place: Place) -> DraftSentence {
    guard var sentence = sentences[place] else { preconditionFailure("a cell that is not there") }
    sentence.headPhrases = heads(ofRow: place.row, before: place.column) + heads(ofColumn: place.column)
    sentence.columnHead = head(ofColumn: place.column)
    guard isInPercent(place), sentence.figures.count == 1, let figure = sentence.figures.first,
      figure.unit == .count || figure.unit == .number
    else { return sentence }
    let changed = DraftSentence(
      passage: sentence.passage, range: sentence.range, words: sentence.words, figures: [figure.asPercentage],
      headPhrases: sentence.headPhrases, columnHead: sentence.columnHead, around: sentence.around)
    return changed
  }

  private func head(ofRow row: Int) -> [String] { sentences[Place(row: row, column: 0)]?.texts ?? [] }

  /// The cells at the left of a row that hold no figures.
  private func heads(ofRow row: Int, before column: Int) -> [[String]] {
    (0..<column).map { sentences[Place(row: row, column: $0)] }.prefix { $0?.figures.isEmpty ?? true }
      .compactMap { $0?.texts }
  }

  /// What stands above a column, outer first; a head over several columns goes for each of them.
  private func heads(ofColumn column: Int) -> [[String]] {
    (0..<headRows).compactMap { row in
      (0...column).reversed().lazy.compactMap { sentences[Place(row: row, column: $0)]?.texts }.first
    }
  }

  private func head(ofColumn column: Int) -> [String] { heads(ofColumn: column).flatMap(\.self) }

  private func isInPercent(_ place: Place) -> Bool {
    head(ofColumn: place.column).contains { ["percentage", "procent", "percent", "aandeel", "share"].contains($0) }
  }

  /// Columns of counts or amounts with a row of totals below, whose parts come to another number.
  var sumFaults: [SumFault] {
    guard let last = sentences.keys.map(\.row).max(), last >= 3,
      head(ofRow: last).contains(where: { ["totaal", "total"].contains($0) })
    else { return [] }
    let columns = Set(sentences.keys.map(\.column)).subtracting([0]).sorted()
    return columns.compactMap { column in fault(column, last: last) }
  }

  private func fault(_ column: Int, last: Int) -> SumFault? {
    func figure(_ row: Int) -> QuotedFigure? {
      let figures = sentences[Place(row: row, column: column)]?.figures ?? []
      return figures.count == 1 && (figures[0].unit == .count || figures[0].unit == .money) ? figures[0] : nil
    }
    guard let total = figure(last) else { return nil }
    let rows = (headRows..<max(last, headRows)).filter { sentences[Place(row: $0, column: column)] != nil }
    let parts = rows.compactMap(figure)
    guard parts.count == rows.count, parts.count >= 2, parts.allSatisfy({ $0.unit == total.unit }) else { return nil }
    let sum = parts.reduce(Rational.zero) { $0.plus($1.value) }
    let difference = sum.less(total.value)
    let slack =
      total.step == .one && total.unit == .count ? .zero : total.step.half.times(Rational(Int128(parts.count + 1)))
    guard difference > slack || difference < Rational.zero.less(slack) else { return nil }
    return SumFault(cells: (rows + [last]).map { Place(row: $0, column: column) }, sum: sum, total: total)
  }
}

extension QuotedFigure {
  /// The same number as hundredths, as the head of its column says.
  fileprivate var asPercentage: QuotedFigure {
    QuotedFigure(
      range: range, value: value.part(of: 100), step: step.part(of: 100), roundStep: roundStep.part(of: 100),
      unit: .percentage, hedge: hedge, isWord: isWord, isScaled: isScaled, significantDigits: significantDigits)
  }
}
