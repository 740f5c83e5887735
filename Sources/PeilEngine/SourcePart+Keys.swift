extension SourcePart {
  /// The first source of which two parts have a row with the same key; nil where none has.
  ///
  /// Parts without hashes of their keys are passed over.
  public static func sourceWithSharedKeys(_ parts: [SourcePart]) -> String? {
    var sources: [String] = []
    for part in parts where !sources.contains(part.source) { sources.append(part.source) }
    return sources.first { source in
      let keys = parts.filter { $0.source == source }.compactMap(\.keys)
      return keys.count > 1 && sharedKeys(keys) > 0
    }
  }

  /// How many keys stand in more than one of some ascending lists.
  ///
  /// No list has a key twice.
  static func sharedKeys(_ lists: [[UInt128]]) -> Int {
    var all = [UInt128]()
    all.reserveCapacity(lists.reduce(0) { $0 + $1.count })
    for list in lists { all.append(contentsOf: list) }
    all.sort()
    return zip(all, all.dropFirst()).count { $0 == $1 }
  }
}
