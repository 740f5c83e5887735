public import PeilTable

/// A step that turns rows into rows.
///
/// A stage describes what it does as a `Relation`; the native engine runs that description, and an outside engine prints
/// it in its own language. A stage never reads a file and never looks up another stage.
public protocol Stage: SendableMetatype {
  /// The reference page: name, options, example.
  static var page: Page { get }

  /// Reads the options against the incoming schema and describes the step.
  ///
  /// What is wrong is reported to the context, all of it; nil is returned when nothing sensible remains.
  static func relation(_ setting: Setting, input: Schema, context: BindingContext) -> Relation?
}
