public import PeilDiagnostics
public import PeilExpression
public import PeilTable
public import PeilValues

/// What a stage or measure may ask while its options are read, and whom it tells what is wrong.
///
/// A context lives as long as one planning and stays on its thread.
public final class BindingContext {
  /// The dataset or table that is being planned, for messages.
  public let subject: String
  /// The source or dataset whose rows come into the dataset, before its first stage.
  public let origin: String
  /// The parameters' values.
  public let parameters: [String: Literal]
  /// How rates are meant, where the pipeline says so.
  public let reading: Reading?
  /// The day the figures speak of.
  public let asOf: CalendarDate?
  /// What is counted.
  public let unit: UnitOfAnalysis?
  /// What the parameters of a defined measure stand for in each row.
  public let arguments: [String: Expression]
  /// What went wrong so far.
  public private(set) var diagnostics: [Diagnostic] = []

  private let schemas: [String: Schema]
  private let references: (any ReferenceShelf)?

  /// Prepares a planning step that may refer to these sources and datasets.
  public init(
    subject: String, origin: String? = nil, schemas: [String: Schema], parameters: [String: Literal],
    reading: Reading?, asOf: CalendarDate?, unit: UnitOfAnalysis?, references: (any ReferenceShelf)? = nil,
    arguments: [String: Expression] = [:]
  ) {
    self.subject = subject
    self.origin = origin ?? subject
    self.schemas = schemas
    self.parameters = parameters
    self.reading = reading
    self.asOf = asOf
    self.unit = unit
    self.references = references
    self.arguments = arguments
  }

  /// A context for the formula of a defined measure, which sees its own parameters and no others; it has its own
  /// diagnostics.
  public func within(parameters: [String: Literal], arguments: [String: Expression]) -> BindingContext {
    BindingContext(
      subject: subject, origin: origin, schemas: schemas, parameters: parameters, reading: reading, asOf: asOf,
      unit: unit, references: references, arguments: arguments)
  }

  /// Notes a problem; planning goes on to find the others.
  public func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Notes every problem an error carries.
  public func report(_ error: some DiagnosticConvertible) { diagnostics.append(contentsOf: error.diagnostics) }

  /// The taxonomy an option names; what is wrong with its file has been reported.
  public func taxonomy(_ setting: Setting) -> Taxonomy? { setting.text.flatMap { references?.taxonomy($0) } }

  /// The code list an option names; what is wrong with its file has been reported.
  public func codeList(_ setting: Setting) -> CodeList? { setting.text.flatMap { references?.codeList($0) } }

  /// Whether an option names a file, which is then an input of the run; one that must be there and is not is reported.
  public func hasFile(_ path: SourceText, isRequired: Bool) -> Bool {
    references?.hasFile(path, isRequired: isRequired) ?? false
  }

  /// The folder that paths in the pipeline file are relative to.
  public var folder: String { references?.folder ?? "." }
  /// The key kept at a place an option names; what is wrong with it has been reported.
  public func secret(_ place: SecretPlace, at span: SourceSpan) -> Secret? { references?.secret(place, at: span) }

  /// The schema of a source or dataset; an unknown name is reported.
  public func schema(of name: SourceText) -> Schema? {
    if let schema = schemas[name.text] { return schema }
    report(.unknownRelation(name, among: schemas.keys.sorted()))
    return nil
  }
}
