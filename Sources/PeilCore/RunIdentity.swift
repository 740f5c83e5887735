/// What anybody needs to say which run figures come from: the program, the pipeline file, and the hash of all it read.
public struct RunIdentity: Hashable, Sendable {
  /// The hash of a file.
  public struct Hash: Hashable, Sendable {
    /// How it was made.
    public enum Method: String, CaseIterable, Hashable, Sendable {
      /// The SHA-256 of the bytes.
      case whole = "sha256"
      /// The SHA-256 of the SHA-256 digests of the pieces of 65,536 bytes, one after the other.
      case pieces = "sha256-of-65536-byte-pieces"
    }

    /// How it was made.
    public let method: Method
    /// The digest in hexadecimal.
    public let hexadecimal: String

    /// Describes a hash.
    public init(_ method: Method, _ hexadecimal: String) {
      self.method = method
      self.hexadecimal = hexadecimal
    }
  }

  /// The version of Peil that ran.
  public let version: String
  /// The SHA-256 of the pipeline file.
  public let pipeline: String
  /// For each source the hash of each of its files, in order; nil where a file was not read.
  public let inputs: [String: [Hash?]]
  /// The SHA-256 of each taxonomy and code list, in the order of the plan.
  public let references: [String]

  /// Describes a run.
  public init(version: String, pipeline: String, inputs: [String: [Hash?]], references: [String]) {
    self.version = version
    self.pipeline = pipeline
    self.inputs = inputs
    self.references = references
  }
}
