import Glibc
public import PeilCore
public import PeilDiagnostics
public import PeilPipeline
import PeilPublish

/// A pipeline file, read and planned, ready to run.
public struct Pipeline: Sendable {
  /// The file as it was named.
  public let file: String
  /// The file's bytes.
  public let bytes: [UInt8]
  /// What the file says, every name resolved.
  public let plan: Plan
  /// What planning read of the sources' files.
  public let layouts: [SourceLayout]
  /// What planning warned of.
  public let warnings: [Diagnostic]
  /// The texts that messages may show lines of, by file: the pipeline file and those that it includes or refers to.
  public var texts: [String: String] {
    let references = plan.references.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    return Dictionary([(file, String(decoding: bytes, as: UTF8.self))] + references) { first, _ in first }
  }

  /// Reads and plans a pipeline file; every problem in it is thrown at once.
  ///
  /// - Parameters:
  ///   - file: the path of the file; paths inside it are relative to it.
  ///   - overrides: values of parameters, as `--set` gives them.
  ///   - catalogue: the stages and measures the file may use.
  ///   - environment: what the environment has under a name, where a pipeline keeps a key there.
  public init(
    file: String, overrides: [(name: String, value: String)] = [], catalogue: Catalogue = .standard,
    environment: @escaping (String) -> String? = { _ in nil }
  ) throws(DiagnosticsError) {
    let bytes = try Pipeline.contents(of: file)
    let headers = NotedHeaders(CSVHeaderReader())
    let references = DiskReferences(environment: environment)
    let outcome = PipelineReader(catalogue: catalogue, headers: headers, references: references)
      .plan(text: bytes, file: file, overrides: overrides)
    guard let plan = outcome.plan else {
      let texts = outcome.references.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
      throw DiagnosticsError(outcome.diagnostics, sources: Dictionary(texts) { first, _ in first })
    }
    do {
      try Publishers.check(plan)
    } catch {
      throw DiagnosticsError(error.diagnostics)
    }
    self.file = file
    self.bytes = bytes
    self.plan = plan
    layouts = headers.layouts
    warnings = outcome.diagnostics
  }

  init(file: String, bytes: [UInt8], plan: Plan, layouts: [SourceLayout], warnings: [Diagnostic]) {
    self.file = file
    self.bytes = bytes
    self.plan = plan
    self.layouts = layouts
    self.warnings = warnings
  }

  /// The bytes of a pipeline file; a file that cannot be read is an error with exit status 66.
  public static func contents(of file: String) throws(DiagnosticsError) -> [UInt8] {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(file, errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw unreadable(file, errno)
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      if bytes.count > largestFile {
        throw DiagnosticsError([
          .error(
            "pipeline-too-large",
            "'\(file)' holds more than \(largestFile / 1_000_000) MB, which no pipeline file does; was a data file meant?",
            exit: .usage)
        ])
      }
    }
  }

  private static let largestFile = 16_000_000

  private static func unreadable(_ file: String, _ number: Int32) -> DiagnosticsError {
    let reason = number == EISDIR ? "it is a folder" : String(cString: strerror(number))
    return DiagnosticsError([
      .error(
        "unreadable-pipeline", "cannot read the pipeline file '\(file)': \(reason)",
        details: ["a pipeline file is YAML; pipelines/mkbidee-2020.yaml is one that works"], exit: .noInput)
    ])
  }
}
