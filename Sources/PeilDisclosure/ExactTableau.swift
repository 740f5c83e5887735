/// The sums among hidden figures, solved for some of them: each basic figure as a sum of the others.
///
/// The unknowns are movements d = x − a away from the true values, so that d = 0 is always possible and no search for a first
/// solution is needed. Row i says d_basic = Σ (entry / denominator) · d_nonbasic. All arithmetic is exact: entries are whole
/// numbers over one denominator a row, which stay small because sums of tables have coefficients of ±1.
struct ExactTableau {
  /// The figure that a row gives, by row.
  private(set) var basic: [Int] = []
  /// The figure that a column stands for, by column.
  private(set) var nonbasic: [Int] = []
  /// Where a figure stands: its row, or −1 minus its column.
  private(set) var place: [Int]
  /// How far each figure may move down, nought or less; nil without end.
  var lower: [Int?]
  /// How far each figure may move up, nought or more; nil without end.
  var upper: [Int?]
  /// Row by row, `width` entries each.
  private var entries: [Int64] = []
  private var denominators: [Int64] = []
  private(set) var width = 0
  /// How far each basic figure has moved, by row, over the row's denominator.
  private var basicMoves: [Int128] = []
  /// How far each nonbasic figure has moved, by column; always a whole number.
  private var nonbasicMoves: [Int128] = []

  /// Entries beyond this could leave 64 bits in the next step.
  static let largestEntry: Int64 = 1 << 30

  /// Solves relations among `count` figures, all of them free to move within their ranges.
  ///
  /// Throws when entries grow beyond their range.
  init(count: Int, relations: [[(figure: Int, coefficient: Int)]], lower: [Int?], upper: [Int?]) throws(OutOfRange) {
    self.lower = lower
    self.upper = upper
    place = Array(repeating: 0, count: count)
    var elimination = RelationElimination(count: count)
    for relation in relations { try elimination.add(relation) }
    basic = elimination.basic
    for (row, figure) in basic.enumerated() { place[figure] = row + 1 }
    nonbasic = (0..<count).filter { place[$0] == 0 }
    width = nonbasic.count
    for (row, figure) in basic.enumerated() { place[figure] = row }
    for (column, figure) in nonbasic.enumerated() { place[figure] = -1 - column }
    entries = Array(repeating: 0, count: basic.count * width)
    for (place, row) in elimination.rows.enumerated() {
      for entry in row.entries { entries[place * width - 1 - self.place[entry.figure]] = entry.value }
    }
    denominators = elimination.rows.map(\.denominator)
    basicMoves = Array(repeating: 0, count: basic.count)
    nonbasicMoves = Array(repeating: 0, count: width)
  }

  /// Arithmetic would leave its range.
  struct OutOfRange: Error {}

  /// The row that gives a figure; nil when the figure is nonbasic.
  func row(of figure: Int) -> Int? { place[figure] >= 0 ? place[figure] : nil }

  /// The column that stands for a figure; nil when the figure is basic.
  func column(of figure: Int) -> Int? { place[figure] < 0 ? -1 - place[figure] : nil }

  /// An entry, over the denominator of its row.
  @inline(__always)
  func entry(_ row: Int, _ column: Int) -> Int64 { entries[row * width + column] }

  /// What the entries of a row are divided by; above nought.
  @inline(__always)
  func denominator(_ row: Int) -> Int64 { denominators[row] }

  /// How far the figure of a row has moved, over the row's denominator.
  func basicMove(_ row: Int) -> Int128 { basicMoves[row] }

  /// How far the figure of a column has moved.
  func nonbasicMove(_ column: Int) -> Int128 { nonbasicMoves[column] }

  /// How far a figure has moved, as a quotient.
  func move(of figure: Int) -> (numerator: Int128, denominator: Int128) {
    let place = place[figure]
    return place >= 0 ? (basicMoves[place], Int128(denominators[place])) : (nonbasicMoves[-1 - place], 1)
  }

  /// Puts every figure back to its true value; the rows stay as they are.
  mutating func reset() {
    basicMoves = Array(repeating: 0, count: basic.count)
    nonbasicMoves = Array(repeating: 0, count: width)
  }

  /// The rows that change when the figure of a column moves.
  func rows(with column: Int) -> [Int] {
    entries.withUnsafeBufferPointer { entries in
      var found: [Int] = []
      var (at, row) = (column, 0)
      while at < entries.count {
        if entries[at] != 0 { found.append(row) }
        at += width
        row += 1
      }
      return found
    }
  }

  /// Gives the columns with an entry in a row, with the entry.
  func support(of row: Int) -> [(column: Int, entry: Int64)] {
    entries.withUnsafeBufferPointer { entries in
      var found: [(column: Int, entry: Int64)] = []
      let start = row * width
      var column = 0
      while column < width {
        let entry = entries[start + column]
        if entry != 0 { found.append((column, entry)) }
        column += 1
      }
      return found
    }
  }

  /// Moves the figure of a column by `step`, a signed quotient, and what depends on it; `affected` are its rows.
  ///
  /// With a row to leave, the figure of the column takes its place, and the one that leaves stands at `stop`.
  mutating func move(
    column: Int, by step: Fraction, affected: [Int], leaving: (row: Int, stop: Int)?
  ) throws(OutOfRange) {
    guard let leaving else {
      // Without a change of rows the step is a whole number: from one end of a range to the other.
      for row in affected {
        basicMoves[row] = try sum(basicMoves[row], product(Int128(entry(row, column)), step.numerator))
      }
      nonbasicMoves[column] = try sum(nonbasicMoves[column], step.numerator)
      return
    }
    var moved: [Fraction] = []
    moved.reserveCapacity(affected.count)
    for row in affected {
      let top = try sum(
        product(basicMoves[row], step.denominator), product(Int128(entry(row, column)), step.numerator))
      moved.append(Fraction(top, over: try product(Int128(denominators[row]), step.denominator)))
    }
    let entering = Fraction(
      try sum(product(nonbasicMoves[column], step.denominator), step.numerator), over: step.denominator)
    try pivot(row: leaving.row, column: column, affected: affected)
    for (row, move) in zip(affected, moved) where row != leaving.row {
      basicMoves[row] = try whole(move, over: denominators[row])
    }
    basicMoves[leaving.row] = try whole(entering, over: denominators[leaving.row])
    nonbasicMoves[column] = Int128(leaving.stop)
  }

  /// Exchanges the figure of a row with that of a column.
  private mutating func pivot(row: Int, column: Int, affected: [Int]) throws(OutOfRange) {
    let start = row * width
    // D · d_row = Σ n_k · d_k becomes n_column · d_column = D · d_row − Σ n_k · d_k.
    let pivot = entries[start + column]
    let sign: Int64 = pivot > 0 ? 1 : -1
    if sign > 0 {
      var k = start
      while k < start + width {
        entries[k].negate()
        k += 1
      }
    }
    entries[start + column] = sign * denominators[row]
    denominators[row] = sign * pivot
    try normalize(row)
    let support = self.support(of: row).map(\.column)
    for other in affected where other != row { try substitute(row, at: column, into: other, support: support) }
    let leaves = basic[row]
    basic[row] = nonbasic[column]
    nonbasic[column] = leaves
    place[basic[row]] = row
    place[leaves] = -1 - column
  }

  /// Puts what a row says in place of the figure that a column stood for.
  private mutating func substitute(
    _ row: Int, at column: Int, into other: Int, support: [Int]
  ) throws(OutOfRange) {
    let (from, start) = (other * width, row * width)
    let factor = entries[from + column]
    let scale = denominators[row]
    entries[from + column] = 0
    if scale != 1 {
      entries.withUnsafeMutableBufferPointer { entries in
        var k = from
        while k < from + width {
          entries[k] *= scale
          k += 1
        }
      }
      denominators[other] = try narrow(product(Int128(denominators[other]), Int128(scale)))
    }
    let magnitudes = entries.withUnsafeMutableBufferPointer { entries in
      var seen: UInt64 = 0
      for k in support {
        entries[from + k] += factor * entries[start + k]
        seen |= entries[from + k].magnitude
      }
      return seen
    }
    if scale != 1 || denominators[other] != 1 || magnitudes >= UInt64(Self.largestEntry) { try normalize(other) }
  }

  /// Takes common factors out of a row, and makes sure that its entries are small.
  private mutating func normalize(_ row: Int) throws(OutOfRange) {
    let (start, end, denominator) = (row * width, (row + 1) * width, denominators[row].magnitude)
    // One pass over memory, without iterators: this is where most of the time goes.
    let (divisor, largest) = entries.withUnsafeMutableBufferPointer { entries in
      var divisor = denominator
      var largest: UInt64 = 0
      var k = start
      while k < end {
        let size = entries[k].magnitude
        if size != 0 {
          if divisor != 1 { divisor = Fraction.greatestCommonDivisor(divisor, size) }
          if size > largest { largest = size }
        }
        k += 1
      }
      guard divisor != 1 else { return (divisor, largest) }
      k = start
      while k < end {
        if entries[k] != 0 { entries[k] /= Int64(divisor) }
        k += 1
      }
      return (divisor, largest / divisor)
    }
    if divisor != 1 { denominators[row] /= Int64(divisor) }
    guard denominators[row] < Self.largestEntry, largest < UInt64(Self.largestEntry) else { throw OutOfRange() }
  }

  private func narrow(_ value: Int128) throws(OutOfRange) -> Int64 {
    guard let narrow = Int64(exactly: value) else { throw OutOfRange() }
    return narrow
  }

  /// A quotient as a whole number over a denominator that it divides.
  private func whole(_ value: Fraction, over denominator: Int64) throws(OutOfRange) -> Int128 {
    try product(value.numerator, Int128(denominator)) / value.denominator
  }

  private func product(_ left: Int128, _ right: Int128) throws(OutOfRange) -> Int128 {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    guard !overflow else { throw OutOfRange() }
    return product
  }

  private func sum(_ left: Int128, _ right: Int128) throws(OutOfRange) -> Int128 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    guard !overflow else { throw OutOfRange() }
    return sum
  }
}
