import PeilCore
import PeilDiagnostics
import PeilTable

/// Reads the dimensions of a table and what is summed out of it; problems go to the context.
struct DimensionReader {
  private let context: BindingContext
  private let schema: Schema
  /// The dimensions, rows first, outer first.
  private(set) var dimensions: [Dimension] = []
  private var isComplete = true

  /// How many dimensions a table may have: its margins are all subsets of them.
  static let largestCount = 6

  init(context: BindingContext, schema: Schema) {
    self.context = context
    self.schema = schema
  }

  /// Reads one dimension or a list of them.
  mutating func read(_ setting: Setting, _ place: Dimension.Place) {
    if let text = setting.text, let list = WordElsewhere.list(in: text.text, among: schema.names) {
      report("several-in-one-text", "'\(text.text)' is one name, and no column has it", text.span, "write \(list)")
      isComplete = false
      return
    }
    for item in setting.list ?? [setting] {
      guard let dimension = dimension(item, place) else {
        isComplete = false
        continue
      }
      dimensions.append(dimension)
    }
  }

  private func dimension(_ setting: Setting, _ place: Dimension.Place) -> Dimension? {
    let each = setting["each"]
    guard let column = context.column(each ?? setting, in: schema) else {
      // A set stands in for the one that was not found, so that measures which need one are content.
      return each.map { Dimension(column: unknownSet(named: $0.text?.text ?? ""), isSpread: true, place: place) }
    }
    let span = (each ?? setting).span
    if dimensions.contains(where: { $0.column.name == column.name }) {
      report("repeated-dimension", "'\(column.name)' is a dimension of this table already", span, "take one away")
      return nil
    }
    if dimensions.count == Self.largestCount {
      report("too-many-dimensions", "a table has at most \(Self.largestCount) dimensions", span, "make two tables")
      return nil
    }
    switch (column.type, each) {
    case (.set, nil):
      report(
        "set-as-dimension", "'\(column.name)' is a set: a unit may have several of its codes", span,
        "write {each: \(column.name)} to count it in each")
      return Dimension(column: column, isSpread: true, place: place)
    case (.set, _): return Dimension(column: column, isSpread: true, place: place)
    case (let type, .some):
      report(
        "each-of-no-set", "'\(column.name)' is \(type.name), and 'each' is for a set", span, "write \(column.name)")
      return Dimension(column: unknownSet(named: column.name), isSpread: true, place: place)
    case (let type, _) where Self.makesCategories(type):
      return Dimension(column: column, isSpread: false, place: place)
    case (let type, _):
      report(
        "unusable-dimension", "'\(column.name)' is \(type.name), which makes no categories", span,
        "put it in classes with the stage 'bin', and use those")
      return nil
    }
  }

  private func unknownSet(named name: String) -> Column {
    Column(name: name, type: .set(Domain(codes: [])), grain: schema.grain)
  }

  /// Whether values of a type are categories by themselves; a set must be spread.
  static func makesCategories(_ type: ValueType) -> Bool {
    switch type {
    case .category, .outcome, .boolean, .text, .identifier, .date, .integer: true
    default: false
    }
  }

  /// The totals: for each, the places of the dimensions that are summed out.
  func totals(_ setting: Setting?) -> [[Int]] {
    guard let setting, isComplete else { return [] }
    switch setting.text?.text {
    case "nested": return nested
    case "all": return subsets.filter { !$0.isEmpty }
    case .some: return []
    case nil: return (setting.list ?? []).compactMap(summedOut)
    }
  }

  /// Inner rows in turn, and inner columns in turn, with each other.
  private var nested: [[Int]] {
    let rows = dimensions.indices.filter { dimensions[$0].place == .row }
    let columns = dimensions.indices.filter { dimensions[$0].place == .column }
    return tails(rows).flatMap { row in tails(columns).map { row + $0 } }.filter { !$0.isEmpty }
  }

  /// Nothing, the innermost, the two innermost, and so on to all.
  private func tails(_ places: [Int]) -> [[Int]] { (0...places.count).map { Array(places.suffix($0)) } }

  private var subsets: [[Int]] {
    let all = (0..<(1 << dimensions.count)).map { mask in dimensions.indices.filter { mask >> $0 & 1 == 1 } }
    return all.sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count }
  }

  private func summedOut(_ setting: Setting) -> [Int]? {
    let names = (setting.list ?? []).compactMap(\.text)
    let places = names.map { name in dimensions.firstIndex { $0.column.name == name.text } }
    for (name, place) in zip(names, places) where place == nil {
      let known = dimensions.map(\.column.name)
      context.report(
        .error(
          "unknown-dimension", "'\(name.text)' is not a dimension of this table", at: name.span,
          label: nearestName(to: name.text, among: known).map { "did you mean '\($0)'?" },
          details: ["dimensions here: \(listed(known))"]))
    }
    let found = Set(places.compactMap(\.self)).sorted()
    if names.isEmpty {
      report("empty-total", "this total sums nothing out", setting.span, "name the dimensions to sum out")
    }
    return found.isEmpty || places.contains(nil) ? nil : found
  }

  private func report(_ code: String, _ message: String, _ span: SourceSpan, _ label: String) {
    context.report(.error(code, message, at: span, label: label))
  }
}
