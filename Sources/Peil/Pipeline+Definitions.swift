public import PeilCore
public import PeilDiagnostics
public import PeilPipeline

extension Pipeline {
  /// The measures that a pipeline file and the files it includes define.
  public struct Definitions: Sendable {
    /// Their reference pages, in the pipeline's language.
    public let pages: [Page]
    /// What is wrong with a definition, or with a file that is included.
    public let diagnostics: [Diagnostic]
    /// The texts that messages may show lines of, by file.
    public let texts: [String: String]
  }

  /// Reads the definitions alone, so that they can be looked up while the rest of the file is still wrong.
  ///
  /// Throws where the file cannot be read.
  public static func definitions(
    in file: String, catalogue: Catalogue = .standard
  ) throws(DiagnosticsError) -> Definitions {
    let bytes = try contents(of: file)
    let found = PipelineReader(catalogue: catalogue).definedMeasures(text: bytes, file: file)
    let references = found.references.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    return Definitions(
      pages: found.pages, diagnostics: found.diagnostics,
      texts: Dictionary([(file, String(decoding: bytes, as: UTF8.self))] + references) { first, _ in first })
  }
}
