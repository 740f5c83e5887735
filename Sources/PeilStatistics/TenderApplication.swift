/// An application to a tender, as the allocation looks at it.
public struct TenderApplication: Hashable, Sendable {
  /// Its name in the register.
  public let id: String
  /// Its score; higher comes first.
  public let score: Double
  /// What it asks for, in cents.
  public let requestedCents: Int

  /// An application with this score that asks for so much.
  public init(id: String, score: Double, requestedCents: Int) {
    self.id = id
    self.score = score
    self.requestedCents = requestedCents
  }
}
