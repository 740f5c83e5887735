/// A cell of a published file as it is written there, and where it stands, so that two versions of a file can be held
/// against each other.
public struct PublishedCell: Hashable, Sendable {
  /// Where a cell stands; no two cells of a file have the same place.
  public struct Place: Hashable, Sendable {
    /// The table, by its name or its title, as the file has it.
    public let table: String
    /// The row, in words: what stands at its side.
    public let row: String
    /// The column, by its head.
    public let column: String

    /// Describes a place.
    public init(table: String, row: String, column: String) {
      self.table = table
      self.row = row
      self.column = column
    }
  }

  /// Where it stands.
  public let place: Place
  /// What is written there.
  public let text: String

  /// Pairs a place with what is written there.
  public init(table: String, row: String, column: String, text: String) {
    place = Place(table: table, row: row, column: column)
    self.text = text
  }

  /// A cell at a place.
  public init(_ place: Place, text: String) {
    self.place = place
    self.text = text
  }
}

extension Sequence where Element == PublishedCell {
  /// The same cells; those whose place has come before get a number.
  public var withDistinctPlaces: [PublishedCell] {
    var seen: [PublishedCell.Place: Int] = [:]
    return map { cell in
      let count = seen[cell.place, default: 0] + 1
      seen[cell.place] = count
      guard count > 1 else { return cell }
      return PublishedCell(
        table: cell.place.table, row: "\(cell.place.row) (\(count))", column: cell.place.column, text: cell.text)
    }
  }
}
