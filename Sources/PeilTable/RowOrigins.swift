/// Where the rows of a chunk came from, one place per row.
///
/// Records that follow each other in a block of a file take one entry, however many there are.
public struct RowOrigins: RandomAccessCollection, Hashable, Sendable, ExpressibleByArrayLiteral {
  @usableFromInline
  enum Form: Hashable, Sendable {
    /// So many rows from a place on, each this far from the one before it.
    case run(first: UInt64, step: UInt64, count: Int)
    case list([RowOrigin])
  }

  @usableFromInline let form: Form

  /// The places of a list.
  @inlinable
  public init(_ list: [RowOrigin]) { form = .list(list) }

  /// The places of some literals.
  public init(arrayLiteral elements: RowOrigin...) { form = .list(elements) }

  /// So many records that follow each other; the first one must stand in a file.
  public init(from first: RowOrigin, count: Int) {
    precondition(!first.isDerived && count >= 0 && first.record + count <= 1 << 24, "records beyond their block")
    form = .run(first: first.packed, step: 1, count: count)
  }

  /// So many rows behind which no single record stands.
  public static func derived(_ count: Int) -> RowOrigins {
    RowOrigins(form: .run(first: RowOrigin.derived.packed, step: 0, count: count))
  }

  private init(form: Form) { self.form = form }

  /// The first place of the collection: 0.
  @inlinable public var startIndex: Int { 0 }
  /// The number of rows.
  @inlinable public var endIndex: Int {
    switch form {
    case .run(_, _, let count): count
    case .list(let list): list.count
    }
  }

  /// Where a row came from.
  @inlinable
  public subscript(row: Int) -> RowOrigin {
    switch form {
    case .run(let first, let step, let count):
      precondition(row >= 0 && row < count, "no such row")
      return RowOrigin(packed: first &+ step &* UInt64(truncatingIfNeeded: row))
    case .list(let list): return list[row]
    }
  }

  /// The first of records that follow each other without a gap; nil where they do not, or stand in a list.
  public var run: RowOrigin? {
    guard case .run(let first, 1, let count) = form, count > 0 else { return nil }
    return RowOrigin(packed: first)
  }

  /// The places of these rows, in this order.
  public func gathered(_ rows: [Int]) -> RowOrigins { RowOrigins(rows.map { self[$0] }) }

  /// Whether both have the same places, in whatever form.
  public static func == (left: RowOrigins, right: RowOrigins) -> Bool { left.elementsEqual(right) }

  /// Feeds every place.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for origin in self { hasher.combine(origin) }
  }
}
