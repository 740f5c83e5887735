import PeilCore
import PeilDiagnostics
import PeilEngine
import PeilRun

/// A run that keeps the states of each file of its sources, and reads only files whose states it does not have.
struct StatefulRun {
  private let pipeline: Pipeline
  private let folder: StateFolder
  private let options: RunOptions
  private let identity: StateIdentity
  private(set) var account: StateAccount

  /// Prepares a run that keeps its states in a folder.
  init(_ pipeline: Pipeline, folder: StateFolder, options: RunOptions) throws {
    self.pipeline = pipeline
    self.folder = folder
    self.options = options
    identity = StateIdentity(of: pipeline.plan, pipeline: pipeline.bytes, version: version)
    account = StateAccount(folder: folder.path)
  }

  private var plan: Plan { pipeline.plan }

  /// What the states of all files come to; nil where all files have to be read together, and the account says why.
  mutating func result() throws -> RunResult? {
    let obstacles = plan.obstaclesToParts
    guard obstacles.isEmpty else {
      let mayMerge = plan.obstaclesToMerging.isEmpty
      account.remarks = obstacles.map { obstacle in
        var remark = obstacle
        remark.message = "all files are read: \(obstacle.message)"
        remark.details =
          mayMerge ? ["the states of the whole run are written for 'peil merge'"] : ["no states are kept"]
        return remark
      }
      return mayMerge ? try whole() : nil
    }
    try folder.make()
    try Self.checkHeaders(plan)
    for (differences, count) in folder.strangers(to: identity) {
      account.remarks.append(
        .note(
          "other-states",
          "\(count) state\(count == 1 ? "" : "s") in \(folder.path)/parts \(count == 1 ? "is" : "are") not of this pipeline as it is now, and not used",
          details: differences + ["they can be removed; the states of this pipeline stand beside them"]))
    }
    guard let parts = try parts(), let result = try summed(parts) else { return nil }
    try writeTravelling(parts)
    return result
  }

  /// All files of a source have the header of the first, whether they are read or not.
  private static func checkHeaders(_ plan: Plan) throws {
    for source in plan.sources where source.files.count > 1 { try NativeEngine.checkHeaders(of: source) }
  }

  // MARK: Parts

  /// The state of every file, made where it is not there; nil where a file on its own stops the run.
  private mutating func parts() throws -> [SourcePart]? {
    var parts: [SourcePart] = []
    for (place, source) in plan.sources.enumerated() {
      for file in source.files {
        if let known = try known(file, source) {
          account.reused.append(file.shownPath)
          parts.append(known)
        } else {
          guard let part = try made(file, place) else { return nil }
          account.read.append(file.shownPath)
          parts.append(part)
        }
      }
    }
    return parts
  }

  private func known(_ file: PlannedFile, _ source: PlannedSource) throws -> SourcePart? {
    guard let hash = InputHasher.hash(ofFile: file.path),
      let bytes = try folder.part(of: source.name, hash, under: identity)
    else { return nil }
    return try SourcePart(bytes: bytes).named(file.shownPath)
  }

  private mutating func made(_ file: PlannedFile, _ source: Int) throws -> SourcePart? {
    let hasher = InputHasher()
    var options = options
    options.observer = hasher
    do {
      var part = try NativeEngine().part(of: file, source: source, in: plan, options: options)
      guard let hash = hasher.digest(of: plan.sources[source].name)?.hash else {
        throw DiagnosticsError([
          .error("internal-error", "'\(file.shownPath)' was read without a hash", exit: .software)
        ])
      }
      part.hashes = [hash]
      try folder.keep(
        part.bytes, of: plan.sources[source].name, hash, layouts: pipeline.layouts, under: identity)
      return part
    } catch let error as DiagnosticsError where error.diagnostics.exitStatus == .data {
      // A limit may hold for all files together where it does not for one; a run of them all tells what there is to tell.
      refuse("'\(file.shownPath)' on its own stops the run", error.diagnostics)
      return nil
    }
  }

  /// A run over all files, whose states are of no use to the next one, but may travel.
  private mutating func whole() throws -> RunResult {
    let hasher = InputHasher()
    var options = options
    options.observer = hasher
    var (result, parts) = try NativeEngine().runKeepingStates(plan, options: options)
    result.identity = hasher.identity(of: plan, pipeline: pipeline.bytes, version: version)
    for place in parts.indices {
      parts[place].hashes = result.identity?.inputs[parts[place].source]?.compactMap(\.self) ?? []
    }
    try folder.make()
    try writeTravelling(parts)
    return result
  }

  // MARK: Sums

  private mutating func summed(_ parts: [SourcePart]) throws -> RunResult? {
    if let source = SourcePart.sourceWithSharedKeys(parts) {
      refuse("files of source '\(source)' have keys in common, which are looked into row by row", [])
      return nil
    }
    do {
      var result = try NativeEngine().result(of: parts, in: plan, programs: options.programs)
      result.identity = RunIdentity(
        version: version, pipeline: identity.pipeline,
        inputs: Dictionary(
          plan.sources.map { source in (source.name, parts.filter { $0.source == source.name }.flatMap(\.hashes)) }
        ) { first, _ in first }, references: identity.references.map(\.content))
      return result
    } catch let error as DiagnosticsError where error.diagnostics.allSatisfy({ $0.code != "state-damaged" }) {
      refuse("the states together stop the run", error.diagnostics)
      return nil
    }
  }

  private mutating func refuse(_ reason: String, _ found: [Diagnostic]) {
    account.reused = []
    account.read = []
    account.remarks.append(
      .warning(
        "needs-all-rows", "all files are read together: \(reason)",
        details: found.prefix(3).map(\.message)))
  }

  private mutating func writeTravelling(_ parts: [SourcePart]) throws {
    let obstacles = plan.obstaclesToTravel
    guard obstacles.isEmpty else {
      try folder.writeTravelling(nil, of: pipeline.file)
      account.remarks.append(
        .note(
          obstacles[0].code, "the states stay on this machine, for they hold units",
          details: obstacles.prefix(5).map(\.message)
            + (obstacles.count > 5 ? ["… and \(obstacles.count - 5) more"] : [])))
      return
    }
    let keepsKeys = plan.states.travel == .pseudonymised
    try folder.writeTravelling(
      StateFile(
        .travels, identity, layouts: pipeline.layouts,
        parts: parts.map { $0.withoutRows(keepingKeys: keepsKeys).bytes }), of: pipeline.file)
    account.travelling = folder.travellingPath(of: pipeline.file)
  }
}
