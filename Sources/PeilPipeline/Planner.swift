import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable
import PeilValues

/// The state of planning one pipeline: what is known so far, and what is wrong.
///
/// A name that failed stays known as broken, so that what depends on it is passed over in silence: one mistake, one
/// message.
final class Planner {
  let file: String
  let catalogue: Catalogue
  let headers: any HeaderReading
  let language: PipelineLanguage
  let root: Setting
  let parameters: [PlannedParameter]
  /// The measures that the file and those it includes define.
  let definitions: [DefinedMeasure]
  /// The taxonomies and code lists the file names.
  let references: PlannerReferences
  /// The measure that is explained, for which a table of other definitions is planned besides.
  let explained: ExplainedMeasure?

  var diagnostics: [Diagnostic] = []
  var sources: [PlannedSource] = []
  var datasets: [PlannedDataset] = []
  /// The sources and datasets whose columns are known.
  var schemas: [String: Schema] = [:]
  /// Where the formulas of `known-when` are written, by their text.
  var knownWhen: [String: SourceText] = [:]
  /// The sources, datasets and measures something refers to.
  var used: Set<String> = []

  private(set) var asOf: CalendarDate?
  private(set) var reading: Reading?
  private(set) var unit: UnitOfAnalysis?

  init(
    file: String, catalogue: Catalogue, headers: any HeaderReading, language: PipelineLanguage, root: Setting,
    parameters: [PlannedParameter], definitions: [DefinedMeasure], references: PlannerReferences,
    explained: ExplainedMeasure? = nil
  ) {
    self.file = file
    self.catalogue = catalogue
    self.headers = headers
    self.language = language
    self.root = root
    self.parameters = parameters
    self.definitions = definitions
    self.references = references
    self.explained = explained
  }

  /// Plans everything; nil only where the errors have left nothing to compose a plan of.
  func plan() -> Plan? {
    readFrame()
    planSources()
    planDatasets()
    checkUnit()
    checkAsOf()
    let planned = planTables()
    let publication = planPublication(planned)
    let tables = protected(planned, for: publication)
    let states = planStates()
    askOnce(for: "reading", code: "reading-open")
    askOnce(for: "as-of", code: "as-of-missing")
    warnOfUnused()
    diagnostics += references.diagnostics
    guard let word = root["language"]?.text?.text else { return nil }
    var plan = Plan(
      title: root["title"].map(localized) ?? LocalizedText(fileStem), language: word, asOf: asOf, reading: reading,
      unit: unit, parameters: parameters, sources: sources, datasets: datasets, tables: tables,
      publication: publication, references: references.all, file: file)
    plan.states = states
    return plan
  }

  // MARK: - What every part uses

  /// Notes a problem.
  func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Whether a setting holds nothing the shape check has complained of.
  func isSound(_ setting: Setting, _ kind: Parameter.Kind) -> Bool {
    ParameterChecker.problems(in: setting, as: kind, named: "").isEmpty
  }

  /// The entries of a map at the top of the file.
  func entries(_ key: String) -> [Setting.Entry] { root[key]?.map ?? [] }

  /// A text for people; the shape check has seen to its form.
  func localized(_ setting: Setting) -> LocalizedText {
    LocalizedText(written: setting)
  }

  /// One text or a list of them.
  func texts(_ setting: Setting?) -> [SourceText] {
    guard let setting else { return [] }
    return (setting.list ?? [setting]).compactMap(\.text)
  }

  /// A context for what is bound against the rows of a source or dataset.
  func context(_ subject: String, from origin: String? = nil) -> BindingContext {
    BindingContext(
      subject: subject, origin: origin, schemas: schemas, parameters: literals, reading: reading, asOf: asOf,
      unit: unit,
      references: references)
  }

  /// The parameters' values by name.
  var literals: [String: Literal] {
    Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The names of sources and datasets, in the order declared.
  var relationNames: [String] {
    let sources = entries("sources").map(\.key.text)
    return sources + entries("datasets").map(\.key.text).filter { !sources.contains($0) }
  }

  /// Notes a name that no source or dataset has.
  func reportUnknownDataset(_ name: SourceText) {
    report(.unknownRelation(name, among: relationNames))
  }

  // MARK: - The frame

  private func readFrame() {
    reading = root["reading"]?.text.flatMap { Reading(rawValue: $0.text) }
    if let text = root["as-of"]?.text, !text.text.isEmpty {
      asOf = CalendarDate(iso: text.text)
      if asOf == nil {
        report(
          .error(
            "not-a-date", "'\(text.text)' is not a day", at: text.span, label: WrittenDay.advice(on: text.text)))
      }
    }
    if let setting = root["unit"], isSound(setting, .options(PipelineLanguage.unit)) {
      unit = UnitOfAnalysis(key: texts(setting["key"]).map(\.text), cluster: setting["cluster"]?.text?.text)
    }
  }

  private func checkUnit() {
    guard let setting = root["unit"], unit != nil, schemas.count == relationNames.count else { return }
    let names = relationNames.compactMap { schemas[$0]?.names }.flatMap(\.self)
    for name in texts(setting["key"]) + texts(setting["cluster"]) where !names.contains(name.text) {
      report(
        .error(
          "unknown-column", "no source has a column '\(name.text)'", at: name.span,
          label: nearestName(to: name.text, among: names).map { "did you mean '\($0)'?" }))
    }
  }

  /// Where a case can be open, its figures speak of a day, and the file must say which.
  private func checkAsOf() {
    guard root["as-of"] == nil else { return }
    for source in sources {
      for column in source.columns where column.type == .outcome {
        guard column.missingAs == Outcome.open.code || column.words.contains(where: { $0.code == Outcome.open.code })
        else { continue }
        report(
          .error(
            "as-of-open", "the outcome '\(column.name)' of '\(source.name)' can be open, and nothing says on which day",
            at: span(of: column.name, in: source.name) ?? source.span,
            details: ["write the day the exports speak of at the top: as-of: 2021-06-30"]))
      }
    }
  }

  /// Where a column of a source is declared.
  private func span(of column: String, in source: String) -> SourceSpan? {
    let columns = entries("sources").first { $0.key.text == source }?.value["columns"]?.map
    return columns?.first { $0.key.text == column }?.key.span
  }

  /// What every rate needs is asked for at the first of them; not at all where it is given and was wrong.
  private func askOnce(for key: String, code: String) {
    guard let first = diagnostics.firstIndex(where: { $0.code == code }) else { return }
    let others = diagnostics.count { $0.code == code } - 1
    var asked = diagnostics[first]
    if others > 0 { asked.details.append("\(others) more \(others == 1 ? "measure needs" : "measures need") it") }
    diagnostics.removeAll { $0.code == code }
    if root[key] == nil { report(asked) }
  }

  private func warnOfUnused() {
    for (key, noun) in [("sources", "source"), ("datasets", "dataset"), ("measures", "measure")] {
      // What a schema asks for is used by being there, and what is shared may be there for another pipeline.
      for entry in entries(key) where !used.contains(entry.key.text) && entry.key.span.file == file {
        report(
          .warning(
            "unused", "nothing uses the \(noun) '\(entry.key.text)'", at: entry.key.span,
            label: "name it where it belongs, or take it away"))
      }
    }
  }

  /// The file's name without folder and ending.
  private var fileStem: String {
    let name = file.split(separator: "/").last ?? ""
    return String(name.prefix { $0 != "." })
  }
}
