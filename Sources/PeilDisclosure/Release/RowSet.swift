/// A set of rows within a cell: those for which a condition holds, and some value is known.
struct RowSet {
  /// The conditions that tell them, those of the table among them.
  let key: FigureKey
  /// By dimension of which they say the category, the number of that condition.
  let categories: [String: Int]
  /// The numbers of the conditions that say a category of a dimension which they say these rows are not in.
  let excluded: Set<Int>
  /// The columns that decide which rows they are.
  let told: Set<String>
  /// All columns that a figure of them says something of.
  let columns: Set<String>
  /// The combinations of conditions that they have, ascending.
  let groups: [Int]
  /// By combination whether they have it.
  let holds: [Bool]
  /// Whether they are told by what became of an application.
  let tellsOutcomes: Bool
  /// Whether all that is told of them is public where rows are known.
  let isOpen: Bool
  /// Whether they may be all rows of the data, or all with an outcome.
  let mayBeGrand: Bool

  /// Whether a figure would say the same of the same rows.
  func isSame(as other: RowSet) -> Bool {
    key == other.key && groups == other.groups && told == other.told && columns == other.columns
      && tellsOutcomes == other.tellsOutcomes
  }
}

/// What figures of a table take of rows: all of them, or each unit of a key once; and how many, or how much.
struct FigureFamily {
  /// The pool its figures belong to.
  let pool: Int
  let kind: FigureKind
  /// The place of the value that is added up; nil where things are counted.
  let value: Int?
  /// The place of the key whose units are taken once; nil where rows are.
  let key: Int?
  /// The number of the condition that says so in the keys of its figures; nil where rows are taken, or each unit is a row.
  let marker: Int?
  /// Whether a unit stands in one combination of conditions alone, and by dimension whether it stands in one category.
  var isAdditive = true
  var addsUp: [Bool] = []
  /// The sets of rows: first those that figures tell apart, then those of single combinations.
  var sets: [RowSet] = []
  /// How many of them figures tell apart.
  var toldCount = 0
  /// By combination the set that has it alone.
  var singles: [Int: Int] = [:]
  /// By set and cell the variable; −1 where it is not made yet.
  var places: [[Int]] = []

  func isSame(_ kind: FigureKind, _ value: Int?, _ key: Int?) -> Bool {
    self.kind == kind && self.value == value && self.key == key
  }
}
