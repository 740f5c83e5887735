/// A law that a stage or a measure breaks, and where it showed.
public struct Finding: Hashable, Sendable, CustomStringConvertible {
  /// The law.
  public let law: Law
  /// What was found, and what was expected.
  public let text: String

  /// Pairs a law with what was found.
  public init(_ law: Law, _ text: String) {
    self.law = law
    self.text = text
  }

  /// The law and what was found, in one line or more.
  public var description: String { "\(law.rawValue): \(text)" }
}
