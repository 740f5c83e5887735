import PeilCore

/// The states of a table's cells with some dimensions summed out.
struct Margin {
  /// The cells in which there is a row, and their places.
  let places: [[CellPart]: Int]
  /// For each component and cell its value; the last one is that of a cell without rows.
  let values: [[ComponentValue]]

  /// Merges an accumulation's groups into cells; `dimensions` has a bit for each dimension that is summed out.
  init(_ accumulation: Accumulation, keys: [[CellPart]], dimensions: UInt64) throws {
    var places: [[CellPart]: Int] = [:]
    if dimensions == 0 { places.reserveCapacity(keys.count) }
    var cells = [Int](repeating: 0, count: keys.count)
    for group in keys.indices where accumulation.rows[group] > 0 {
      var key = keys[group]
      if dimensions != 0 {
        for place in key.indices where dimensions & 1 << UInt64(place) != 0 { key[place] = .summedOut }
      }
      let next = places.count
      let place = places[key] ?? next
      if place == next { places[key] = next }
      cells[group] = place
    }
    // Groups without rows have empty states; they go to the cell that stands for none.
    for group in keys.indices where accumulation.rows[group] == 0 { cells[group] = places.count }
    let count = places.count + 1
    self.places = places
    values = try accumulation.accumulators.map { try $0.values(cells: cells, count: count) }
  }

  /// Where the values of a cell stand.
  func place(of key: [CellPart]) -> Int { places[key] ?? places.count }

  /// The component values of a cell.
  func state(_ key: [CellPart], _ components: [Int]) -> [ComponentValue] { state(at: place(of: key), components) }

  /// The component values of the cell at a place.
  func state(at place: Int, _ components: [Int]) -> [ComponentValue] { components.map { values[$0][place] } }

  /// The value of one component in a cell.
  func value(_ key: [CellPart], _ component: Int) -> ComponentValue {
    values[component][place(of: key)]
  }
}
