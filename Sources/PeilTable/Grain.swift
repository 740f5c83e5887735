/// What one row stands for: the names of the columns that tell rows apart.
public struct Grain: Hashable, Sendable, CustomStringConvertible {
  /// The key columns' names, sorted; a source without a key contributes a name no column can have.
  public let keys: [String]

  /// The grain of rows that these columns tell apart.
  public init(_ keys: some Sequence<String>) {
    self.keys = Set(keys).sorted()
  }

  /// The grain of a source that declares no key: each row stands for itself.
  public static func rows(of source: String) -> Grain { Grain(["row of \(source)"]) }

  /// The grain of a table with one row in all.
  public static let whole = Grain([String]())

  /// The grain after this one and another are combined.
  public func union(_ other: Grain) -> Grain { Grain(keys + other.keys) }

  /// Whether rows of the other grain are told apart by every key of this one and perhaps by more.
  public func isCoarserOrEqual(to other: Grain) -> Bool { Set(keys).isSubset(of: other.keys) }

  /// The same grain after columns took other names.
  public func renamed(_ names: [String: String]) -> Grain { Grain(keys.map { names[$0] ?? $0 }) }

  /// The keys as a reader would say them: `application, participant`.
  public var description: String { keys.isEmpty ? "the whole" : keys.joined(separator: ", ") }
}
