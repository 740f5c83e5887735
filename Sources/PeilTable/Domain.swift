/// The closed list of codes that a category, an outcome or a set takes its values from, in declared order.
public struct Domain: Hashable, Sendable {
  /// The codes, in the order tables show them.
  public let codes: [String]
  /// The label of each code, where one was given.
  public let labels: [String: LocalizedText]

  private let positions: [String: Int]

  /// Makes a domain; a code that comes back keeps its first place.
  public init(codes: [String], labels: [String: LocalizedText] = [:]) {
    var positions: [String: Int] = [:]
    var unique: [String] = []
    for code in codes where positions[code] == nil {
      positions[code] = unique.count
      unique.append(code)
    }
    self.codes = unique
    self.labels = labels
    self.positions = positions
  }

  /// How many codes there are.
  public var count: Int { codes.count }

  /// The place of a code in the list, or nil where the list does not hold it.
  public func position(of code: String) -> Int? { positions[code] }

  /// The label of the code at a place; the code itself where it has none.
  public func label(at position: Int, in language: String) -> String {
    labels[codes[position]]?.text(in: language) ?? codes[position]
  }

  /// Two domains are the same when they list the same codes in the same order, whatever their labels.
  public static func == (left: Domain, right: Domain) -> Bool { left.codes == right.codes }

  /// Hashes the codes in order.
  public func hash(into hasher: inout Hasher) { hasher.combine(codes) }

  /// The largest number of codes a set can hold: one bit each in a 64-bit mask.
  public static let largestSet = 64

  /// The codes of an outcome, as `Outcome` lists them.
  public static let outcome = Domain(codes: Outcome.allCases.map(\.rawValue))
  /// The codes of a boolean where it serves as a dimension.
  public static let boolean = Domain(codes: ["false", "true"])
}
