import PeilCore
import PeilDiagnostics

/// Reads each taxonomy and code list once, whatever names it how often, and collects what is wrong with them.
final class PlannerReferences: ReferenceShelf {
  private let pipeline: String
  private let reading: any ReferenceReading
  private var files: [String: ReferenceFile?] = [:]
  private var taxonomies: [String: Taxonomy?] = [:]
  private var codeLists: [String: CodeList?] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init(pipeline: String, reading: any ReferenceReading) {
    self.pipeline = pipeline
    self.reading = reading
  }

  /// What was wrong so far, which is told now and not again.
  func takeDiagnostics() -> [Diagnostic] {
    defer { diagnostics = [] }
    return diagnostics
  }

  /// The files that could be read, in the order of their paths as the pipeline writes them.
  var all: [ReferenceFile] { files.values.compactMap(\.self).sorted { $0.shownPath < $1.shownPath } }

  func taxonomy(_ path: SourceText) -> Taxonomy? {
    if let known = taxonomies[path.text] { return known }
    var taxonomy: Taxonomy?
    if let file = file(path) {
      var reader = TaxonomyReader(file: file.path)
      taxonomy = reader.read(file.bytes)
      diagnostics += reader.diagnostics
    }
    taxonomies[path.text] = .some(taxonomy)
    return taxonomy
  }

  func codeList(_ path: SourceText) -> CodeList? {
    if let known = codeLists[path.text] { return known }
    var list: CodeList?
    if let file = file(path) {
      var reader = CodeListReader(file: file.path)
      list = reader.read(file.bytes)
      diagnostics += reader.diagnostics
    }
    codeLists[path.text] = .some(list)
    return list
  }

  func hasFile(_ path: SourceText, isRequired: Bool) -> Bool {
    if isRequired { return file(path) != nil }
    if let known = files[path.text] { return known != nil }
    let resolved = PipelinePath.resolved(path.text, in: pipeline)
    guard let bytes = try? reading.bytes(path: resolved) else { return false }
    files[path.text] = ReferenceFile(path: resolved, shownPath: path.text, bytes: bytes)
    return true
  }

  var folder: String {
    pipeline.lastIndex(of: "/").map { $0 == pipeline.startIndex ? "/" : String(pipeline[..<$0]) } ?? "."
  }

  func secret(_ place: SecretPlace, at span: SourceSpan) -> Secret? {
    var resolved = place
    if case .file(let path) = place { resolved = .file(PipelinePath.resolved(path, in: pipeline)) }
    do {
      return try reading.secret(resolved)
    } catch let error as any DiagnosticConvertible {
      diagnostics += error.diagnostics.map { diagnostic in
        var placed = diagnostic
        placed.span = placed.span ?? span
        return placed
      }
    } catch {
      diagnostics.append(.error("no-key", "the key cannot be had", at: span, exit: .noInput))
    }
    return nil
  }

  /// A file as a pipeline names it; one that cannot be read has its own message.
  func file(_ path: SourceText) -> ReferenceFile? {
    if let known = files[path.text] { return known }
    let resolved = PipelinePath.resolved(path.text, in: pipeline)
    var file: ReferenceFile?
    do {
      file = ReferenceFile(path: resolved, shownPath: path.text, bytes: try reading.bytes(path: resolved))
    } catch let error as any DiagnosticConvertible {
      diagnostics += error.diagnostics.map { diagnostic in
        var placed = diagnostic
        placed.span = placed.span ?? path.span
        return placed
      }
    } catch {
      diagnostics.append(
        .error("unreadable-reference", "'\(path.text)' cannot be read: \(error)", at: path.span, exit: .noInput))
    }
    files[path.text] = .some(file)
    return file
  }
}
