import PeilCore
import PeilTable
import PeilDiagnostics
import PeilPublish
import PeilValues
import PeilWords

/// Puts what was found into words.
struct FindingWriter {
  let draft: Draft
  let shelf: FactShelf
  let language: Language

  private var words: Words { Words(language) }
  private var numbers: NumberStyle { NumberStyle(language) }

  /// A figure as the text has it, its line breaks as blanks.
  func text(of figure: QuotedFigure, in sentence: DraftSentence) -> String {
    String(draft.passages[sentence.passage].characters[figure.range].map { $0.isWhitespace ? " " : $0 })
  }

  private func span(_ range: Range<Int>, _ sentence: DraftSentence) -> SourceSpan {
    draft.span(of: range, in: draft.passages[sentence.passage])
  }

  // MARK: - Numbers against the run

  /// The finding of a verdict; nil where it is none.
  func finding(of verdict: FigureCheck.Verdict, _ figure: QuotedFigure, _ sentence: DraftSentence) -> DraftFinding? {
    let quoted = text(of: figure, in: sentence)
    func made(_ kind: DraftFinding.Kind, _ sentenceOfWords: GuardSentence, _ fact: Fact) -> DraftFinding {
      DraftFinding(
        kind: kind, span: span(figure.range, sentence), quoted: quoted, message: words[sentenceOfWords],
        label: words[.probably(value(fact))], figure: self.figure(fact))
    }
    switch verdict {
    case .agrees, .foreign: return nil
    case .disagrees(let fact): return made(.disagrees, .disagrees(quoted, name: name(fact), value: value(fact)), fact)
    case .otherCell(let found, let meant):
      return made(
        .otherCell, .otherCell(quoted, of: name(found), meant: name(meant), value: value(meant)), meant)
    case .otherBase(let found, let meant):
      return made(.otherBase, .otherBase(quoted, of: name(found), meant: name(meant), value: value(meant)), meant)
    case .slip(let fact): return made(.slip, .slip(quoted, name: name(fact), value: value(fact)), fact)
    }
  }

  // MARK: - Numbers against each other

  /// Parts that do not come to their total; where one of them disagrees with the run, with what it should be.
  func finding(
    of fault: SumCheck.Fault, _ sentence: DraftSentence, _ scope: SentenceScope, wrong: [Int]
  ) -> DraftFinding {
    let figures = fault.parts.map { sentence.figures[$0] }
    let mended = fault.parts.lazy.compactMap { place -> (Int, Fact)? in
      let figure = sentence.figures[place]
      let needed = fault.total.value.less(fault.sum.less(figure.value))
      let fact = (scope.facts + shelf.facts).first { figure.suits($0.unit) && $0.value == needed }
      return fact.map { (place, $0) }
    }
    let choice = mended.first { wrong.contains($0.0) } ?? (wrong.isEmpty ? nil : mended.first)
    let place = choice?.0 ?? wrong.first ?? fault.parts[fault.parts.count - 1]
    let range =
      choice == nil
      ? figures[0].range.lowerBound..<figures[figures.count - 1].range.upperBound : sentence.figures[place].range
    return DraftFinding(
      kind: .sum, span: span(range, sentence),
      quoted: figures.map { text(of: $0, in: sentence) }.joined(separator: " + "),
      message: message(figures.map(\.value), fault.sum, fault.total),
      label: choice.map { words[.probably(value($0.1))] }, figure: choice.map { figure($0.1) })
  }

  /// A column of a table that does not come to its total.
  func finding(of fault: DraftTable.SumFault, in table: DraftTable) -> DraftFinding {
    let cells = fault.cells.map { table.sentence(of: $0) }
    let last = cells[cells.count - 1]
    return DraftFinding(
      kind: .sum, span: span(last.figures[0].range, last), quoted: text(of: fault.total, in: last),
      message: message(cells.dropLast().map { $0.figures[0].value }, fault.sum, fault.total), label: nil, figure: nil)
  }

  private func message(_ parts: [Rational], _ sum: Rational, _ total: QuotedFigure) -> String {
    let difference = total.value.less(sum)
    return words[
      .sum(
        parts.map { number($0, total) }.joined(separator: " + "), sum: number(sum, total),
        total: number(total.value, total),
        difference: number(difference < .zero ? Rational.zero.less(difference) : difference, total),
        isTooMuch: difference < .zero)]
  }

  /// A percentage that is not that of the two numbers beside it.
  func finding(of fault: ShareCheck.Fault, _ sentence: DraftSentence, _ scope: SentenceScope) -> DraftFinding {
    let figure = sentence.figures[fault.percentage]
    let quoted = text(of: figure, in: sentence)
    let share = numbers.percentage(fault.share, decimals: figure.percentDecimals)
    let other = scope.facts.first { $0.role == .value && $0.unit == .ratio && figure.quotes($0.value) }
    return DraftFinding(
      kind: .share, span: span(figure.range, sentence), quoted: quoted,
      message: words[
        .share(
          quoted, part: text(of: fault.part, in: sentence), whole: text(of: fault.whole, in: sentence), share: share,
          of: other.map(name))],
      label: words[.probably(share)], figure: other.map { self.figure($0) })
  }

  // MARK: - Names

  /// A number as the total's unit is written.
  private func number(_ value: Rational, _ like: QuotedFigure) -> String {
    like.unit == .money
      ? numbers.euro(value, decimals: value.isWhole ? 0 : 2) : numbers.number(value, decimals: value.isWhole ? 0 : 2)
  }

  /// The measure, and the cell where there is one.
  private func name(_ fact: Fact) -> String {
    let table = shelf.tables[fact.table]
    let cell = fact.categories.map(\.label)
    let measure = table.measureLabels[fact.measure]
    let named = cell.isEmpty ? measure : "\(measure) (\(cell.joined(separator: ", ")))"
    return switch fact.role {
    case .value, .bound: named
    case .numerator: words[.numerator(of: named)]
    case .denominator: words[.denominator(of: named)]
    case .rest: words[.rest(of: named)]
    }
  }

  /// The number as the run writes it.
  private func value(_ fact: Fact) -> String {
    let table = shelf.tables[fact.table]
    if fact.role == .value { return table.value(cell: fact.cell, measure: fact.measure) }
    return fact.unit == .money
      ? numbers.euro(fact.value, decimals: 0) : numbers.number(fact.value, decimals: fact.value.isWhole ? 0 : 1)
  }

  private func figure(_ fact: Fact) -> DraftFinding.Figure {
    let table = shelf.tables[fact.table]
    let cell = zip(table.plan.dimensions, table.codes(ofCell: fact.cell)).compactMap { dimension, code in
      code.map { "\(dimension.column.name)=\($0)" }
    }
    return DraftFinding.Figure(
      table: table.plan.name, title: table.title, cell: cell, measure: table.plan.measures[fact.measure].name,
      name: name(fact), value: value(fact),
      definition: table.definitions[fact.measure])
  }
}

extension QuotedFigure {
  /// How many decimals the percentage is written with, at least one.
  fileprivate var percentDecimals: Int {
    var decimals = 0
    var unit = step.times(Rational(100))
    while unit < .one, decimals < 6 {
      unit = unit.times(Rational(10))
      decimals += 1
    }
    return max(decimals, 1)
  }
}
