public import PeilDiagnostics

/// Where a stage gets the taxonomies and code lists its options name; a stage itself reads no file.
public protocol ReferenceShelf: AnyObject {
  /// The taxonomy a path names; nil where it cannot be had, which has then been reported.
  func taxonomy(_ path: SourceText) -> Taxonomy?
  /// The code list a path names; nil where it cannot be had, which has then been reported.
  func codeList(_ path: SourceText) -> CodeList?
  /// Whether a path names a file, which is then an input of the run; one that must be there and is not has been reported.
  func hasFile(_ path: SourceText, isRequired: Bool) -> Bool
  /// The folder that paths are relative to.
  var folder: String { get }
  /// The key kept at a place; nil where it cannot be had, which has then been reported.
  func secret(_ place: SecretPlace, at span: SourceSpan) -> Secret?
}
