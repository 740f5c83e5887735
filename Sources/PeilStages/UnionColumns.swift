internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// The columns of the sides of a union, put together by name.
struct UnionColumns {
  private let sides: [UnionSide]
  private let fillsAbsent: Bool
  private let subject: String
  /// The columns afterwards, each with the grain it has before keys are told apart by their side.
  private(set) var columns: [Column] = []
  /// Where each column first stands.
  private var firstSide: [String: Int] = [:]
  /// What is different about a side, by its place.
  private var differences: [Int: [String]] = [:]

  init(_ sides: [UnionSide], fillsAbsent: Bool, subject: String) {
    self.sides = sides
    self.fillsAbsent = fillsAbsent
    self.subject = subject
    for column in sides[0].schema.columns {
      firstSide[column.name] = 0
      columns.append(column)
    }
    for side in sides.indices.dropFirst() { add(side) }
    for place in columns.indices { columns[place].grain = grain(of: columns[place].name) }
  }

  /// The columns that the rows at hand lack.
  var absentInInput: [String] { columns.map(\.name).filter { sides[0].schema[$0] == nil } }

  /// Reports what differs, once for each side; whether nothing does.
  func report(to context: BindingContext) -> Bool {
    for (side, lines) in differences.sorted(by: { $0.key < $1.key }) {
      let remedy =
        lines.contains { $0.hasSuffix(Self.absence) }
        ? ["`absent: missing` fills a column that one of them lacks"] : []
      context.report(
        .error(
          "union-differs", "the rows of '\(sides[side].name)' cannot come behind those of '\(sides[0].name)'",
          at: sides[side].span,
          details: lines + remedy + [
            "a dataset of its own, with `select`, `rename`, `derive` or `recode`, makes them alike"
          ]))
    }
    return differences.isEmpty
  }

  /// The columns afterwards, made from the rows of a side.
  func projections(of side: Int) -> [Projection] {
    columns.map { Projection(name: $0.name, expression: expression(for: $0, from: sides[side].schema[$0.name])) }
  }

  private func expression(for column: Column, from own: Column?) -> Expression {
    guard let own else {
      guard let code = column.missingAs, let domain = column.type.domain else {
        return Expression(.literal(.missing(column.type)), type: column.type)
      }
      let literal = column.type == .boolean ? Literal.boolean(code == 1) : .code(code, domain)
      return Expression(.literal(literal), type: column.type)
    }
    let original = Expression(.column(own.name), type: own.type)
    guard let from = own.type.domain, let to = column.type.domain,
      from.codes.indices.contains(where: { from.codes[$0] != to.codes[$0] })
    else { return Expression(.column(own.name), type: column.type) }
    let entries = from.codes.indices.compactMap { place in
      to.position(of: from.codes[place]).map {
        Expression.LookupEntry(from: .code(UInt32(place), from), to: .code(UInt32($0), to))
      }
    }
    return Expression(.lookup(original, entries, otherwise: nil), type: column.type)
  }

  // MARK: Putting together

  private static let absence = "does not have it"

  private mutating func add(_ side: Int) {
    let (schema, name) = (sides[side].schema, sides[side].name)
    for place in columns.indices {
      if let other = schema[columns[place].name] {
        merge(other, into: place, side)
      } else if !fillsAbsent || lacksOutcome(columns[place]) {
        differ(
          side, "'\(columns[place].name)' is in '\(first(columns[place]))', and '\(name)' \(absence(columns[place]))")
      }
    }
    for column in schema.columns where firstSide[column.name] == nil {
      if !fillsAbsent || lacksOutcome(column) {
        differ(side, "'\(column.name)' is in '\(name)', and '\(sides[0].name)' \(absence(column))")
      }
      firstSide[column.name] = side
      columns.append(column)
    }
  }

  private func absence(_ column: Column) -> String {
    fillsAbsent ? "would have no outcome: say `missing-as: open` for the column" : Self.absence
  }

  /// A missing outcome is an error wherever it comes from.
  private func lacksOutcome(_ column: Column) -> Bool { column.type == .outcome && column.missingAs == nil }

  private func first(_ column: Column) -> String { sides[firstSide[column.name] ?? 0].name }

  private mutating func differ(_ side: Int, _ line: String) { differences[side, default: []].append(line) }

  private mutating func merge(_ other: Column, into place: Int, _ side: Int) {
    let mine = columns[place]
    let (here, there) = ("in '\(first(mine))'", "in '\(sides[side].name)'")
    guard let type = Self.joined(mine.type, other.type) else {
      return differ(
        side,
        "'\(mine.name)' is \(Self.words(mine.type, beside: other.type)) \(here) and "
          + "\(Self.words(other.type, beside: mine.type)) \(there)")
    }
    if mine.amount != other.amount {
      differ(
        side,
        "'\(mine.name)' has the amount \(mine.amount?.rawValue ?? "none") \(here) and "
          + "\(other.amount?.rawValue ?? "none") \(there)")
    }
    if mine.knownWhen != other.knownWhen {
      differ(
        side,
        "'\(mine.name)' is known \(mine.knownWhen.map { "when \($0)" } ?? "always") \(here) and "
          + "\(other.knownWhen.map { "when \($0)" } ?? "always") \(there)")
    }
    if Self.standIn(mine) != Self.standIn(other) {
      differ(
        side,
        "'\(mine.name)' has missing-as \(Self.standIn(mine) ?? "none") \(here) and "
          + "\(Self.standIn(other) ?? "none") \(there)")
    }
    columns[place].type = type
    columns[place].label = mine.label ?? other.label
    columns[place].unknownLimit = [mine.unknownLimit, other.unknownLimit].compactMap(\.self).min()
  }

  private static func standIn(_ column: Column) -> String? {
    column.missingAs.flatMap { code in column.type.domain.map { $0.codes[Int(code)] } }
  }

  /// The type that holds the values of both, or nil.
  private static func joined(_ left: ValueType, _ right: ValueType) -> ValueType? {
    switch (left, right) {
    case (.category(let mine), .category(let other)): return .category(mine.extended(by: other))
    case (.set(let mine), .set(let other)):
      let merged = mine.extended(by: other)
      let keepsPlaces = other.codes.indices.allSatisfy { merged.position(of: other.codes[$0]) == $0 }
      return keepsPlaces && merged.count <= Domain.largestSet ? .set(merged) : nil
    default: return left == right ? left : nil
    }
  }

  private static func words(_ type: ValueType, beside other: ValueType) -> String {
    switch type {
    case .set(let domain) where other.name == type.name: "a set of \(listed(domain.codes, limit: 8))"
    case .decimal(let scale): "decimal with \(scale) decimals"
    case .rational: "\(type.name) (quotient)"
    default: type.name
    }
  }

  // MARK: Grain

  /// The keys that decide a column on every side that has it.
  private func grain(of name: String) -> Grain {
    sides.compactMap { side in side.schema[name].map { side.named($0.grain, in: subject) } }
      .reduce(Grain([String]())) { $0.union($1) }
  }
}

extension UnionSide {
  /// A grain in words that all sides share: rows of a source without a key become rows of the union.
  func named(_ grain: Grain, in subject: String) -> Grain {
    let own = schema.grain.keys.filter(\.isRow)
    guard own.count == 1 else { return grain }
    return Grain(grain.keys.map { $0 == own[0] ? Grain.rows(of: subject).description : $0 })
  }
}

extension String {
  /// Whether a key stands for the rows of a source that declares none.
  var isRow: Bool { hasPrefix("row of ") }
}

extension Domain {
  /// The list with the codes of another that it does not have behind its own; the first label of a code stays.
  fileprivate func extended(by other: Domain) -> Domain {
    Domain(codes: codes + other.codes, labels: labels.merging(other.labels) { first, _ in first })
  }
}
