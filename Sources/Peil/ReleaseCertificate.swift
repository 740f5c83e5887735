import PeilCore
import PeilDisclosure
import PeilRun
import PeilTable
import PeilValues

/// What a release says of its own safety, so that anybody can check it without what is secret: every figure that is shown and
/// every unknown, the sums among them, and where each stands in the tables.
///
/// No value of a hidden figure stands in it, and no parameter of a rule: what an attacker has, and no more.
struct ReleaseCertificate: Hashable {
  /// Where a tidy table shows a figure of the system.
  struct Place: Hashable {
    let table: String
    /// The code of each dimension; nil where it is summed out.
    let codes: [String?]
    let measure: String
    /// The column of the tidy table.
    let column: String
    /// How many decimals the whole number of the system has there.
    let decimals: Int
  }

  /// A figure or an unknown.
  struct Figure: Hashable {
    /// What tells its rows; empty for what no table shows.
    let conditions: [String]
    /// The value that is shown; nil where it is hidden.
    let value: Int?
    /// Whether a table shows that its own rule hides it.
    let isOwn: Bool
    /// What everybody knows of a hidden number beforehand; nil for what is shown and for amounts.
    let bounds: KnownBounds?
    /// The tables in which it is hidden.
    let tables: [String]
    let places: [Place]
  }

  /// The figures of one kind over one dataset.
  struct Part: Hashable {
    let name: String
    /// Whether they are numbers of something rather than amounts.
    let isCount: Bool
    let method: String
    let figures: [Figure]
    let relations: [[[Int]]]
  }

  /// What is hidden of a table.
  struct Table: Hashable {
    let name: String
    let figures: Int
    let own: Int
    let others: Int
    /// Of the numbers that are hidden: how wide the narrowest interval is beside what is asked of it, in whole times; nil
    /// where there is none, or where none has an end.
    let narrowest: Int?
    /// Of the amounts that are hidden the same, never more than once; nil where there is none.
    ///
    /// How much wider they are would tell what is asked, and with it the parameters of the rules.
    let narrowestAmount: Int?
  }

  /// A file of the release, and what it must be.
  struct File: Hashable {
    let path: String
    let digest: String
  }

  let minimum: Int
  let tables: [Table]
  let parts: [Part]
  /// The other files of the release.
  private(set) var files: [File]

  init(minimum: Int, tables: [Table], parts: [Part], files: [File] = []) {
    self.minimum = minimum
    self.tables = tables
    self.parts = parts
    self.files = files
  }

  /// The certificate of a release that consists of these files besides.
  func naming(_ files: [RunListing.File]) -> ReleaseCertificate {
    var named = self
    named.files = files.map { File(path: $0.path, digest: $0.digest) }.sorted { $0.path < $1.path }
    return named
  }

  /// The path within the release.
  static let path = "certificate.json"

  /// The certificate of a release, from the record of it, the figures as they are, and what the attacker found by part.
  init(_ record: DisclosureRecord, plan: Plan, tables: [TableResult], audits: [AttackReport]) {
    var places: [[Int]: [Place]] = [:]
    for figure in record.tableFigures where figure.status == nil {
      for variable in figure.figures {
        let value = record.parts[variable[0]].figures[variable[1]].value
        if let place = Self.place(of: value, figure.place, record.parts[variable[0]].formula == nil, plan, tables) {
          places[variable, default: []].append(place)
        }
      }
    }
    let (own, others) = Self.toldByStatus(record)
    // Where a figure is given as hidden for another though its own rule hits it, no number hidden for another is told more of.
    let quiet = Set(others.filter { record.parts[$0[0]].figures[$0[1]].role == "primary" }.map { $0[0] })
    self.init(
      minimum: record.summary.minimum, tables: Self.tables(record, plan, audits),
      parts: record.parts.enumerated().map { part, content in
        Part(
          name: "\(content.kind.text) of \(content.origin)", isCount: content.formula == nil, method: content.method,
          figures: content.figures.prefix(content.toldCount).enumerated().map { place, figure in
            let isShown = !figure.isHidden && figure.role != "unpublished"
            return Figure(
              conditions: figure.role == "unpublished" ? [] : figure.conditions, value: isShown ? figure.value : nil,
              isOwn: own.contains([part, place]),
              bounds: isShown || content.formula != nil
                ? nil
                : Self.bounds(
                  of: figure,
                  isTold: own.contains([part, place]) || others.contains([part, place]) && !quiet.contains(part)),
              tables: isShown ? [] : Set(figure.cells.compactMap(\.first)).sorted(),
              places: isShown ? places[[part, place]] ?? [] : [])
          }, relations: content.relations.filter { $0.allSatisfy { $0[0] < content.toldCount } })
      })
  }

  /// The figures of which a status tells that their own rule hides them, and those of which it tells that they are hidden for
  /// others; of the rest a certificate says no more either.
  private static func toldByStatus(_ record: DisclosureRecord) -> (own: Set<[Int]>, others: Set<[Int]>) {
    var own: Set<[Int]> = []
    var others: Set<[Int]> = []
    for figure in record.tableFigures {
      if figure.status == .suppressedOther { others.formUnion(figure.figures) }
      guard figure.status == .suppressedOwn else { continue }
      let hit = figure.figures.filter { record.parts[$0[0]].figures[$0[1]].role == "primary" }
      if hit.count == 1 { own.insert(hit[0]) }
    }
    return (own, others)
  }

  /// What everybody knows of a hidden number; where no status tells which rule hit it, not what would tell that.
  private static func bounds(of figure: DisclosureRecord.Figure, isTold: Bool) -> KnownBounds {
    let known = KnownBounds(lower: figure.bounds.first ?? nil, upper: figure.bounds.last ?? nil)
    guard !isTold, figure.role != "unpublished" else { return known }
    return known.lower.map { $0 >= 0 } ?? false ? .nonNegative : .unknown
  }

  /// Where a shown figure has a value of the system, and with how many decimals.
  private static func place(
    of value: Int, _ figure: [Int], _ isCount: Bool, _ plan: Plan, _ tables: [TableResult]
  ) -> Place? {
    let table = plan.tables[figure[0]]
    let cell = tables[figure[0]].cells[figure[1]]
    let estimate = cell.estimates[figure[2]]
    let columns: [(String, Quantity?)] = [
      ("value", estimate.value), ("numerator", estimate.numerator), ("denominator", estimate.denominator),
      ("n", .count(estimate.n)), ("missing", .count(estimate.missing)),
    ]
    for (name, quantity) in columns {
      guard case .exact(let shown)? = quantity?.magnitude else { continue }
      for decimals in isCount ? [0] : [2, 0, 1, 3, 4] where shown == Rational(Int128(value), powerOfTen(decimals)) {
        return Place(
          table: table.name, codes: zip(cell.key, table.dimensions).map { $0.code(in: $1.column.type) },
          measure: table.measures[figure[2]].name, column: name, decimals: decimals)
      }
    }
    return nil
  }

  static func powerOfTen(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { power, _ in power * 10 } }

  private static func tables(_ record: DisclosureRecord, _ plan: Plan, _ audits: [AttackReport]) -> [Table] {
    plan.tables.enumerated().compactMap { place, table in
      let figures = record.tableFigures.filter { $0.place[0] == place }
      guard !figures.isEmpty else { return nil }
      return Table(
        name: table.name, figures: figures.count, own: figures.count { $0.status == .suppressedOwn },
        others: figures.count { $0.status == .suppressedOther }, narrowest: narrowest(figures, record, audits),
        narrowestAmount: narrowestAmount(figures, record, audits))
    }
  }

  /// Whether the amounts that are hidden by their own rules can be as far away as is asked.
  private static func narrowestAmount(
    _ figures: [DisclosureRecord.TableFigure], _ record: DisclosureRecord, _ audits: [AttackReport]
  ) -> Int? {
    var isWide: [Bool] = []
    for variable in Set(figures.filter { $0.status != nil }.flatMap(\.figures)) {
      let part = record.parts[variable[0]]
      let figure = part.figures[variable[1]]
      guard part.formula != nil, !figure.protection.isNone, variable[0] < audits.count,
        let interval = audits[variable[0]].interval(of: variable[1])
      else { continue }
      isWide.append(figure.protection.areMet(by: interval, of: figure.value))
    }
    return isWide.isEmpty ? nil : isWide.allSatisfy(\.self) ? 1 : 0
  }

  private static func narrowest(
    _ figures: [DisclosureRecord.TableFigure], _ record: DisclosureRecord, _ audits: [AttackReport]
  ) -> Int? {
    var times: [Int] = []
    for variable in Set(figures.filter { $0.status != nil }.flatMap(\.figures)) {
      let part = record.parts[variable[0]]
      guard part.formula == nil, variable[0] < audits.count,
        let width = audits[variable[0]].interval(of: variable[1])?.width
      else { continue }
      let levels = part.figures[variable[1]].levels
      times.append(width / max(1, (levels.max() ?? 0)))
    }
    return times.min()
  }
}
