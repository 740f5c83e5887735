import PeilCore
import PeilExpression
import PeilTable

/// What values of the same rows come to together in every row, such as the sources of a project that add up to its costs, or
/// the points of criteria to a score: so do their sums.
struct AmountIdentity {
  /// The figures with how often each counts; all together they are nought.
  var terms: [(figure: VariableReference, coefficient: Int)]
}

extension TableModelBuilder {
  /// Notes which amounts add up to which others, cell by cell.
  ///
  /// The rows tell it, not the pipeline: whoever has the sums finds it as well. Call it once the cells are there.
  mutating func addIdentities() {
    var members: [[Int]: [Part]] = [:]
    for family in families.indices where families[family].key == nil && families[family].value != nil {
      for (set, rowSet) in families[family].sets.prefix(families[family].toldCount).enumerated()
      where !rowSet.groups.isEmpty && !(members[rowSet.groups] ?? []).contains(where: { $0.family == family }) {
        members[rowSet.groups, default: []].append(Part(family: family, set: set))
      }
    }
    for (groups, parts) in members.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) })
    where (2...Self.mostAmounts).contains(parts.count) {
      let told = Set(groups)
      let vectors = Set(
        rows.lines.filter { told.contains($0.group) }.map { line in parts.map { amount($0.family, line) } })
      // Few rows have something in common by chance.
      guard vectors.count >= parts.count + Self.fewestRows else { continue }
      for coefficients in AmountVectors(vectors, count: parts.count).identities {
        addIdentity(parts, coefficients)
      }
    }
  }

  private mutating func addIdentity(_ parts: [Part], _ coefficients: [Int]) {
    for cell in cells.indices where !cells[cell].lines.isEmpty {
      var terms: [(figure: VariableReference, coefficient: Int)] = []
      for (part, coefficient) in zip(parts, coefficients) where coefficient != 0 {
        terms.append((reference(part, cell), coefficient))
      }
      pools.identities.append(AmountIdentity(terms: terms))
    }
  }

  private static let mostAmounts = 16
  private static let fewestRows = 4
}

/// The amounts of rows, each row a vector, and what holds among them in every row.
private struct AmountVectors {
  private let vectors: Set<[Int]>
  private let count: Int

  init(_ vectors: Set<[Int]>, count: Int) {
    self.vectors = vectors
    self.count = count
  }

  /// By identity how often each amount counts: once, or not at all, or against.
  var identities: [[Int]] {
    let (rows, pivots) = reduced
    return (0..<count).filter { !pivots.contains($0) }.compactMap { free in
      var coefficients = Array(repeating: 0, count: count)
      coefficients[free] = 1
      for (row, pivot) in zip(rows, pivots) {
        switch row[free] {
        case 0: break
        case 1: coefficients[pivot] = -1
        case Self.prime - 1: coefficients[pivot] = 1
        default: return nil
        }
      }
      // Found by remainders; it must hold for the amounts themselves.
      let holds = vectors.allSatisfy { vector in
        zip(vector, coefficients).reduce(Int128(0)) { $0 + Int128($1.0) * Int128($1.1) } == 0
      }
      return holds && coefficients.count { $0 != 0 } > 1 ? coefficients : nil
    }
  }

  /// The rows in reduced echelon form, by remainders of a prime, so that nothing overflows.
  private var reduced: (rows: [[Int128]], pivots: [Int]) {
    var rows: [[Int128]] = []
    var pivots: [Int] = []
    for vector in vectors.sorted(by: { $0.lexicographicallyPrecedes($1) }) where rows.count < count {
      var row = vector.map { ((Int128($0) % Self.prime) + Self.prime) % Self.prime }
      for (other, pivot) in zip(rows, pivots) where row[pivot] != 0 {
        Self.subtract(other, times: row[pivot], from: &row)
      }
      guard let pivot = row.firstIndex(where: { $0 != 0 }) else { continue }
      let inverse = Self.inverse(of: row[pivot])
      row = row.map { $0 * inverse % Self.prime }
      for place in rows.indices where rows[place][pivot] != 0 {
        Self.subtract(row, times: rows[place][pivot], from: &rows[place])
      }
      rows.append(row)
      pivots.append(pivot)
    }
    return (rows, pivots)
  }

  private static func subtract(_ other: [Int128], times factor: Int128, from row: inout [Int128]) {
    for place in row.indices { row[place] = (row[place] + (prime - other[place] * factor % prime)) % prime }
  }

  /// By Fermat's little theorem.
  private static func inverse(of value: Int128) -> Int128 {
    var (result, base, exponent) = (Int128(1), value, prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent >>= 1
    }
    return result
  }

  private static let prime: Int128 = (1 << 61) - 1
}
