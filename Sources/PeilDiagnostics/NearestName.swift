/// The candidate most like `name`, for "did you mean …?"; nil when none is like enough.
///
/// Likeness is the Damerau–Levenshtein distance (insertion, deletion, substitution, exchange of neighbours) of the names
/// in lower case: at most 1 for short names, about a third of the length for longer ones. The first of equals wins.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased())
  let limit = max(1, (wanted.count + 1) / 3)
  var nearest: (name: String, distance: Int)?
  for candidate in candidates {
    let offered = Array(candidate.lowercased())
    guard abs(offered.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, offered)
    // A name of which nothing is left is not like the other.
    guard distance <= limit, distance < max(wanted.count, offered.count), distance < nearest?.distance ?? .max else {
      continue
    }
    nearest = (candidate, distance)
    if distance == 0 { break }
  }
  return nearest?.name
}

/// The first names of a list, and how many more there are: `application, chamber_no, … and 12 more`.
public func listed(_ names: some Collection<String>, limit: Int = 8) -> String {
  guard names.count > limit else { return names.joined(separator: ", ") }
  let shown = names.prefix(max(0, limit)).map { $0 + ", " }.joined()
  return shown + "… and \(names.count - max(0, limit)) more"
}

/// The least number of edits that turns one word into the other, where no part is edited twice.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for (row, character) in left.enumerated() {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for (column, other) in right.enumerated() {
      var best = min(last[column + 1] + 1, current[column] + 1, last[column] + (character == other ? 0 : 1))
      if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
        best = min(best, beforeLast[column - 1] + 1)
      }
      current.append(best)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
