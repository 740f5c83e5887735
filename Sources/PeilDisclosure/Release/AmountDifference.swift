import PeilCore
import PeilExpression
import PeilTable

/// What one amount has beyond another of the same rows, such as what applicants pay themselves of their costs: whoever sees both
/// sums has it, whether a table shows it or not.
struct AmountDifference {
  var larger: VariableReference
  var smaller: VariableReference
  let value: Int
  /// What the rules on single contributions find of it; nil where it is safe.
  let finding: PrimaryFinding?
}

extension TableModelBuilder {
  /// Notes the differences of amounts of money of which one is never the larger.
  ///
  /// Call it once the cells are there.
  mutating func addDifferences() {
    var rules = rules
    (rules.frequency, rules.group, rules.zeros) = (nil, nil, .shown)
    let sums = moneyFamilies
    for left in sums {
      for right in sums where right != left {
        for (set, rowSet) in families[left].sets.prefix(families[left].toldCount).enumerated()
        where !rowSet.groups.isEmpty {
          guard let other = told(right, like: rowSet), isNeverLess(left, right, in: rowSet) else { continue }
          addDifferences(Part(family: left, set: set), Part(family: right, set: other), rules)
        }
      }
    }
  }

  /// The families of amounts of money that are added up row by row.
  var moneyFamilies: [Int] {
    families.indices.filter { family in
      guard families[family].key == nil, let value = families[family].value else { return false }
      return rows.protection.values[value].type == .money
    }
  }

  /// The set of a family that figures tell and that has the same rows.
  private func told(_ family: Int, like rowSet: RowSet) -> Int? {
    families[family].sets.prefix(families[family].toldCount).firstIndex { $0.groups == rowSet.groups }
  }

  func amount(_ family: Int, _ line: TableRows.Line) -> Int {
    families[family].value.flatMap { line.values[$0] } ?? 0
  }

  private func isNeverLess(_ left: Int, _ right: Int, in rowSet: RowSet) -> Bool {
    var isMore = false
    for line in rows.lines where rowSet.holds[line.group] {
      let (larger, smaller) = (amount(left, line), amount(right, line))
      if larger < smaller { return false }
      if larger > smaller { isMore = true }
    }
    return isMore
  }

  private mutating func addDifferences(_ left: Part, _ right: Part, _ rules: PrimaryRules) {
    let (set, other) = (families[left.family].sets[left.set], families[right.family].sets[right.set])
    for cell in cells.indices where !cells[cell].lines.isEmpty {
      let isOpen = set.isOpen && other.isOpen && cells[cell].isOpen
      var amounts = AmountTally(isMagnitude: true, contributors, numbers)
      for place in cells[cell].lines where set.holds[rows.lines[place].group] {
        let line = rows.lines[place]
        amounts.add(
          amount(left.family, line).subtractingCapped(amount(right.family, line)), times: line.count, of: line.holding,
          isSecret: !(isOpen && knownGroups[line.group]))
      }
      guard !amounts.isEmpty else { continue }
      let difference = AmountDifference(
        larger: reference(left, cell), smaller: reference(right, cell), value: amounts.total,
        finding: amounts.finding(rules, isMagnitude: true))
      pools.differences.append(difference)
    }
  }

  mutating func reference(_ part: Part, _ cell: Int) -> VariableReference {
    VariableReference(pool: families[part.family].pool, place: place(part.family, part.set, cell))
  }
}
