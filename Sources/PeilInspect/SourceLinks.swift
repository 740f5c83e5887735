/// How the files of a draft belong together: which column of one holds the values of which column of another.
struct SourceLinks {
  /// A file that joins the ones before it.
  struct Link {
    /// The file that joins, by its place.
    let file: Int
    /// The column of it that is joined on.
    let column: Int
    /// The file, joined before, whose column it meets; and that column.
    let to: Int
    let toColumn: Int
    /// Whether the joining file has each key at most once.
    let isUnique: Bool
    /// Whether the other one has.
    let isUniqueThere: Bool
    /// Keys of the joining file that the other one lacks, and one of them.
    let unmatched: Int
    /// Keys of the other one that the joining file lacks.
    let unmatchedThere: Int
    let example: String?
  }

  /// The file that the others join.
  let main: Int
  /// The files that bring their columns to the main one's rows, in order.
  private(set) var joined: [Link] = []
  /// The files of which a row of the main one may have several.
  private(set) var several: [Link] = []

  private let files: [InspectedFile]

  init(_ files: [InspectedFile]) {
    self.files = files
    main = Self.main(of: files)
    var known = [main]
    var rest = files.indices.filter { $0 != main }
    while let link = rest.compactMap({ Self.link($0, to: known, of: files) }).first(where: \.isUnique) {
      joined.append(link)
      known.append(link.file)
      rest.removeAll { $0 == link.file }
    }
    several = rest.compactMap { Self.link($0, to: known, of: files) }
  }

  /// The columns that sources must agree on, with the type both get.
  func shared(_ file: Int) -> [Int: FoundType] {
    var types: [Int: FoundType] = [:]
    for link in joined + several {
      let own = files[link.file].inspection.columns[link.column]
      let type = Self.common(own, files[link.to].inspection.columns[link.toColumn])
      if link.file == file { types[link.column] = type }
      if link.to == file { types[link.toColumn] = type }
    }
    return types
  }

  /// The file with the most that an evaluation is about.
  private static func main(of files: [InspectedFile]) -> Int {
    func score(_ file: InspectedFile) -> Int {
      let roles = Set(file.inspection.columns.compactMap(\.role))
      let own: Set<Role> = [
        .submitted, .requested, .applicant, .sector, .sizeClass, .region, .bottlenecks, .projectCosts,
      ]
      let isKeyed = file.inspection.key.columns.count == 1 ? 2 : 0
      return roles.intersection(own).count * 2 + (roles.contains(.application) ? 3 : 0) + isKeyed
    }
    return files.indices.max { (score(files[$0]), -$0) < (score(files[$1]), -$1) } ?? 0
  }

  private static func link(_ file: Int, to known: [Int], of files: [InspectedFile]) -> Link? {
    let candidates = known.flatMap { other in
      files[file].inspection.columns.indices.flatMap { column in
        files[other].inspection.columns.indices.compactMap { toColumn in
          rated(file, column, other, toColumn, of: files)
        }
      }
    }
    return candidates.max { $0.rank < $1.rank }?.link
  }

  /// A pair of columns that hold the same values, and how well they do; nil where they do not.
  private static func rated(
    _ file: Int, _ column: Int, _ other: Int, _ toColumn: Int, of files: [InspectedFile]
  ) -> (link: Link, rank: Double)? {
    let own = files[file].inspection.columns[column]
    let there = files[other].inspection.columns[toColumn]
    guard canJoin(own.type.value), canJoin(there.type.value) else { return nil }
    let isNamed = own.header.lowercased() == there.header.lowercased() || (own.role != nil && own.role == there.role)
    let words = own.survey.known
    guard !words.isEmpty, there.distinctCount > 0 else { return nil }
    let missing = words.filter { !there.survey.holds($0.text) }
    let overlap = Double(words.count - missing.count) / Double(words.count)
    // The same numbers under other headers are a coincidence; the same words need not be.
    let isText = own.type.value != .integer && there.type.value != .integer
    guard isNamed ? overlap >= 0.5 : isText && overlap >= 0.95 && words.count > 1 else { return nil }
    let role = own.role == .application && there.role == .application ? 4.0 : 0
    let isUnique = isKey(files[file], column)
    return (
      Link(
        file: file, column: column, to: other, toColumn: toColumn, isUnique: isUnique,
        isUniqueThere: isKey(files[other], toColumn),
        unmatched: missing.reduce(0) { $0 + $1.count },
        unmatchedThere: there.survey.known.count { !own.survey.holds($0.text) }, example: missing.first?.text),
      overlap + role + (isNamed ? 1 : 0) + (isUnique ? 2 : 0) + (isKey(files[other], toColumn) ? 1 : 0)
    )
  }

  /// Whether a column is its file's key, repeated records aside.
  private static func isKey(_ file: InspectedFile, _ column: Int) -> Bool {
    file.inspection.key.columns == [column] || file.inspection.columns[column].isUnique
  }

  private static func canJoin(_ type: FoundType) -> Bool {
    switch type {
    case .text, .integer, .category, .kvk, .rsin: true
    default: false
    }
  }

  /// One type for both sides: where one is a closed list the words of both, of anything else that differs text.
  private static func common(_ own: ColumnFinding, _ other: ColumnFinding) -> FoundType {
    let lists = [other, own].filter { if case .category = $0.type.value { true } else { false } }
    guard !lists.isEmpty, own.type.value.name != "integer", other.type.value.name != "integer" else {
      return own.type.value == other.type.value ? own.type.value : .text
    }
    var seen: Set<String> = []
    let words = [other, own].flatMap(\.survey.known).map(\.text).filter { seen.insert($0.lowercased()).inserted }
    return words.count <= 100 ? .category(words) : .text
  }
}
