import PeilDisclosure
import ReferenceValues

/// A table of the reference values as a system: cells by name, totals with their parts.
struct ReferenceTable {
  /// The names of the cells, in the order of their variables.
  private(set) var names: [String] = []
  private var values: [String: Int] = [:]
  private var relations: [(total: String, parts: [String])] = []
  private var virtual: (parts: [String], value: Int, upper: Int)?

  var primary: [String: ProtectionLevels] = [:]
  var notSuppressible: Set<String> = []
  var known: Set<String> = []
  var costs: [String: Int]?

  /// Tables that share the cells of one name.
  init(_ tables: [JSONValue]) throws {
    for table in tables {
      for (name, value) in try table["cells"].members where values[name] == nil { values[name] = try value.int }
      for relation in try table["relations"].items {
        relations.append((try relation["total"].string, try relation["parts"].strings))
      }
      for (name, levels) in try table["primary"].members {
        let lower = levels["lpl"].isNull ? 0 : try levels["lpl"].int
        let upper = levels["upl"].isNull ? 0 : try levels["upl"].int
        primary[name] = lower + upper == 0 ? .inexact : ProtectionLevels(lower: lower, upper: upper)
      }
      notSuppressible.formUnion(try table["not_suppressible"].strings)
      if !table["attacker_knows"].isNull { known.formUnion(try table["attacker_knows"].strings) }
      if case .object(let members) = table["costs"] { costs = try members.mapValues { try $0.int } }
    }
    names = values.keys.sorted()
  }

  /// Adds a virtual cell: the sum of parts that must not be known too well.
  mutating func protect(sumOf parts: [String], value: Int, upper: Int) { virtual = (parts, value, upper) }

  /// The system of the table.
  func system() throws -> DisclosureSystem {
    let positions = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var variables = names.map { name in
      let value = values[name] ?? 0
      let role: SystemVariable.Role =
        primary[name].map { .primary($0) } ?? (notSuppressible.contains(name) ? .published : .open)
      return SystemVariable(
        value: value, bounds: known.contains(name) ? .exactly(value) : .nonNegative, weight: costs?[name], role: role,
        cells: [CellReference(table: "table", cell: name)])
    }
    var sums = relations.map { relation in
      LinearRelation(total: positions[relation.total] ?? -1, parts: relation.parts.map { positions[$0] ?? -1 })
    }
    if let virtual {
      sums.append(LinearRelation(total: variables.count, parts: virtual.parts.map { positions[$0] ?? -1 }))
      variables.append(
        SystemVariable(value: virtual.value, role: .unpublished(ProtectionLevels(upper: virtual.upper))))
    }
    return try DisclosureSystem(variables: variables, relations: sums)
  }

  /// What an attacker has left of the cells, when these are suppressed.
  func intervals(suppressed: [String]) throws -> [String: FeasibilityInterval] {
    // Whether a cell may be suppressed is no question of the attacker's.
    var open = self
    open.notSuppressible = []
    let system = try open.system()
    let hidden = suppressed.compactMap(names.firstIndex)
    let report = try Attacker().attack(system, SuppressionPattern(hidden, in: system))
    var intervals: [String: FeasibilityInterval] = [:]
    for finding in report.findings where finding.variable < names.count {
      intervals[names[finding.variable]] = finding.interval
    }
    return intervals
  }

  /// The names of hidden cells.
  func names(of pattern: SuppressionPattern) -> [String] {
    pattern.suppressed.filter { $0 < names.count }.map { names[$0] }
  }
}

extension [String: FeasibilityInterval] {
  /// As the reference values write them.
  var json: JSONValue {
    .object(mapValues { .list([.int($0.lower), .int($0.upper)]) })
  }

  /// The cells of which one value is left, as the reference values write them.
  var disclosed: JSONValue { .texts(filter(\.value.isExact).keys.sorted()) }
}
