/// One thing to tell the user: what was found, where, and what to do.
public struct Diagnostic: Hashable, Sendable {
  /// How grave it is: a warning never stops a run.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    case error, warning, note
  }

  /// How grave it is.
  public var severity: Severity
  /// A stable identifier in kebab-case, for programs that read diagnostics.
  public var code: String
  /// What was found and what was expected, in one line without a full stop.
  public var message: String
  /// The piece of the pipeline file it is about.
  public var span: SourceSpan?
  /// What stands after the carets: `did you mean 'granted'?`.
  public var label: String?
  /// Further lines: `columns here: application, …`.
  public var details: [String]
  /// The place in a data file it is about.
  public var place: DataPlace?
  /// How the command ends because of it.
  public var exit: ExitStatus

  /// A diagnostic.
  ///
  /// Without `exit` an error ends with `data` when it has a place in a data file and with `usage` otherwise, and anything
  /// less than an error with `done`.
  public init(
    severity: Severity, code: String, message: String, span: SourceSpan? = nil, label: String? = nil,
    details: [String] = [], place: DataPlace? = nil, exit: ExitStatus? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.label = label
    self.details = details
    self.place = place
    self.exit = exit ?? (severity != .error ? .done : place == nil ? .usage : .data)
  }

  /// An error at a piece of the pipeline file.
  public static func error(
    _ code: String, _ message: String, at span: SourceSpan? = nil, label: String? = nil, details: [String] = [],
    place: DataPlace? = nil, exit: ExitStatus? = nil
  ) -> Diagnostic {
    Diagnostic(
      severity: .error, code: code, message: message, span: span, label: label, details: details, place: place,
      exit: exit)
  }

  /// A warning, which stops nothing.
  public static func warning(
    _ code: String, _ message: String, at span: SourceSpan? = nil, label: String? = nil, details: [String] = [],
    place: DataPlace? = nil, exit: ExitStatus? = nil
  ) -> Diagnostic {
    Diagnostic(
      severity: .warning, code: code, message: message, span: span, label: label, details: details, place: place,
      exit: exit)
  }

  /// A note, which only informs.
  public static func note(
    _ code: String, _ message: String, at span: SourceSpan? = nil, label: String? = nil, details: [String] = [],
    place: DataPlace? = nil
  ) -> Diagnostic {
    Diagnostic(
      severity: .note, code: code, message: message, span: span, label: label, details: details, place: place)
  }
}

extension Sequence where Element == Diagnostic {
  /// Whether any of them is an error.
  public var containsErrors: Bool { contains { $0.severity == .error } }

  /// How the command ends: a bug in Peil comes before all, then the first error counts, then the first that is not done.
  public var exitStatus: ExitStatus {
    let all = Array(self)
    if all.contains(where: { $0.exit == .software }) { return .software }
    if let error = all.first(where: { $0.severity == .error }) { return error.exit }
    return all.first { $0.exit != .done }?.exit ?? .done
  }
}
