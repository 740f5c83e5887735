import Glibc
public import PeilCore
public import PeilDiagnostics

/// A folder of states: those of single files, which its owner alone may read, and beside them what may leave the machine.
public struct StateFolder: Sendable {
  /// The folder's path.
  public let path: String

  /// A folder at this path, which need not exist.
  public init(path: String) { self.path = path }

  private var parts: String { "\(path)/parts" }

  /// Makes the folder where it is not there; what it then holds can be read by its owner alone.
  public func make() throws {
    _ = try FileSystem.makeFolders(path)
    guard mkdir(parts, 0o700) == 0 || (errno == EEXIST && FileSystem.isFolder(parts)) else {
      throw DiagnosticsError([
        .error(
          "cannot-write", "'\(parts)' cannot be made: \(String(cString: strerror(errno)))",
          details: ["name another folder with --state"], exit: .cannotCreate)
      ])
    }
  }

  /// The state of a file of a source, by its content; nil where there is none.
  ///
  /// Throws where it is damaged.
  public func part(
    of source: String, _ hash: RunIdentity.Hash, under identity: StateIdentity
  ) throws(DiagnosticsError) -> [UInt8]? {
    let path = self.path(of: source, hash, identity)
    guard access(path, F_OK) == 0 else { return nil }
    let file = try StateFile(file: path)
    guard file.identity == identity, file.parts.count == 1 else {
      throw DiagnosticsError([
        .error(
          "state-damaged", "the state '\(path)' is not the one that its name says",
          details: ["remove the file and run the pipeline again"], exit: .data)
      ])
    }
    return file.parts[0]
  }

  /// Keeps the state of a file of a source.
  public func keep(
    _ part: [UInt8], of source: String, _ hash: RunIdentity.Hash, layouts: [SourceLayout],
    under identity: StateIdentity
  ) throws(DiagnosticsError) {
    let file = StateFile(.kept, identity, layouts: layouts, parts: [part])
    try NewFile.write(file.bytes, to: path(of: source, hash, identity), replacing: true, isPrivate: true)
  }

  /// How the states that are there and not of this identity differ from it: of each sort how many, and in what.
  public func strangers(to identity: StateIdentity) -> [(differences: [String], count: Int)] {
    let own = "-\(Self.name(of: identity)).state"
    var found: [[String]: Int] = [:]
    for name in (try? FileSystem.entries(of: parts)) ?? [] where name.hasSuffix(".state") && !name.hasSuffix(own) {
      guard let file = try? StateFile(file: "\(parts)/\(name)") else { continue }
      found[identity.differences(from: file.identity, comparingKeys: true), default: 0] += 1
    }
    return found.map { ($0.key, $0.value) }.sorted { $0.differences.lexicographicallyPrecedes($1.differences) }
  }

  /// The file of this pipeline that may leave the machine.
  public func travellingPath(of pipeline: String) -> String {
    let name = pipeline.split(separator: "/").last.map(String.init) ?? pipeline
    let stem = name.lastIndex(of: ".").map { $0 == name.startIndex ? name : String(name[..<$0]) } ?? name
    return "\(path)/\(stem).state"
  }

  /// Writes that file, or takes away the one of an earlier run where nothing may leave.
  public func writeTravelling(_ file: StateFile?, of pipeline: String) throws(DiagnosticsError) {
    let path = travellingPath(of: pipeline)
    // Somebody else's file may have the name.
    guard FileSystem.beginning(of: path, count: 11).map({ $0 == "peil-state " }) ?? true else {
      if file == nil { return }
      throw DiagnosticsError([
        .error(
          "cannot-write", "'\(path)' is there already and is no state of Peil's; it was left as it is",
          details: ["name another folder with --state"], exit: .cannotCreate)
      ])
    }
    guard let file else {
      unlink(path)
      return
    }
    try NewFile.write(file.bytes, to: path, replacing: true)
  }

  private func path(of source: String, _ hash: RunIdentity.Hash, _ identity: StateIdentity) -> String {
    let file = Digest(of: Array("\(source)\n\(hash.method.rawValue)\n\(hash.hexadecimal)".utf8)).hexadecimal
    return "\(parts)/\(file.prefix(32))-\(Self.name(of: identity)).state"
  }

  private static func name(of identity: StateIdentity) -> String {
    let file = StateFile(.kept, identity, layouts: [], parts: [])
    return String(Digest(of: file.bytes).hexadecimal.prefix(16))
  }
}
