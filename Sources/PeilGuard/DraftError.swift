public import PeilDiagnostics

/// Why a text cannot be read.
public struct DraftError: Error, Hashable, Sendable {
  /// What stood in the way.
  public enum Reason: Hashable, Sendable {
    /// The name ends in a way that says nothing of the form.
    case unknownEnding
    /// The bytes are no UTF-8.
    case notText
    /// It is no Word file, or a damaged one; what is lacking.
    case notWord(String)
    /// The program that unpacks is not there.
    case noUnpacker
  }

  /// The file as the user named it.
  public let file: String
  /// What stood in the way.
  public let reason: Reason

  init(file: String, _ reason: Reason) {
    self.file = file
    self.reason = reason
  }
}

extension DraftError: DiagnosticConvertible {
  /// One error with what to do about it.
  public var diagnostics: [Diagnostic] {
    switch reason {
    case .unknownEnding:
      [
        .error(
          "unknown-draft", "'\(file)' is no text that can be read",
          details: ["a text ends in .md, .txt, .html or .docx; save it as one of these"], exit: .usage)
      ]
    case .notText:
      [
        .error(
          "draft-encoding", "'\(file)' is not UTF-8", details: ["save the text as UTF-8"], exit: .data)
      ]
    case .notWord(let what):
      [
        .error(
          "not-a-word-file", "'\(file)' is no Word file: \(what)",
          details: ["save it again as .docx, without a password"], exit: .data)
      ]
    case .noUnpacker:
      [
        .error(
          "no-unpacker", "'\(file)' is packed, and the program gzip is not there to unpack it",
          details: ["install gzip, or save the text as .html"], exit: .noInput)
      ]
    }
  }
}
