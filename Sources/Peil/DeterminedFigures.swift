/// The hidden figures of a certificate that the sums leave one value for, found by elimination.
///
/// It shares nothing with what chose them: the sums are taken modulo the prime 2⁶¹ − 1, in which their small coefficients
/// have inverses. A figure is determined when one of the equations that are left is about it alone.
struct DeterminedFigures {
  /// Their places, ascending.
  let places: [Int]

  private static let prime: UInt64 = (1 << 61) - 1

  init(_ part: ReleaseCertificate.Part) {
    let hidden = Set(part.figures.indices.filter { part.figures[$0].value == nil })
    var rows: [Int: [Int: UInt64]] = [:]
    for relation in part.relations {
      var row: [Int: UInt64] = [:]
      for term in relation where hidden.contains(term[0]) {
        Self.add(Self.residue(term[1]), at: term[0], to: &row)
      }
      Self.reduce(&row, by: rows)
      guard let pivot = row.keys.min(), let lead = row[pivot] else { continue }
      let inverse = Self.power(lead, Self.prime - 2)
      row = row.mapValues { Self.times($0, inverse) }
      for (place, other) in rows where other[pivot] != nil {
        var changed = other
        Self.subtract(row, times: changed[pivot] ?? 0, from: &changed)
        rows[place] = changed
      }
      rows[pivot] = row
    }
    places = rows.values.filter { $0.count == 1 }.compactMap { $0.keys.first }.sorted()
  }

  private static func reduce(_ row: inout [Int: UInt64], by rows: [Int: [Int: UInt64]]) {
    for pivot in row.keys.sorted() {
      guard let factor = row[pivot], let other = rows[pivot] else { continue }
      subtract(other, times: factor, from: &row)
    }
  }

  private static func subtract(_ other: [Int: UInt64], times factor: UInt64, from row: inout [Int: UInt64]) {
    for (place, value) in other { add(prime - times(value, factor), at: place, to: &row) }
  }

  private static func add(_ value: UInt64, at place: Int, to row: inout [Int: UInt64]) {
    let sum = (row[place, default: 0] + value % prime) % prime
    row[place] = sum == 0 ? nil : sum
  }

  private static func residue(_ value: Int) -> UInt64 {
    let rest = value % Int(prime)
    return UInt64(rest < 0 ? rest + Int(prime) : rest)
  }

  private static func times(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return prime.dividingFullWidth((high, low)).remainder
  }

  private static func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, base, exponent) = (UInt64(1), base, exponent)
    while exponent > 0 {
      if exponent & 1 == 1 { result = times(result, base) }
      base = times(base, base)
      exponent >>= 1
    }
    return result
  }
}
