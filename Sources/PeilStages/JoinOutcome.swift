internal import PeilCore
internal import PeilDiagnostics
internal import PeilTable

/// The columns and the grain after a join.
struct JoinOutcome {
  private let sides: JoinSides
  private let keys: [Join.Key]
  private let brought: [Join.Brought]
  private let expected: Join.Cardinality?
  private let keepsRightOnly: Bool

  init(
    sides: JoinSides, keys: [Join.Key], brought: [Join.Brought], expected: Join.Cardinality?, keepsRightOnly: Bool
  ) {
    self.sides = sides
    self.keys = keys
    self.brought = brought
    self.expected = expected
    self.keepsRightOnly = keepsRightOnly
  }

  var schema: Schema {
    let rightColumns = brought.compactMap { pair in sides.right[pair.column].map { rightColumn($0, named: pair.name) } }
    return Schema(columns: sides.left.columns.map(leftColumn) + rightColumns, grain: grain)
  }

  /// Reports brought columns whose `known-when` would come to read a left column of the same name.
  func reportLostKnownWhen(at span: SourceSpan, context: BindingContext) -> Bool {
    var isSound = true
    for column in brought.compactMap({ sides.right[$0.column] }) {
      let names = column.knownWhen.map { FormulaText($0).names } ?? []
      let captured = names.subtracting(outputNames.keys).intersection(outputColumnNames).sorted()
      for name in captured {
        context.report(
          .error(
            "known-when-lost",
            "the known-when of '\(column.name)' names '\(name)' of '\(sides.rightName)', which does not come along",
            at: span, details: ["add '\(name)' to `columns`, and a `prefix` if its name is in use"]))
        isSound = false
      }
    }
    return isSound
  }

  private var leftKeys: Grain { Grain(keys.map(\.left)) }
  private var rightKeys: Grain { Grain(keys.map(\.right)) }

  /// A key comes at most once on the left: its rows are told apart by the key, or the run verifies it.
  private var leftIsUnique: Bool {
    sides.left.grain.isCoarserOrEqual(to: leftKeys) || expected.map { !$0.allowsRepeatedLeft } ?? false
  }

  private var rightIsUnique: Bool {
    sides.right.grain.isCoarserOrEqual(to: rightKeys) || expected.map { !$0.allowsRepeatedRight } ?? false
  }

  private var grain: Grain {
    if rightIsUnique { return sides.left.grain }
    let right = inOutput(sides.right.grain)
    return leftIsUnique ? right : sides.left.grain.union(right)
  }

  private func leftColumn(_ column: Column) -> Column {
    var column = column
    column.grain = leftGrain(column.grain)
    if keepsRightOnly, let key = keys.first(where: { $0.left == column.name }),
      let other = sides.right[key.right], other.type != column.type
    {
      // The column comes to hold right keys too, of which only this much is known.
      column.type = .text
    }
    return column
  }

  /// A grain no formula can name, after a join that multiplies rows, is said by the key that the run holds unique.
  private func leftGrain(_ grain: Grain) -> Grain {
    guard !rightIsUnique, leftIsUnique, grain == sides.left.grain,
      grain.keys.contains(where: { sides.left[$0] == nil })
    else { return grain }
    return leftKeys
  }

  private func rightColumn(_ column: Column, named name: String) -> Column {
    var brought = column
    brought.name = name
    brought.grain = rightGrain(column.grain)
    brought.knownWhen = column.knownWhen.map { FormulaText($0).renamed(outputNames) }
    return brought
  }

  private func rightGrain(_ grain: Grain) -> Grain {
    guard rightIsUnique else { return inOutput(grain) }
    let known = grain.isCoarserOrEqual(to: rightKeys) ? inOutput(grain) : leftKeys
    // One row on each side: the key and the left row are the same thing.
    return leftIsUnique && known == leftKeys ? sides.left.grain : known
  }

  /// The name in the output of each right column that is there: keys have the left name.
  private var outputNames: [String: String] {
    var names = Dictionary(brought.map { ($0.column, $0.name) }) { first, _ in first }
    for key in keys { names[key.right] = key.left }
    return names
  }

  private var outputColumnNames: Set<String> { Set(sides.left.names + brought.map(\.name)) }

  /// A grain of the right side in names of the output; a key that did not come along gets a name no column can have.
  private func inOutput(_ grain: Grain) -> Grain {
    let names = outputNames
    return Grain(grain.keys.map { names[$0] ?? absent($0) })
  }

  private func absent(_ key: String) -> String {
    var name = sides.right[key] == nil ? key : "\(sides.rightName).\(key)"
    while sides.left.grain.keys.contains(name) { name += " of \(sides.rightName)" }
    return name
  }
}
