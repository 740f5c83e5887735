/// Paths as a person reads them: each file at the top by itself, and of each folder how many files it holds.
struct FileList {
  /// One line for each file at the top, and one for each folder, in the order in which they come.
  let lines: [String]

  init(_ paths: [String]) {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for path in paths {
      let place = path.firstIndex(of: "/").map { String(path[...$0]) } ?? path
      if counts[place] == nil { order.append(place) }
      counts[place, default: 0] += 1
    }
    lines = order.map { place in
      guard place.hasSuffix("/") else { return place }
      let count = counts[place] ?? 0
      return count == 1 ? paths.first { $0.hasPrefix(place) } ?? place : "\(place) (\(count) files)"
    }
  }
}
