public import PeilCore
import PeilDiagnostics
public import PeilPublish
import PeilValues
public import PeilWords

/// Holds the figures that a text quotes against those of a run, and against each other.
///
/// A number agrees where a figure of the run that the sentence may mean is written so when it is rounded to as many digits,
/// or where it follows from such figures. It is a finding only where the sentence says what it means and the run has
/// another figure there. Numbers of which the run says nothing are counted and listed, and are no findings.
public struct DraftGuard: Sendable {
  /// A number of which the run says nothing.
  public struct Foreign: Hashable, Sendable {
    /// Where it stands.
    public let line: Int
    /// The character in the line, from 1.
    public let column: Int
    /// The number as the text has it.
    public let quoted: String
  }

  /// What does not agree, in the order of the text.
  public let findings: [DraftFinding]
  /// How many figures the text quotes.
  public let figureCount: Int
  /// How many of them agree with the run.
  public let agreeingCount: Int
  /// Those of which the run says nothing, in the order of the text.
  public let foreign: [Foreign]

  /// Looks at a text; `tables` are those of the run in `language`, and messages are in it too.
  public init(_ draft: Draft, against tables: [NamedTable], of plan: Plan, in language: Language) {
    var reading = GuardReading(draft: draft, shelf: FactShelf(tables, plan: plan), language: language)
    reading.read()
    findings = reading.findings.sorted { $0.span.start < $1.span.start }
    figureCount = reading.figureCount
    agreeingCount = reading.agreeingCount
    foreign = reading.foreign
  }
}

/// One reading of a draft.
private struct GuardReading {
  let draft: Draft
  let shelf: FactShelf
  let language: Language
  var findings: [DraftFinding] = []
  var figureCount = 0
  var agreeingCount = 0
  var foreign: [DraftGuard.Foreign] = []

  private var writer: FindingWriter { FindingWriter(draft: draft, shelf: shelf, language: language) }

  mutating func read() {
    let whole = draft.language(otherwise: language)
    let nouns = shelf.nouns
    var cells: [Int: [DraftSentence]] = [:]
    var heading: [String] = []
    for (number, passage) in draft.passages.enumerated() {
      let sentences = DraftSentence.sentences(
        of: passage, number: number, language: draft.language(of: passage, otherwise: whole)
      ) { word in nouns.contains { word.isForm(of: $0) } }
      switch passage.kind {
      case .heading:
        heading = sentences.flatMap(\.texts)
        read(sentences, under: [])
      case .paragraph: read(sentences, under: heading)
      case .cell(let table, _, _):
        cells[table, default: []] += sentences.map { sentence in
          var sentence = sentence
          sentence.around = heading
          return sentence
        }
      }
    }
    for (_, sentences) in cells.sorted(by: { $0.key < $1.key }) { read(DraftTable(sentences, draft)) }
  }

  // MARK: - Sentences

  private mutating func read(_ sentences: [DraftSentence], under heading: [String]) {
    var before: DraftSentence?
    for sentence in sentences {
      var sentence = sentence
      sentence.around = heading + (before?.texts ?? [])
      read(sentence, after: before)
      before = sentence
    }
  }

  private mutating func read(_ sentence: DraftSentence, after before: DraftSentence?) {
    let characters = draft.passages[sentence.passage].characters
    let scope = SentenceScope(sentence, shelf)
    var settled: Set<Int> = []
    let shares = ShareCheck(sentence: sentence, characters: characters)
    for fault in shares.faults {
      settled.insert(fault.percentage)
      findings.append(writer.finding(of: fault, sentence, scope))
    }
    let verdicts = sentence.figures.indices.map { place in
      FigureCheck(sentence: sentence, place: place, characters: characters, shelf: shelf, scope: scope).verdict
    }
    if let fault = SumCheck(sentence: sentence, characters: characters, before: before).fault {
      let wrong = fault.parts.filter { verdicts[$0].isFinding }
      settled.formUnion(wrong)
      findings.append(writer.finding(of: fault, sentence, scope, wrong: wrong))
    }
    let pairs = Set(shares.pairs.flatMap { [$0.part, $0.whole] })
    for (place, verdict) in verdicts.enumerated() {
      take(verdict, of: place, in: sentence, isSettled: settled.contains(place), isPaired: pairs.contains(place))
    }
  }

  private mutating func take(
    _ verdict: FigureCheck.Verdict, of place: Int, in sentence: DraftSentence, isSettled: Bool, isPaired: Bool
  ) {
    let figure = sentence.figures[place]
    // A number word is a figure only where the run counts what it stands for.
    if figure.isWord {
      switch verdict {
      case .disagrees, .otherCell: break
      default: return
      }
    }
    figureCount += 1
    guard !isSettled else { return }
    if let finding = writer.finding(of: verdict, figure, sentence) {
      findings.append(finding)
    } else if case .foreign = verdict {
      let span = draft.span(of: figure.range, in: draft.passages[sentence.passage])
      foreign.append(
        DraftGuard.Foreign(
          line: span.start.line, column: span.start.column, quoted: writer.text(of: figure, in: sentence)))
    } else {
      agreeingCount += 1
    }
  }

  // MARK: - Tables

  private mutating func read(_ table: DraftTable) {
    var wrong: Set<DraftTable.Place> = []
    for cell in table.cells {
      let sentence = table.sentence(of: cell)
      let characters = draft.passages[sentence.passage].characters
      let scope = SentenceScope(sentence, shelf)
      for place in sentence.figures.indices {
        let verdict = FigureCheck(
          sentence: sentence, place: place, characters: characters, shelf: shelf, scope: scope
        ).verdict
        if case .agrees = verdict {} else { wrong.insert(cell) }
        take(verdict, of: place, in: sentence, isSettled: false, isPaired: false)
      }
    }
    for fault in table.sumFaults where fault.cells.contains(where: wrong.contains) {
      findings.append(writer.finding(of: fault, in: table))
    }
  }
}

extension FigureCheck.Verdict {
  /// Whether it says that something is wrong.
  var isFinding: Bool {
    switch self {
    case .agrees, .foreign: false
    case .disagrees, .otherCell, .otherBase, .slip: true
    }
  }
}
