/// The reference page of a stage or a measure; the parameter checks and the editor's schema come from the same value.
public struct Page: Sendable {
  /// The word a pipeline file uses, in kebab-case.
  public let name: String
  /// What it does, in one sentence for a policy reader.
  public let summary: String
  /// How it works: units, what missing does, what is counted where, errors, the source of a formula.
  public let discussion: String
  /// What stands under the name in a pipeline file.
  public let setting: Parameter.Kind
  /// Where the definition and its formulas come from; empty for what needs no source, as stages do.
  public let source: String
  /// A fragment of a pipeline that uses it; the tests run it.
  public let example: String
  /// When it misleads; empty where there is nothing to warn of.
  public let caution: String

  /// Composes a page.
  public init(
    name: String, summary: String, discussion: String, setting: Parameter.Kind, source: String = "", example: String,
    caution: String = ""
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.setting = setting
    self.source = source
    self.example = example
    self.caution = caution
  }
}
