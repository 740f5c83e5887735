public import PeilCore
public import PeilDiagnostics

/// Reads a pipeline file and makes a plan of it: every name resolved, every type known, every edge checked.
///
/// Of the data it reads the headers alone. All problems are found at once, after the YAML itself has been read.
public struct PipelineReader {
  private let catalogue: Catalogue
  private let headers: any HeaderReading
  private let references: any ReferenceReading

  /// A reader that knows these stages and measures.
  public init(
    catalogue: Catalogue, headers: any HeaderReading = CSVHeaderReader(),
    references: any ReferenceReading = DiskReferences()
  ) {
    self.catalogue = catalogue
    self.headers = headers
    self.references = references
  }

  /// The plan behind a file's bytes, with parameters set from the command line; a plan only where nothing is wrong.
  ///
  /// `file` is the name as the user wrote it: messages show it, and paths in the file are relative to it. For a measure
  /// that is explained, a table of the figures of other reasonable choices is planned besides, where any are known.
  public func plan(
    text: [UInt8], file: String, overrides: [(name: String, value: String)] = [],
    explaining explained: ExplainedMeasure? = nil
  ) -> PlanningOutcome {
    let shelf = PlannerReferences(pipeline: file, reading: references)
    let read = Self.read(text, file: file, shelf, PipelineLanguage(catalogue: catalogue))
    guard let root = read.root, !read.diagnostics.containsErrors else {
      return PlanningOutcome(
        plan: nil, diagnostics: Self.ordered(read.diagnostics, in: file), references: shelf.all)
    }
    return plan(root, file: file, overrides, shelf, explained)
  }

  /// The pages of the measures that a pipeline file and those it includes define, and what is wrong with them.
  ///
  /// Nothing else of the file is planned, so that the catalogue can be read while a table is still wrong.
  public func definedMeasures(
    text: [UInt8], file: String
  ) -> (pages: [Page], diagnostics: [Diagnostic], references: [ReferenceFile]) {
    let shelf = PlannerReferences(pipeline: file, reading: references)
    let read = Self.read(text, file: file, shelf, PipelineLanguage(catalogue: catalogue))
    guard let root = read.root else { return ([], read.diagnostics, shelf.all) }
    let definitions = MeasureDefinitions(root, catalogue: catalogue, file: file)
    let pages = definitions.measures.map { $0.page(in: Self.word(root)) }
    return (pages, read.diagnostics + definitions.diagnostics, shelf.all)
  }

  /// The file with what it includes put beside its own; nil where it cannot be read or is no pipeline.
  private static func read(
    _ text: [UInt8], file: String, _ shelf: PlannerReferences, _ language: PipelineLanguage
  ) -> (root: Setting?, diagnostics: [Diagnostic]) {
    do {
      let root = try YAMLReader().read(text, file: file)
      if let problem = versionProblem(root) { return (nil, [problem]) }
      var includes = IncludeMerger(of: file, shelf, language)
      let merged = includes.merged(root)
      return (merged, includes.diagnostics)
    } catch {
      return (nil, error.diagnostics)
    }
  }

  /// The language of the file's texts for people.
  private static func word(_ root: Setting) -> String { root["language"]?.text?.text ?? "en" }

  private func plan(
    _ root: Setting, file: String, _ overrides: [(name: String, value: String)], _ shelf: PlannerReferences,
    _ explained: ExplainedMeasure?
  ) -> PlanningOutcome {
    let definitions = MeasureDefinitions(root, catalogue: catalogue, file: file)
    let language = PipelineLanguage(
      catalogue: catalogue, definedMeasures: definitions.measures.map { $0.page(in: Self.word(root)) })
    let parameters = ParameterReader(root["parameters"], overrides: overrides)
    var substitution = ParameterSubstitution(values: substitutes(root, parameters.parameters))
    var schemas = SchemaMerger(shelf)
    let filled = schemas.merged(substitution.filled(root, .options(language.topLevel), key: ""))
    var checker = ParameterChecker(language: language)
    checker.check(
      filled, .options(language.topLevel), ParameterChecker.Place(name: "", key: Self.top(root)))
    let planner = Planner(
      file: file, catalogue: catalogue, headers: headers, language: language, root: filled,
      parameters: Self.markingSecrets(parameters.parameters, usedIn: root["publish"]?["disclosure"]),
      definitions: MeasureDefinitions(filled, catalogue: catalogue, file: file).measures, references: shelf,
      explained: explained)
    let plan = planner.plan()
    let diagnostics =
      parameters.diagnostics + substitution.diagnostics + schemas.diagnostics + checker.diagnostics
      + planner.diagnostics + definitions.diagnostics + Self.unusedParameters(root, substitution.used, in: file)
    return PlanningOutcome(
      plan: plan, diagnostics: Self.ordered(diagnostics, in: file), references: planner.references.all)
  }

  /// The parameters, those marked that rules of disclosure control use: their values are secret.
  private static func markingSecrets(_ parameters: [PlannedParameter], usedIn setting: Setting?) -> [PlannedParameter] {
    guard let setting else { return parameters }
    let values = Dictionary(parameters.map { ($0.name, $0.text) }) { first, _ in first }
    var substitution = ParameterSubstitution(values: values)
    _ = substitution.filled(setting, PipelineLanguage.disclosure, key: "disclosure")
    return parameters.map { parameter in
      var parameter = parameter
      parameter.isSecret = substitution.used.contains(parameter.name)
      return parameter
    }
  }

  /// The first key of a map, where a message about the whole file points.
  private static func top(_ root: Setting) -> SourceSpan { root.map?.first?.key.span ?? root.span }

  static func versionProblem(_ root: Setting) -> Diagnostic? {
    guard root.map != nil else {
      return .error(
        "not-a-pipeline", "a pipeline is a map of keys, and here stands \(root.form)", at: root.span,
        label: "begin with 'peil: 1'")
    }
    guard let version = root["peil"] else {
      return .error(
        "no-version", "the file does not say which version of the language it is in", at: top(root),
        label: "begin with 'peil: 1'")
    }
    guard version.text?.text != "1" else { return nil }
    return .error(
      "unknown-version", "this release reads version 1 of the language", at: version.span, label: "write 'peil: 1'",
      details: ["a file in a later version needs a later release of Peil"])
  }

  /// The parameters as text; one whose value is wrong stands as it was written, so that its uses are not wrong too.
  private func substitutes(_ root: Setting, _ parameters: [PlannedParameter]) -> [String: String] {
    var values: [String: String] = [:]
    for entry in root["parameters"]?.map ?? [] {
      values[entry.key.text] = (entry.value["value"] ?? entry.value).text?.text ?? ""
    }
    for parameter in parameters { values[parameter.name] = parameter.text }
    return values
  }

  private static func unusedParameters(_ root: Setting, _ used: Set<String>, in file: String) -> [Diagnostic] {
    (root["parameters"]?.map ?? []).filter { !used.contains($0.key.text) && $0.key.span.file == file }.map { entry in
      .warning(
        "unused", "nothing uses the parameter '\(entry.key.text)'", at: entry.key.span,
        label: "write '$\(entry.key.text)' where its value belongs")
    }
  }

  /// In the order of the file, each once; what has no place comes last, after what stands in other files.
  private static func ordered(_ diagnostics: [Diagnostic], in file: String) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    // What a mistake keeps from being read looks unused and is not.
    let relevant = diagnostics.containsErrors ? diagnostics.filter { $0.code != "unused" } : diagnostics
    let unique = relevant.filter { seen.insert($0).inserted }
    func key(_ diagnostic: Diagnostic) -> (Int, String, SourcePosition) {
      guard let span = diagnostic.span else { return (2, "", SourcePosition(line: .max, column: .max)) }
      return (span.file == file ? 0 : 1, span.file, span.start)
    }
    return unique.enumerated().sorted { left, right in
      let (one, other) = (key(left.element), key(right.element))
      return one == other ? left.offset < right.offset : one < other
    }.map(\.element)
  }
}
