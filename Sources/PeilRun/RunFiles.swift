public import PeilCore
import PeilJSON

/// A run folder to read from: what its `run.json` names, each file held against its hash.
public struct RunFiles: Sendable {
  /// The folder's path.
  public let folder: String
  /// What `run.json` names.
  public let listing: RunListing

  /// Opens a folder that a run wrote.
  public init(folder: String) throws(StoredRunError) {
    self.folder = RunFolder(path: folder).path
    guard RunFolder.isOurs(self.folder) else { throw StoredRunError(.notARun(folder: self.folder)) }
    let path = "\(self.folder)/\(RunListing.path)"
    listing = try RunListing(reading: try FileSystem.contents(of: path), file: path)
  }

  /// The bytes of a file that the run wrote; throws where they are not those.
  public func bytes(_ path: String) throws(StoredRunError) -> [UInt8] {
    let full = "\(folder)/\(path)"
    guard let file = listing.files.first(where: { $0.path == path }) else {
      throw StoredRunError(.missing(file: full))
    }
    let bytes = try FileSystem.contents(of: full)
    guard Digest(of: bytes).hexadecimal == file.digest else { throw StoredRunError(.changed(file: full)) }
    return bytes
  }

  /// The bytes of a file as they are now, whatever the run wrote.
  public func current(_ path: String) throws(StoredRunError) -> [UInt8] {
    try FileSystem.contents(of: "\(folder)/\(path)")
  }

  /// What has become of a file that the run wrote: nil where it is as it was.
  public func fault(of file: RunListing.File) -> StoredRunError? {
    let path = "\(folder)/\(file.path)"
    guard let now = FileHash.hash(of: path, .whole) else { return StoredRunError(.missing(file: path)) }
    return now.hash.hexadecimal == file.digest ? nil : StoredRunError(.changed(file: path))
  }

  /// The files in the folder that `run.json` does not name, itself aside.
  public var others: [String] {
    let known = Set(listing.files.map(\.path) + [RunListing.path])
    return FileSystem.tree(folder).filter { !known.contains($0) }
  }

  /// The SHA-256 of `run.json`, which vouches for all the rest.
  public func listingDigest() throws(StoredRunError) -> String {
    Digest(of: try current(RunListing.path)).hexadecimal
  }

  /// What the run left of itself beside its figures.
  public func frame() throws(StoredRunError) -> RunFrame {
    guard listing.files.contains(where: { $0.path == RunFrame.path }) else {
      throw StoredRunError(.noRecord(folder: folder))
    }
    return try RunFrame(reading: try bytes(RunFrame.path), file: "\(folder)/\(RunFrame.path)")
  }

  /// The taxonomies and code lists that the run read, as they were.
  public func references(of frame: RunFrame) throws(StoredRunError) -> [ReferenceFile] {
    var files: [ReferenceFile] = []
    for reference in frame.references {
      files.append(
        ReferenceFile(path: reference.file, shownPath: reference.file, bytes: try bytes(reference.stored)))
    }
    return files
  }

  /// The hashes of a source's rows; nil where the run kept none.
  public func rowHashes(of source: String) throws(StoredRunError) -> RowHashes? {
    let path = RowHashFile.path(of: source)
    guard listing.files.contains(where: { $0.path == path }) else { return nil }
    return try RowHashFile.read(try bytes(path), file: "\(folder)/\(path)")
  }

  /// The result that publishers are shown, restored for the plan of the run's pipeline; the components behind the figures
  /// only where they are wanted.
  public func result(
    _ frame: RunFrame, plan: Plan, components: Bool = true, threads: Int = 1
  ) throws -> RunResult {
    let figures = try FigureLines.read(
      try bytes(FigureLines.path), file: "\(folder)/\(FigureLines.path)", plan: plan, components: components,
      threads: threads)
    var result = RunResult(
      tables: figures.tables, states: figures.states, ledger: frame.ledger, rejections: [], checks: frame.checks,
      inputs: frame.inputs, exports: [], warnings: [])
    result.rejectCounts = frame.rejectCounts
    result.identity = RunIdentity(
      version: frame.version, pipeline: Digest(of: try bytes(RunFrame.pipelinePath)).hexadecimal,
      inputs: frame.hashes, references: plan.references.map { Digest(of: $0.bytes).hexadecimal })
    return result
  }
}
