public import PeilTable

/// A classification with levels, as a file declares it: codes, what each belongs to, and what people call it.
public struct CodeList: Hashable, Sendable {
  /// What values an entry stands for.
  public enum Match: String, CaseIterable, Hashable, Sendable {
    /// The code itself.
    case exact
    /// Every value that begins with the code, unless a longer code fits: `62` stands for `6201`.
    case prefix
    /// Every value that begins with a number between two: `1000-1299` stands for `1011AB`.
    case range
  }

  /// One line of the list.
  public struct Entry: Hashable, Sendable {
    /// The code.
    public let code: String
    /// The place of the entry it belongs to; nil at the top.
    public let parent: Int?
    /// The name of its level.
    public let level: String
    /// What people call it; nil where the list does not say.
    public let label: LocalizedText?
    /// What values it stands for.
    public let match: Match
    /// The numbers of a range.
    public let range: ClosedRange<Int>?
    /// How many digits the numbers of a range have.
    public let digits: Int

    /// Describes an entry.
    public init(
      code: String, parent: Int?, level: String, label: LocalizedText? = nil, match: Match = .exact,
      range: ClosedRange<Int>? = nil, digits: Int = 0
    ) {
      self.code = code
      self.parent = parent
      self.level = level
      self.label = label
      self.match = match
      self.range = range
      self.digits = digits
    }
  }

  /// The entries in the order of the file.
  public let entries: [Entry]
  /// The names of the levels, in the order in which the file first has them.
  public let levels: [String]

  /// Composes a list; the reader of the file has made sure that parents exist and lead to the top.
  public init(entries: [Entry]) {
    self.entries = entries
    var levels: [String] = []
    for entry in entries where !levels.contains(entry.level) { levels.append(entry.level) }
    self.levels = levels
  }

  /// The codes of a level, in the order of the file, with their labels.
  public func domain(of level: String) -> Domain {
    let members = entries.filter { $0.level == level }
    return Domain(
      codes: members.map(\.code),
      labels: Dictionary(members.compactMap { entry in entry.label.map { (entry.code, $0) } }) { first, _ in first })
  }

  /// The code at a level to which an entry belongs, or which it is itself; nil where the entry stands above the level.
  public func code(at level: String, of entry: Int) -> String? {
    var place: Int? = entry
    while let current = place {
      if entries[current].level == level { return entries[current].code }
      place = entries[current].parent
    }
    return nil
  }
}
