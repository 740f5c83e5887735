public import PeilCore
public import PeilDiagnostics
import PeilJSON

/// A file of states: what they are of, the states themselves, and a hash by which damage shows.
public struct StateFile: Sendable {
  /// What it is for.
  public enum Kind: String, Sendable, CaseIterable {
    /// Kept beside the data it comes of: it may hold units and rejected records.
    case kept
    /// Made to leave the machine.
    case travels
  }

  /// What it is for.
  public let kind: Kind
  /// What its states are of.
  public let identity: StateIdentity
  /// What planning read of the sources' files, so that the pipeline is planned again where they are not.
  public let layouts: [SourceLayout]
  /// The states, each as it is put away.
  public let parts: [[UInt8]]

  /// Describes a file.
  public init(_ kind: Kind, _ identity: StateIdentity, layouts: [SourceLayout], parts: [[UInt8]]) {
    self.kind = kind
    self.identity = identity
    self.layouts = layouts
    self.parts = parts
  }

  private static let mark = Array("peil-state 1\n".utf8)
  private static let digestLength = 64

  /// The file's bytes: a mark, the length of a head in JSON, the head, the states, and the SHA-256 of it all.
  public var bytes: [UInt8] {
    var head: [UInt8] = []
    JSONValue.map(
      [("kind", .text(kind.rawValue))] + identity.json + [
        ("sources", .list(layouts.map(Self.json))), ("states", .list(parts.map { .integer($0.count) })),
      ]
    ).appendLine(to: &head)
    var bytes = Self.mark + Array("\(head.count)\n".utf8) + head
    for part in parts { bytes += part }
    return bytes + Array(Digest(of: bytes).hexadecimal.utf8)
  }

  /// Reads a file; throws where it is none, damaged, or of another form.
  public init(file path: String) throws(DiagnosticsError) {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.contents(of: path)
    } catch {
      throw DiagnosticsError([
        .error(
          "unreadable-state", "the state '\(path)' cannot be read", details: ["is there such a file?"], exit: .noInput)
      ])
    }
    try self.init(bytes: bytes, path: path)
  }

  init(bytes: [UInt8], path: String) throws(DiagnosticsError) {
    guard bytes.starts(with: Self.mark) else {
      let isOther = bytes.starts(with: Self.mark.prefix(11))
      throw DiagnosticsError([
        .error(
          isOther ? "other-state" : "not-a-state",
          isOther
            ? "'\(path)' is a state of a form that this release does not read" : "'\(path)' is no state of Peil's",
          details: ["'peil run --state FOLDER' writes states: FOLDER/NAME.state"], exit: .data)
      ])
    }
    let body = bytes.dropLast(Self.digestLength)
    guard bytes.count > Self.mark.count + Self.digestLength,
      Array(bytes.suffix(Self.digestLength)) == Array(Digest(of: body).hexadecimal.utf8)
    else { throw Self.damaged(path) }
    do {
      let line = body[Self.mark.count...].prefix { $0 != UInt8(ascii: "\n") }
      guard let length = Int(String(decoding: line, as: UTF8.self)), length >= 0,
        line.endIndex + 1 + length <= body.count
      else { throw Self.damaged(path) }
      let start = line.endIndex + 1
      let root = try StoredNode.document(Array(body[start..<start + length]), file: path)
      kind = try root.at("kind").word(Kind.self)
      identity = try StateIdentity(reading: root)
      layouts = try root.at("sources").all(Self.layout)
      var place = start + length
      var parts: [[UInt8]] = []
      for node in try root.at("states").list {
        let size = try node.integer
        guard size >= 0, size <= body.endIndex - place else { throw Self.damaged(path) }
        parts.append(Array(body[place..<place + size]))
        place += size
      }
      self.parts = parts
    } catch {
      throw Self.damaged(path)
    }
  }

  private static func damaged(_ path: String) -> DiagnosticsError {
    DiagnosticsError([
      .error(
        "state-damaged", "the state '\(path)' is damaged: it is not what was written",
        details: ["remove the file and run the pipeline again, or fetch it again from where it was made"], exit: .data)
    ])
  }

  private static func json(_ layout: SourceLayout) -> JSONValue {
    .map([
      ("source", .text(layout.source)), ("headers", .list(layout.headers.map(JSONValue.text))),
      (
        "patterns",
        .list(
          layout.patterns.map {
            .map([("pattern", .text($0.text)), ("files", .list($0.files.map(JSONValue.text)))])
          })
      ),
    ])
  }

  private static func layout(_ node: StoredNode) throws(StoredRunError) -> SourceLayout {
    SourceLayout(
      source: try node.at("source").text, headers: try node.at("headers").texts,
      patterns: try node.at("patterns").all { (pattern: StoredNode) throws(StoredRunError) in
        SourceLayout.Pattern(text: try pattern.at("pattern").text, files: try pattern.at("files").texts)
      })
  }
}
