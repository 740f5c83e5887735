public import PeilTable

/// One figure of a measure that stands for several, such as all approval rates side by side.
public struct MeasurePart: Sendable {
  /// What is added to the measure's name, after an underscore.
  public let suffix: String
  /// What is added to the measure's label.
  public let label: LocalizedText
  /// The word of the measure that makes it.
  public let kind: String
  /// That measure's options.
  public let setting: Setting
  /// How many decimals human formats show where the author does not say; nil leaves it to the unit.
  public let decimals: Int?

  /// Describes one of the figures.
  public init(suffix: String, label: LocalizedText, kind: String, setting: Setting, decimals: Int? = nil) {
    self.suffix = suffix
    self.label = label
    self.kind = kind
    self.setting = setting
    self.decimals = decimals
  }
}
