import PeilCore
import PeilDisclosure
import PeilRun

extension DisclosureRecord {
  /// The record of a release.
  init(_ protection: ReleaseProtection) {
    self.init(
      parts: protection.parts.map(Self.part),
      tableFigures: protection.shown.sorted {
        Self.order($0.key).lexicographicallyPrecedes(Self.order($1.key))
      }.map { figure, variables in
        TableFigure(
          place: Self.order(figure), status: protection.reasons[figure]?.status,
          isWithheld: protection.reasons[figure]?.isWithheld ?? false,
          figures: variables.map { [$0.part, $0.variable] })
      }, summary: protection.summary)
  }

  private static func order(_ figure: FigureReference) -> [Int] { [figure.table, figure.cell, figure.measure] }

  private static func part(_ part: ReleaseProtection.Part) -> Part {
    // Virtual cells are means to an end, and stand behind the figures of the tables.
    let system = part.release.system
    let count = part.conditions.count
    let formula: String? = if case .sum(let formula) = part.kind { formula } else { nil }
    return Part(
      origin: part.origin, formula: formula, method: part.release.method.rawValue,
      figures: system.variables.prefix(count).enumerated().map { place, variable in
        Figure(
          conditions: part.conditions[place], value: variable.value, contributors: part.contributors[place],
          role: variable.role.word,
          bounds: [variable.bounds.lower, variable.bounds.upper], weight: variable.weight,
          levels: [variable.levels.lower, variable.levels.upper, variable.levels.sliding],
          isHidden: part.release.pattern.isSuppressed[place], rules: part.findings[place].map(\.rawValue),
          cells: variable.cells.map { [$0.table, $0.cell] })
      },
      relations: system.relations.filter { $0.terms.allSatisfy { $0.variable < count } }
        .map { $0.terms.map { [$0.variable, $0.coefficient] } },
      insiders: part.insiders.map { insider in
        insider.variables.sorted() + (insider.mingled.map { [-1] + $0.sorted() } ?? [])
      })
  }
}

extension DisclosureRecord.Part {
  /// What is counted or added up.
  var kind: FigureKind { formula.map(FigureKind.sum) ?? .count }

  /// The system as it was, with its true values; throws where it does not hold.
  func system() throws -> DisclosureSystem {
    try DisclosureSystem(
      variables: figures.map { figure in
        SystemVariable(
          value: figure.value, bounds: KnownBounds(lower: figure.bounds.first ?? nil, upper: figure.bounds.last ?? nil),
          weight: figure.weight, role: SystemVariable.Role(word: figure.role, levels: figure.protection),
          cells: figure.cells.map { CellReference(table: $0.first ?? "", cell: $0.last ?? "") })
      },
      relations: relations.map { terms in
        LinearRelation(terms.map { LinearRelation.Term($0.first ?? -1, coefficient: $0.last ?? 0) })
      })
  }

  /// How many figures there are without those that only follow from several others, which stand last.
  var toldCount: Int {
    let derived = figures.reversed().prefix { figure in
      guard let name = figure.conditions.first, figure.conditions.count == 1 else { return false }
      return name.hasPrefix(ReleaseProtection.Part.together) || name.hasPrefix(ReleaseProtection.Part.difference)
    }
    return figures.count - derived.count
  }

  /// The contributors that are alone behind figures.
  var insidersOfPart: [Insider] {
    insiders.map { places in
      let mingled = places.firstIndex(of: -1)
      return Insider(
        variables: Set(places[..<(mingled ?? places.endIndex)]), mingled: mingled.map { Set(places[($0 + 1)...]) })
    }
  }

  /// What was hidden.
  func pattern(in system: DisclosureSystem) -> SuppressionPattern {
    SuppressionPattern(figures.indices.filter { figures[$0].isHidden }, in: system)
  }
}

extension EarlierRelease {
  /// What a run that was released told.
  init(_ record: DisclosureRecord, name: String) {
    var figures: [Figure] = []
    var relations: [[(figure: Int, coefficient: Int)]] = []
    for part in record.parts {
      let start = figures.count
      figures += part.figures.map {
        Figure(
          origin: part.origin, kind: part.kind, conditions: $0.conditions, value: $0.value,
          isPublished: !$0.isHidden && $0.role != "unpublished", levels: $0.protection)
      }
      relations += part.relations.map { $0.map { (figure: start + ($0.first ?? 0), coefficient: $0.last ?? 0) } }
    }
    self.init(name: name, figures: figures, relations: relations)
  }
}

extension DisclosureRecord.Figure {
  /// How well it must be protected.
  var protection: ProtectionLevels {
    let parts = levels + [0, 0, 0]
    return ProtectionLevels(lower: parts[0], upper: parts[1], sliding: parts[2])
  }
}

extension SystemVariable.Role {
  /// The role as a record has it; the levels stand beside it.
  var word: String {
    switch self {
    case .published: "published"
    case .open: "open"
    case .primary: "primary"
    case .unpublished: "unpublished"
    }
  }

  /// The role of a word; what is none is taken as never shown.
  fileprivate init(word: String, levels: ProtectionLevels) {
    switch word {
    case "published": self = .published
    case "open": self = .open
    case "primary": self = .primary(levels)
    default: self = .unpublished(levels)
    }
  }
}
