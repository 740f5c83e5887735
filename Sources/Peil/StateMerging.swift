public import PeilCore
public import PeilDiagnostics
import PeilEngine
public import PeilPipeline
import PeilRun

/// Adds up the states that several runs of one pipeline have sent, without any of their rows.
public struct StateMerging: Sendable {
  /// The pipeline, planned without its sources' files.
  public let pipeline: Pipeline
  /// What the states do not tell.
  public let warnings: [Diagnostic]
  private let parts: [SourcePart]
  private let identity: StateIdentity

  /// Reads states of a pipeline.
  ///
  /// Throws, `DiagnosticConvertible`, where a state is damaged, of another pipeline, or kept for its own machine; where the
  /// pipeline does not let its states travel; and where two of them hold the same rows.
  public init(
    file: String, states: [String], overrides: [(name: String, value: String)] = [], catalogue: Catalogue = .standard
  ) throws {
    let bytes = try Pipeline.contents(of: file)
    let files = try states.map { (path: $0, file: try StateFile(file: $0)) }
    try Self.check(files)
    let layouts = try Self.layouts(files)
    let planned = try Self.planned(bytes, file, overrides, catalogue, layouts)
    let identity = StateIdentity(of: planned.plan, pipeline: bytes, version: version)
    for (path, state) in files {
      let differences = identity.differences(from: state.identity, comparingKeys: false)
      if !differences.isEmpty {
        throw Self.failure("other-pipeline", "'\(path)' is a state of another pipeline than '\(file)'", differences)
      }
    }
    let obstacles = planned.plan.obstaclesToMerging + planned.plan.obstaclesToTravel
    if !obstacles.isEmpty {
      throw DiagnosticsError(
        obstacles.map { obstacle in
          .error(
            obstacle.code, "the pipeline's states cannot be added up elsewhere: \(obstacle.message)", at: obstacle.span,
            exit: .data)
        }, sources: [file: String(decoding: bytes, as: UTF8.self)])
    }
    let owned = try files.map { (path: $0.path, parts: try $0.file.parts.map { try SourcePart(bytes: $0) }) }
    try Self.checkRows(owned)
    parts = owned.flatMap(\.parts)
    var plan = planned.plan
    plan.sources = plan.sources.map { [parts] source in
      source.reading(
        parts.filter { $0.source == source.name }.flatMap(\.files).map { PlannedFile(path: $0, shownPath: $0) })
    }
    self.identity = identity
    pipeline = Pipeline(file: file, bytes: bytes, plan: plan, layouts: layouts, warnings: planned.warnings)
    warnings = Self.warnings(plan, parts)
  }

  /// Makes the figures and writes the folder of a run.
  ///
  /// Where more rows were rejected than a source allows, counted over all states, the folder is that of a failure.
  public func run(
    into folder: String, threads: Int, programs: ProgramPermission? = nil
  ) throws -> Pipeline.Outcome {
    var result = try NativeEngine().result(of: parts, in: pipeline.plan, programs: programs)
    result.warnings = warnings + result.warnings
    var inputs: [String: [RunIdentity.Hash?]] = [:]
    for part in parts { inputs[part.source, default: []] += part.hashes.map(Optional.some) }
    result.identity = RunIdentity(
      version: version, pipeline: identity.pipeline, inputs: inputs, references: identity.references.map(\.content))
    return try pipeline.write(result, into: folder, against: [], threads: threads, rows: { [] })
  }

  // MARK: Planning

  private static func planned(
    _ bytes: [UInt8], _ file: String, _ overrides: [(name: String, value: String)], _ catalogue: Catalogue,
    _ layouts: [SourceLayout]
  ) throws -> (plan: Plan, warnings: [Diagnostic]) {
    let outcome = PipelineReader(
      catalogue: catalogue, headers: KnownHeaders(layouts), references: KeylessReferences()
    ).plan(text: bytes, file: file, overrides: overrides)
    guard let plan = outcome.plan else {
      let texts = outcome.references.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
      throw DiagnosticsError(outcome.diagnostics, sources: Dictionary(texts) { first, _ in first })
    }
    return (plan, outcome.diagnostics)
  }

  /// What was read of the files' heads, which must be the same everywhere.
  private static func layouts(_ files: [(path: String, file: StateFile)]) throws(DiagnosticsError) -> [SourceLayout] {
    guard let first = files.first else { return [] }
    for (path, file) in files.dropFirst() {
      for layout in first.file.layouts {
        guard let other = file.layouts.first(where: { $0.source == layout.source }) else { continue }
        if other.headers != layout.headers {
          throw failure(
            "other-header", "the files of source '\(layout.source)' have other headers in '\(path)'",
            ["'\(first.path)': \(listed(layout.headers))", "'\(path)': \(listed(other.headers))"])
        }
      }
    }
    return first.file.layouts
  }

  private static func listed(_ names: [String]) -> String {
    names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
  }

  // MARK: Checks

  private static func check(_ files: [(path: String, file: StateFile)]) throws(DiagnosticsError) {
    for (path, file) in files where file.kind == .kept {
      throw failure(
        "unit-level-state", "'\(path)' is kept for the machine that made it: it may hold units and rejected records",
        ["send the file NAME.state that 'peil run --state FOLDER' writes in FOLDER itself, which holds neither"])
    }
    guard let first = files.first else {
      throw failure("state-incomplete", "there is no state to add up", ["name one or more files NAME.state"])
    }
    for (path, file) in files.dropFirst() where file.identity != first.file.identity {
      throw failure(
        "other-pipeline", "'\(first.path)' and '\(path)' are states of different pipelines",
        first.file.identity.differences(from: file.identity, comparingKeys: true))
    }
  }

  /// No file and no key of a row may stand in two states: its rows would count twice.
  private static func checkRows(_ states: [(path: String, parts: [SourcePart])]) throws(DiagnosticsError) {
    for (place, later) in states.enumerated() {
      for earlier in states[..<place] {
        for part in later.parts {
          let known = Set(earlier.parts.filter { $0.source == part.source }.flatMap(\.hashes))
          guard let same = zip(part.files, part.hashes).first(where: { known.contains($0.1) }) else { continue }
          throw failure(
            "state-repeated", "'\(earlier.path)' and '\(later.path)' both hold the file '\(same.0)'",
            ["its rows would count twice; name each state once"])
        }
        if let source = SourcePart.sourceWithSharedKeys(earlier.parts + later.parts) {
          throw failure(
            "state-keys-shared",
            "'\(earlier.path)' and '\(later.path)' hold rows of source '\(source)' with the same key",
            ["one run over all files would reject or refuse them; find out which, and leave them out in one place"])
        }
      }
    }
  }

  private static func warnings(_ plan: Plan, _ parts: [SourcePart]) -> [Diagnostic] {
    plan.keyedStages.map { stage in
      .warning(
        "keys-not-compared", "that no key stands in two of the states is taken on trust: \(stage.message)",
        at: stage.span, details: ["a key of one organisation may stand in all its files, and in none of another's"])
    }
      + plan.sources.filter { source in
        source.key != nil && parts.contains { $0.source == source.name && $0.keys == nil }
      }.map { source in
        .warning(
          "keys-not-compared",
          "that no row of source '\(source.name)' stands in two of the states is taken on trust: keys did not travel",
          at: source.span,
          details: [
            "'states: {travel: pseudonymised, key: …}' lets keyed hashes of them travel, which are then compared"
          ]
        )
      }
  }

  private static func failure(_ code: String, _ message: String, _ details: [String]) -> DiagnosticsError {
    DiagnosticsError([.error(code, message, details: details, exit: .data)])
  }
}

/// Reads files from the disk, and knows no key: nothing is hashed where states are added up.
private struct KeylessReferences: ReferenceReading {
  private let disk = DiskReferences()

  func bytes(path: String) throws -> [UInt8] { try disk.bytes(path: path) }

  func secret(_ place: SecretPlace) throws -> Secret { Secret([]) }
}
