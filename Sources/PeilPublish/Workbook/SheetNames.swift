/// The names of the sheets: each fits its 31 characters, and no two of them differ by case alone.
struct SheetNames {
  private var taken: Set<String> = []

  private static let longest = 31

  /// A name like this one that no other sheet has.
  mutating func name(like wanted: String) -> String {
    var name = String(wanted.prefix(Self.longest))
    var number = 2
    while taken.contains(name.lowercased()) || Self.reserved.contains(name.lowercased()) {
      let ending = "_\(number)"
      name = wanted.prefix(Self.longest - ending.count) + ending
      number += 1
    }
    taken.insert(name.lowercased())
    return name
  }

  /// Excel keeps this one for itself.
  private static let reserved: Set = ["history"]
}
