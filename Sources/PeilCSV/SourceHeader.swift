/// The first record of a source: its column headers.
public struct SourceHeader: Sendable, Equatable {
  /// The headers as they stand in the file, in order.
  public let names: [String]
  /// Headers that stand more than once, each named once, in order of first appearance.
  public let duplicates: [String]
  /// The positions, from 0, of empty headers.
  public let emptyPositions: [Int]
  /// The physical lines of the file through the header's last.
  public let lineCount: Int

  init(names: [String], lineCount: Int) {
    self.names = names
    self.lineCount = lineCount
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    var reported: Set<String> = []
    duplicates = names.filter { name in
      !name.isEmpty && counts[name, default: 0] > 1 && reported.insert(name).inserted
    }
    emptyPositions = names.indices.filter { names[$0].isEmpty }
  }

  /// The position of a header that stands exactly once.
  public func position(of name: String) -> Int? {
    guard let position = names.firstIndex(of: name), !duplicates.contains(name) else { return nil }
    return position
  }
}
