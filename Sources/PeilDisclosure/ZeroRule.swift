/// What is done with a figure of nought: it may tell that nobody in a group did something, which everybody then knows.
public enum ZeroRule: String, Hashable, Sendable, CaseIterable {
  /// Noughts are shown: they tell nothing that needs protection.
  case shown
  /// Noughts are hidden, so that the figure could be one unit or more.
  case hidden

  /// How well a nought must be protected; nil when it may be shown.
  ///
  /// A structural nought, which cannot be otherwise, is public and never comes here: give it `KnownBounds.exactly(0)`.
  public func levels(forValue value: Int) -> ProtectionLevels? {
    self == .hidden && value == 0 ? ProtectionLevels(upper: 1, sliding: 1) : nil
  }
}
