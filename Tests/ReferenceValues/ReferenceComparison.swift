/// Compares what a method gave with what was expected of it.
package struct ReferenceComparison {
  package let tolerance: Double
  package private(set) var differences: [String] = []

  package init(tolerance: Double) { self.tolerance = tolerance }

  /// |got − expected| ≤ tolerance · max(1, |got|, |expected|); 0 means the same bits.
  ///
  /// Of objects, the expected members.
  package mutating func compare(_ got: JSONValue, with expected: JSONValue, at path: String) {
    switch (got, expected) {
    case (.object(let members), .object(let wanted)):
      for (key, value) in wanted.sorted(by: { $0.key < $1.key }) {
        guard let member = members[key] else {
          differences.append("\(path).\(key): nothing given, expected \(value)")
          continue
        }
        compare(member, with: value, at: "\(path).\(key)")
      }
    case (.list(let items), .list(let wanted)):
      guard items.count == wanted.count else {
        differences.append("\(path): \(items.count) items, expected \(wanted.count)")
        return
      }
      for (index, pair) in zip(items, wanted).enumerated() {
        compare(pair.0, with: pair.1, at: "\(path)[\(index)]")
      }
    case (.number(let number), _):
      guard let wanted = try? expected.double else {
        differences.append("\(path): \(number), expected \(expected)")
        return
      }
      if !agrees(number, wanted) { differences.append("\(path): \(number), expected \(wanted)") }
    default:
      if got != expected { differences.append("\(path): \(got), expected \(expected)") }
    }
  }

  private func agrees(_ got: Double, _ expected: Double) -> Bool {
    if got == expected { return true }
    guard tolerance > 0, got.isFinite, expected.isFinite else { return false }
    return abs(got - expected) <= tolerance * max(1, abs(got), abs(expected))
  }
}
