public import PeilCore
import PeilJSON

/// The files of a run folder as its `run.json` names them, each with its size and hash.
public struct RunListing: Hashable, Sendable {
  /// A file and what identifies it.
  public struct File: Hashable, Sendable {
    /// The path within the run folder.
    public let path: String
    /// Its size in bytes.
    public let bytes: Int
    /// Its SHA-256 in hexadecimal.
    public let digest: String

    /// Describes a file.
    public init(path: String, bytes: Int, digest: String) {
      self.path = path
      self.bytes = bytes
      self.digest = digest
    }

    /// What identifies a file that is at hand.
    public init(_ file: OutputFile) {
      self.init(path: file.path, bytes: file.bytes.count, digest: Digest(of: file.bytes).hexadecimal)
    }
  }

  /// The path of the listing within the run folder; of all files it alone has no hash there.
  public static let path = "run.json"

  /// The version of Peil that ran.
  public let version: String
  /// The language of the formats for people.
  public let language: String
  /// The formats that stand in the folder; none where nothing was published.
  public let formats: [String]
  /// The files, in the order of their paths.
  public let files: [File]
  /// Whether it says that the folder is a release.
  public let isRelease: Bool
  /// The tables whose figures it defines.
  public let definedTables: Set<String>

  /// What `run.json` says.
  init(reading bytes: [UInt8], file: String) throws(StoredRunError) {
    let root = try StoredNode.document(bytes, file: file)
    version = try root.at("peil").text
    language = try root.at("language").text
    formats = try root.optional("formats")?.texts ?? []
    isRelease = try root.optional("release")?.boolean ?? false
    definedTables = Set(
      try root.optional("definitions")?.all { (node: StoredNode) throws(StoredRunError) in
        try node.optional("table")?.text ?? ""
      } ?? []
    ).subtracting([""])
    files = try root.at("outputs").all { (node: StoredNode) throws(StoredRunError) in
      let path = try node.at("file").text
      guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
        throw node.damage("a path within the run folder")
      }
      return File(path: path, bytes: try node.at("bytes").integer, digest: try node.at("sha256").text)
    }
  }
}
