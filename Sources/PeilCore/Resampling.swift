public import PeilExpression
import PeilTable

/// Which parts of a figure are kept apart by unit, so that the figure can be worked out again of other units.
public struct Resampling: Hashable, Sendable {
  /// One sum of the figure, or a number of rows.
  public struct Part: Hashable, Sendable {
    /// What is added up; nil where rows are counted.
    public let value: Expression?
    /// Which rows count; nil for all.
    public let condition: Expression?

    /// Describes a part.
    public init(_ value: Expression?, where condition: Expression?) {
      self.value = value
      self.condition = condition
    }
  }

  /// With so many units or fewer each is kept by itself.
  public static let unitLimit = 10_000
  /// Of more units the parts are kept of so many groups, to which the hash of their key assigns them.
  public static let groupCount = 256

  /// The parts.
  public let parts: [Part]
  /// The columns whose values tell the units apart.
  public let key: [String]
  /// The columns that tell rows apart in which a column of `key` is missing; where there are none, such rows are one unit.
  public let apart: [String]
  /// How many times units are drawn, where there are more of them than the limit; nought for the jackknife.
  public let replicates: Int
  /// Where the draws start.
  public let seed: UInt64

  /// Describes a resampling.
  public init(_ parts: [Part], key: [String], apart: [String] = [], replicates: Int = 0, seed: UInt64 = 0) {
    self.parts = parts
    self.key = key
    self.apart = apart
    self.replicates = replicates
    self.seed = seed
  }

  /// The columns it reads.
  public var columns: Set<String> {
    parts.reduce(into: Set(key + apart)) { names, part in
      names.formUnion(part.value?.columns ?? [])
      names.formUnion(part.condition?.columns ?? [])
    }
  }

  /// The same for only the rows that meet a further condition.
  public func restricted(to further: Expression) -> Resampling {
    Resampling(
      parts.map { part in
        let both = part.condition.map(further.and) ?? further
        return Part(part.value, where: both)
      }, key: key, apart: apart, replicates: replicates, seed: seed)
  }
}
