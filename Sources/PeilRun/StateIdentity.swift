import Crypto
public import PeilCore
import PeilJSON

/// What states must have in common to be added up: the program, the pipeline, and all that settles what its figures mean.
public struct StateIdentity: Hashable, Sendable {
  /// A taxonomy or code list, or a parameter, with its content.
  public struct Part: Hashable, Sendable {
    /// Its name, or the path as the pipeline writes it.
    public let name: String
    /// The hash of a file, the value of a parameter.
    public let content: String

    /// Pairs a name with a content.
    public init(name: String, content: String) {
      self.name = name
      self.content = content
    }
  }

  /// The version of Peil.
  public let version: String
  /// The SHA-256 of the pipeline file.
  public let pipeline: String
  /// The files it reads besides, in the order of the plan.
  public let references: [Part]
  /// The parameters, in the order of the plan; what rules of disclosure control use is not among them.
  public let parameters: [Part]
  /// What tells the keys under which values are hashed from others; empty where there are none.
  public let key: String

  init(version: String, pipeline: String, references: [Part], parameters: [Part], key: String) {
    self.version = version
    self.pipeline = pipeline
    self.references = references
    self.parameters = parameters
    self.key = key
  }

  /// The identity of the states that a plan's runs keep; `pipeline` are the bytes of the pipeline file.
  public init(of plan: Plan, pipeline: [UInt8], version: String) {
    self.init(
      version: version, pipeline: Digest(of: pipeline).hexadecimal,
      references: plan.references.map { Part(name: $0.shownPath, content: Digest(of: $0.bytes).hexadecimal) },
      parameters: plan.parameters.filter { !$0.isSecret }.map { Part(name: $0.name, content: $0.text) },
      key: Self.fingerprint(of: plan.secrets))
  }

  /// What of another identity is not the same, in words; none where all is.
  ///
  /// Keys are compared only with `comparingKeys`.
  public func differences(from other: StateIdentity, comparingKeys: Bool) -> [String] {
    var found: [String] = []
    if version != other.version { found.append("it was made by Peil \(other.version), and this is \(version)") }
    if pipeline != other.pipeline {
      found.append("the pipeline file is another (SHA-256 \(other.pipeline.prefix(12))…)")
    }
    found += Self.differences(references, other.references, "the file")
    found += Self.differences(parameters, other.parameters, "the parameter")
    if comparingKeys, key != other.key { found.append("values are hashed under another key") }
    return found
  }

  private static func differences(_ own: [Part], _ others: [Part], _ noun: String) -> [String] {
    let theirs = Dictionary(others.map { ($0.name, $0.content) }) { first, _ in first }
    let changed = own.filter { theirs[$0.name] != $0.content }.map(\.name)
    let gone = others.map(\.name).filter { name in !own.contains { $0.name == name } }
    return (changed + gone).map { "\(noun) '\($0)' is another" }
  }

  /// A short keyed hash of a fixed text: it tells keys apart and gives none away.
  private static func fingerprint(of secrets: [Secret]) -> String {
    guard !secrets.isEmpty else { return "" }
    let codes = secrets.flatMap { secret in
      HMAC<SHA256>.authenticationCode(for: Array("peil: states, form 1".utf8), using: SymmetricKey(data: secret.bytes))
    }
    return String(Digest(of: codes).hexadecimal.prefix(16))
  }
}

extension Plan {
  /// The keys under which values are hashed.
  fileprivate var secrets: [Secret] {
    datasets.flatMap(\.stages).compactMap { stage in
      guard case .replace(let replacement) = stage.relation.operation,
        case .pseudonym(let secret, _) = replacement.kind
      else { return nil }
      return secret
    } + [states.key].compactMap(\.self)
  }
}

extension StateIdentity {
  var json: [(String, JSONValue)] {
    func list(_ parts: [Part]) -> JSONValue {
      .list(parts.map { .map([("name", .text($0.name)), ("content", .text($0.content))]) })
    }
    return [
      ("peil", .text(version)), ("pipeline", .text(pipeline)), ("references", list(references)),
      ("parameters", list(parameters)), ("key", .text(key)),
    ]
  }

  init(reading node: StoredNode) throws(StoredRunError) {
    func part(_ node: StoredNode) throws(StoredRunError) -> Part {
      Part(name: try node.at("name").text, content: try node.at("content").text)
    }
    self.init(
      version: try node.at("peil").text, pipeline: try node.at("pipeline").text,
      references: try node.at("references").all(part), parameters: try node.at("parameters").all(part),
      key: try node.at("key").text)
  }
}
