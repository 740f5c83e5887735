public import PeilCore
public import PeilDiagnostics

/// What became of reading a pipeline: a plan, and everything there is to say about it.
public struct PlanningOutcome: Sendable {
  /// The plan; nil where there are errors.
  public let plan: Plan?
  /// All problems, in the order of the file; warnings do not stand in the plan's way.
  public let diagnostics: [Diagnostic]

  /// The taxonomies and code lists that were read; diagnostics may speak of places in them.
  public let references: [ReferenceFile]

  init(plan: Plan?, diagnostics: [Diagnostic], references: [ReferenceFile] = []) {
    self.references = references
    self.plan = diagnostics.containsErrors ? nil : plan
    self.diagnostics = diagnostics
  }
}
