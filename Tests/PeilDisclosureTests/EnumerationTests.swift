import PeilDisclosure
import Testing

/// Every table of small whole numbers that agrees with what is published, counted out one by one.
@Suite("The attacker against counting out")
struct EnumerationTests {
  @Test("in a table of two dimensions the intervals are those of all tables that agree", arguments: 1...60)
  func twoDimensions(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    let (rows, columns) = (2 + random.below(2), 2 + random.below(2))
    let inner = (0..<(rows * columns)).map { _ in random.below(4) }
    let hidden = (0..<(rows * columns)).filter { _ in random.below(3) > 0 }
    guard !hidden.isEmpty else { return }
    func sums(_ values: [Int]) -> [Int] {
      let byRow = (0..<rows).map { row in (0..<columns).reduce(0) { $0 + values[row * columns + $1] } }
      let byColumn = (0..<columns).map { column in (0..<rows).reduce(0) { $0 + values[$1 * columns + column] } }
      return byRow + byColumn
    }
    let margins = sums(inner)
    var relations: [LinearRelation] = []
    for row in 0..<rows {
      relations.append(
        LinearRelation(total: rows * columns + row, parts: (0..<columns).map { row * columns + $0 }))
    }
    for column in 0..<columns {
      relations.append(
        LinearRelation(total: rows * columns + rows + column, parts: (0..<rows).map { $0 * columns + column }))
    }
    let system = try DisclosureSystem(
      variables: (inner + margins).map { SystemVariable(value: $0) }, relations: relations)
    let report = try Attacker().attack(system, SuppressionPattern(hidden, in: system))

    var lowest = inner
    var highest = inner
    var candidate = inner
    let most = margins.max() ?? 0
    func count(from place: Int) {
      guard place < hidden.count else {
        guard sums(candidate) == margins else { return }
        for index in inner.indices {
          lowest[index] = min(lowest[index], candidate[index])
          highest[index] = max(highest[index], candidate[index])
        }
        return
      }
      for value in 0...most {
        candidate[hidden[place]] = value
        // A row that is too large already becomes no smaller.
        let row = hidden[place] / columns
        let soFar = (0..<columns).reduce(0) { sum, column in
          let index = row * columns + column
          return sum + (hidden.firstIndex(of: index).map { $0 > place } == true ? 0 : candidate[index])
        }
        if soFar <= margins[row] { count(from: place + 1) }
      }
      candidate[hidden[place]] = inner[hidden[place]]
    }
    count(from: 0)
    for finding in report.findings {
      #expect(
        finding.interval == FeasibilityInterval(lower: lowest[finding.variable], upper: highest[finding.variable]))
    }
  }

  @Test("an end of an interval that is no whole number goes inwards")
  func halves() throws {
    // x + y = 3, y + z = 3, x + z = 2 would need halves at the ends; with w free beside x + z: 2x = 2 + w − … ≤ 5.
    let variables = [1, 2, 1, 0].map { SystemVariable(value: $0) } + [3, 3, 2].map { SystemVariable(value: $0) }
    let system = try DisclosureSystem(
      variables: variables,
      relations: [
        LinearRelation(total: 4, parts: [0, 1]), LinearRelation(total: 5, parts: [1, 2]),
        LinearRelation(total: 6, parts: [0, 2, 3]),
      ])
    let report = try Attacker().attack(system, SuppressionPattern([0, 1, 2, 3], in: system))
    // x = z, so 2x + w = 2: x is 0 or 1, w is 0 or 2, y is 2 or 3.
    #expect(report.interval(of: 0) == FeasibilityInterval(lower: 0, upper: 1))
    #expect(report.interval(of: 1) == FeasibilityInterval(lower: 2, upper: 3))
    #expect(report.interval(of: 3) == FeasibilityInterval(lower: 0, upper: 2))
    let odd = try DisclosureSystem(
      variables: [1, 1, 1, 3].map { SystemVariable(value: $0) },
      relations: [
        LinearRelation([.init(0, coefficient: 2), .init(1, coefficient: 1), .init(3, coefficient: -1)]),
        LinearRelation(0, equals: 2),
      ])
    // 2x + y = 3: x reaches 1.5 at the most, which no whole number is.
    let narrow = try Attacker().attack(odd, SuppressionPattern([0, 1, 2], in: odd))
    #expect(narrow.interval(of: 0) == FeasibilityInterval(lower: 0, upper: 1))
  }
}
