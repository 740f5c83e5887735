import PeilCore
import PeilTable
import PeilWords

/// All that a report says, by the names a template uses.
struct ReportDocument {
  let result: RunResult
  let plan: Plan
  let tables: [ReportTable]
  let language: Language
  let words: Words
  let numbers: NumberStyle

  init(result: RunResult, plan: Plan) throws(PublishError) {
    let language = Language(code: plan.language)
    let source = plan.publication.source?.text(in: plan.language)
    self.result = result
    self.plan = plan
    self.language = language
    words = Words(language)
    numbers = NumberStyle(language)
    tables = try PublishedTable.all(of: result, plan: plan).enumerated().map { place, table in
      ReportTable(table, number: place + 1, in: language, source: source, isExplained: true)
    }
  }

  var title: String { plan.title.text(in: plan.language) }
  var report: ReportSettings { plan.publication.report }
  private var day: String? { plan.asOf.map { "\(words[.asOf]): \(numbers.date($0))" } }

  /// The parts that have something in them, in their order.
  private var parts: [ReportSettings.Part] {
    report.order.filter { part in
      switch part {
      case .sections: !report.sections.isEmpty
      case .tables, .methods: !tables.isEmpty
      default: true
      }
    }
  }

  /// The page: the template filled in, and the tables put where it wants them.
  func page(_ template: ReportTemplate) -> [UInt8] {
    let parts = template.rendered(values).split(separator: ReportTable.mark, omittingEmptySubsequences: false)
    var bytes: [UInt8] = []
    for (place, part) in parts.enumerated() {
      // Between two marks stands the number of a table.
      if place.isMultiple(of: 2) {
        bytes.append(contentsOf: part.utf8)
      } else if let number = Int(part), tables.indices.contains(number - 1) {
        bytes.append(contentsOf: tables[number - 1].markup.markup.bytes)
      }
    }
    return bytes
  }

  /// What the template may name.
  var values: ReportValues {
    var values = ReportValues()
    let style = ReportStyle(accent: report.accent, running: (title, day ?? ""))
    values.set("language", language.rawValue)
    values.set("title", title)
    values.set("version", result.identity?.version)
    values.set("subtitle", subtitle)
    values.set("logo", logo)
    values.set("style", verbatim: style.text)
    values.set("script", verbatim: ReportStyle.script)
    values.set("words", shownWords)
    values.set("parts", parts.map(part))
    return values
  }

  private var subtitle: String? {
    let source = plan.publication.source.map { "\(words[.source]): \($0.text(in: plan.language))" }
    let parts = [day, source].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private var logo: ReportValues? {
    report.logo.map { logo in
      var values = ReportValues()
      values.set("source", "data:\(logo.mediaType);base64,\(Base64.text(of: logo.bytes))")
      values.set("text", logo.text?.text(in: plan.language) ?? words[.logo])
      return values
    }
  }

  private var shownWords: ReportValues {
    let names: [(String, String)] = [
      ("skipToContent", words[.skipToContent]), ("contents", words[.contents]), ("note", words[Word.note]),
      ("definitions", words[.definitions]), ("source", words[Word.source]), ("figuresBelow", words[.figuresBelow]),
      ("copyTable", words[.copyTable]), ("copied", words[.copied]), ("copyFailed", words[.copyFailed]),
      ("foldAll", words[.foldAll]), ("unfoldAll", words[.unfoldAll]),
    ]
    var values = ReportValues()
    for (name, text) in names { values.set(name, text) }
    return values
  }

  // MARK: - Parts

  private func part(_ part: ReportSettings.Part) -> ReportValues {
    let pictures = PictureMaker(words: words)
    var values = ReportValues()
    values.set("id", part.rawValue)
    values.set("title", heading(part))
    values.set("summary", part == .summary ? summary : nil)
    values.set("sections", part == .sections ? sections : [])
    values.set("tables", part == .tables ? tables.map { $0.values(pictures.picture(of: $0)) } : [])
    values.set("blocks", blocks(part))
    return values
  }

  private func blocks(_ part: ReportSettings.Part) -> [ReportValues] {
    switch part {
    case .summary, .sections, .tables: []
    case .quality: QualityPart(document: self).blocks
    case .ledger: LedgerPart(document: self).blocks
    case .lineage: LineagePart(document: self).blocks
    case .methods: MethodsPart(document: self).blocks
    case .colophon: ColophonPart(document: self).blocks
    }
  }

  private func heading(_ part: ReportSettings.Part) -> String {
    switch part {
    case .summary: words[.summary]
    case .sections: words[.ownText]
    case .tables: words[.tables]
    case .quality: words[.dataQuality]
    case .ledger: words[.rowAccount]
    case .lineage: words[.lineage]
    case .methods: words[.methods]
    case .colophon: words[.colophon]
    }
  }

  private var sections: [ReportValues] {
    report.sections.enumerated().map { place, section in
      var values = ReportValues()
      values.set("id", "section-\(place + 1)")
      values.set("title", section.title.text(in: plan.language))
      values.set("text", SectionText(section.text.text(in: plan.language)).markup)
      return values
    }
  }

  private var summary: ReportValues {
    let figures = KeyFigures(document: self).values
    var values = ReportValues()
    values.set("figures", figures)
    values.set("hasFigures", !figures.isEmpty)
    values.set("facts", facts)
    values.set("contents", parts.filter { $0 != .summary }.map(entry))
    return values
  }

  /// What was read, and how the rules fared.
  private var facts: [String] {
    let records = result.inputs.reduce(0) { $0 + $1.records }
    let files = result.inputs.reduce(0) { $0 + $1.files.count }
    let rejected = result.inputs.reduce(0) { $0 + $1.rejected }
    // A release says nothing of the rows behind it.
    var facts =
      result.disclosure.map { DisclosureText($0, words, numbers).sentences } ?? [
        words[
          .recordsRead(
            numbers.count(records), files: numbers.count(files), rejected: numbers.count(rejected))]
      ]
    if !result.checks.isEmpty {
      let failed = result.checks.count { $0.failed > 0 }
      let unknown = result.checks.count { $0.failed == 0 && $0.unknown > 0 }
      let passed = result.checks.count - failed - unknown
      facts.append(
        words[
          .checksHeld(numbers.count(passed), failed: numbers.count(failed), unknown: numbers.count(unknown))])
    }
    if let reading = plan.reading {
      facts.append("\(words[.reading]): \(words[reading == .census ? .census : .process])")
    }
    return facts
  }

  private func entry(_ part: ReportSettings.Part) -> ReportValues {
    let listed = part == .tables ? tables : []
    var values = ReportValues()
    values.set("id", part.rawValue)
    values.set("title", heading(part))
    values.set("hasTables", !listed.isEmpty)
    values.set(
      "tables",
      listed.map { table in
        var values = ReportValues()
        values.set("id", table.identifier)
        values.set("numbered", table.numbered)
        values.set("title", table.title)
        return values
      })
    return values
  }
}
