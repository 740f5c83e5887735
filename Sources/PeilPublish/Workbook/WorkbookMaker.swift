import PeilCore
import PeilTable
import PeilWords

/// Makes the workbook of a run: cover, contents, notes, signs, and a sheet for each table.
struct WorkbookMaker {
  private let plan: Plan
  private let result: RunResult
  private let words: Words
  private let numbers: NumberStyle
  private let tables: [PublishedTable]

  init(result: RunResult, plan: Plan) throws(PublishError) {
    let language = Language(code: plan.language)
    self.plan = plan
    self.result = result
    words = Words(language)
    numbers = NumberStyle(language)
    tables = try PublishedTable.all(of: result, plan: plan)
  }

  private func heading(_ place: Int) -> TableHeading {
    TableHeading(number: place + 1, plan: tables[place].plan, language: words.language)
  }

  private var source: String? { plan.publication.source?.text(in: plan.language) }
  private var title: String { plan.title.text(in: plan.language) }

  var workbook: Workbook {
    var names = SheetNames()
    let cover = names.name(like: words[.cover])
    let contents = names.name(like: words[.contents])
    let notes = names.name(like: words[.notes])
    let symbols = names.name(like: words[.symbols])
    let sheets = tables.map { names.name(like: $0.plan.name) }
    let listed =
      [(notes, words[.notesHere]), (symbols, words[.symbolsHere])]
      + tables.indices.map { (sheets[$0], heading($0).caption) }
    return Workbook(
      title: WorkbookCell.fit(title), language: words.language,
      front: [
        coverSheet(cover, contents: contents, symbols: symbols), contentsSheet(contents, listed),
        notesSheet(notes, contents: contents), symbolsSheet(symbols, contents: contents),
      ], tableCount: tables.count
    ) { place in
      let table = ReportTable(tables[place], number: place + 1, in: words.language, source: nil)
      return TableSheet(table: table, words: words, source: source, contents: contents).sheet(named: sheets[place])
    }
  }

  private func coverSheet(_ name: String, contents: String, symbols: String) -> WorkbookSheet {
    var lines: [String] = []
    if let asOf = plan.asOf { lines.append("\(words[.asOf]): \(numbers.date(asOf))") }
    if let source { lines.append("\(words[Word.source]): \(source)") }
    if let licence = plan.publication.licence {
      lines.append(
        "\(words[.licence]): " + (licence.name.map { "\(licence.title) (\($0)), " } ?? "") + licence.address)
    }
    if let reading = plan.reading {
      lines.append("\(words[.reading]): \(words[reading == .census ? .census : .process])")
    }
    lines.append(words[.holdsTables(numbers.count(tables.count))])
    lines.append(words[.cellsHoldFigures])
    lines.append(words[.signsStandIn(sheet: symbols)])
    if let disclosure = result.disclosure { lines += DisclosureText(disclosure, words, numbers).sentences }
    if let identity = result.identity {
      lines.append("\(words[.version]): \(identity.version)")
      let hash = identity.pipeline.isEmpty ? "" : ", SHA-256 \(identity.pipeline)"
      lines.append("\(words[.pipelineFile]): \(fileName(plan.file))\(hash)")
    }
    return WorkbookSheet(
      name: name,
      rows: [[WorkbookCell(title, .title)]] + lines.map { [WorkbookCell($0, .paragraph)] }
        + [[WorkbookCell(.link(words[.toContents], sheet: contents), .init(.link))]],
      widths: [Self.textWidth], table: nil)
  }

  private func contentsSheet(_ name: String, _ listed: [(sheet: String, title: String)]) -> WorkbookSheet {
    list(
      name, words[.contents], link: nil, heads: [words[.sheet], words[.title]],
      rows: listed.map {
        [WorkbookCell(.link($0.sheet, sheet: $0.sheet), .init(.link)), WorkbookCell($0.title, .paragraph)]
      },
      widths: [34, Self.textWidth], table: "contents")
  }

  /// The table's note, and each measure's definition with what must be said beside it.
  private func notesSheet(_ name: String, contents: String) -> WorkbookSheet {
    let rows = tables.indices.flatMap { place in
      let table = heading(place)
      return (table.note.map { [[table.numbered, table.title, $0]] } ?? [])
        + table.definitions.map { definition in
          [table.numbered, definition.label, definition.text + (definition.note.map { " (\($0))" } ?? "")]
        }
    }
    return list(
      name, words[.notesHere], link: contents, heads: [words[.table], words[.subject], words[Word.note]],
      rows: rows.map { row in row.map { WorkbookCell($0, .paragraph) } },
      widths: [12, 40, Self.textWidth], table: "notes")
  }

  private func symbolsSheet(_ name: String, contents: String) -> WorkbookSheet {
    let signs: [(String, String)] = [
      ("0", words[.nought]), ("–", "\(words[.notApplicable]), \(words[.structural])"),
      ("x", "\(words[.suppressedOwn]), \(words[.suppressedOther])"),
      ("x/n", words[.belowMinimum]), (":", words[.notDefinedHere]), (".", words[.notComputableHere]),
      ("†", words[.partial]), ("‡", words[.remarkBelow]), (words[.emptySign], words[.noSuchPlace]),
    ]
    return list(
      name, words[.symbolsHere], link: contents, heads: [words[.sign], words[.meaning]],
      rows: signs.map { [WorkbookCell($0.0, .paragraph), WorkbookCell($0.1, .paragraph)] },
      widths: [12, Self.textWidth], table: "symbols", below: [words[.numberedSigns]])
  }

  private func list(
    _ name: String, _ title: String, link: String?, heads: [String], rows: [[WorkbookCell]], widths: [Int],
    table: String, below: [String] = []
  ) -> WorkbookSheet {
    var top = [[WorkbookCell(title, .title)], [WorkbookCell(words[.oneTableHere], .line)]]
    if let link { top.append([WorkbookCell(.link(words[.toContents], sheet: link), .init(.link))]) }
    return WorkbookSheet(
      name: name,
      rows: top + [heads.map { WorkbookCell($0, .head(isFigure: false)) }] + rows
        + (below.isEmpty ? [] : [[]] + below.map { [WorkbookCell($0, .line)] }),
      widths: widths,
      table: .init(
        name: "peil_" + table, headRow: top.count, lineCount: rows.count, columnCount: heads.count, sideCount: 0))
  }

  private func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private static let textWidth = 90
}
