public import PeilTable

/// Another figure that answers the same question by another reasonable choice, such as another denominator.
public struct MeasureAlternative: Sendable {
  /// What is added to the measure's name, after an underscore.
  public let suffix: String
  /// What is chosen.
  public let label: LocalizedText
  /// The word of the measure that makes it.
  public let kind: String
  /// That measure's options.
  public let setting: Setting
  /// The rows it counts, as a formula; nil for all that the measure counts.
  public let condition: String?

  /// Describes one choice.
  public init(
    suffix: String, label: LocalizedText, kind: String, setting: Setting, where condition: String? = nil
  ) {
    self.suffix = suffix
    self.label = label
    self.kind = kind
    self.setting = setting
    self.condition = condition
  }
}
