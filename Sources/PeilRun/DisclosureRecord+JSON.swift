public import PeilCore
import PeilJSON
import PeilValues

extension DisclosureRecord {
  /// The record as its file holds it.
  public var file: OutputFile {
    let share = summary.hiddenShareOfMoney
    let document = JSONValue.map([
      (
        "summary",
        .line(
          .map([
            ("profile", .text(summary.profile.rawValue)), ("minimum", .integer(summary.minimum)),
            ("figures", .integer(summary.figures)), ("own", .integer(summary.hiddenByOwnRule)),
            ("others", .integer(summary.hiddenForOthers)), ("money", share.map { .text("\($0)") } ?? .null),
          ]))
      ),
      ("parts", .list(parts.map(Self.json))),
      (
        "tables",
        .list(
          tableFigures.map { figure in
            .line(
              .map([
                ("place", Self.integers(figure.place)),
                ("status", figure.status.map { .text($0.rawValue) } ?? .null),
                ("withheld", .boolean(figure.isWithheld)), ("figures", .list(figure.figures.map(Self.integers))),
              ]))
          })
      ),
    ])
    return OutputFile(path: Self.path, bytes: document.bytes)
  }

  private static func json(_ part: Part) -> JSONValue {
    .map([
      ("origin", .text(part.origin)), ("formula", part.formula.map(JSONValue.text) ?? .null),
      ("method", .text(part.method)), ("figures", .list(part.figures.map { .line(json($0)) })),
      ("relations", .list(part.relations.map { .line(.list($0.map(integers))) })),
      ("insiders", .list(part.insiders.map { .line(integers($0)) })),
    ])
  }

  private static func json(_ figure: Figure) -> JSONValue {
    .map([
      ("of", .list(figure.conditions.map(JSONValue.text))), ("value", .integer(figure.value)),
      ("contributors", .integer(figure.contributors)),
      ("role", .text(figure.role)), ("bounds", .list(figure.bounds.map { $0.map(JSONValue.integer) ?? .null })),
      ("weight", .integer(figure.weight)), ("levels", integers(figure.levels)), ("hidden", .boolean(figure.isHidden)),
      ("rules", .list(figure.rules.map(JSONValue.text))),
      ("cells", .list(figure.cells.map { .list($0.map(JSONValue.text)) })),
    ])
  }

  private static func integers(_ numbers: [Int]) -> JSONValue { .list(numbers.map(JSONValue.integer)) }

  /// Reads what `file` writes.
  public init(reading bytes: [UInt8], file: String) throws(StoredRunError) {
    let root = try StoredNode.document(bytes, file: file)
    parts = try root.at("parts").all { (node: StoredNode) throws(StoredRunError) in try Self.part(node) }
    tableFigures = try root.at("tables").all { (node: StoredNode) throws(StoredRunError) in
      TableFigure(
        place: try node.at("place").integers, status: try node.optional("status")?.word(Estimate.Status.self),
        isWithheld: try node.at("withheld").boolean,
        figures: try node.at("figures").all { (inner: StoredNode) throws(StoredRunError) in try inner.integers })
    }
    let summary = try root.at("summary")
    self.summary = DisclosureSummary(
      profile: try summary.at("profile").word(DisclosureSettings.Profile.self),
      minimum: try summary.at("minimum").integer, figures: try summary.at("figures").integer,
      hiddenByOwnRule: try summary.at("own").integer, hiddenForOthers: try summary.at("others").integer,
      hiddenShareOfMoney: try summary.optional("money")?.rational)
  }

  private static func part(_ node: StoredNode) throws(StoredRunError) -> Part {
    Part(
      origin: try node.at("origin").text, formula: try node.optional("formula")?.text,
      method: try node.at("method").text,
      figures: try node.at("figures").all { (node: StoredNode) throws(StoredRunError) in try figure(node) },
      relations: try node.at("relations").all { (node: StoredNode) throws(StoredRunError) in
        try node.all { (inner: StoredNode) throws(StoredRunError) in try inner.integers }
      },
      // A record of an earlier version knew no insiders.
      insiders: try node.optional("insiders")?.all { (node: StoredNode) throws(StoredRunError) in
        try node.integers
      } ?? [])
  }

  private static func figure(_ node: StoredNode) throws(StoredRunError) -> Figure {
    Figure(
      conditions: try node.at("of").texts, value: try node.at("value").integer,
      contributors: try node.at("contributors").integer, role: try node.at("role").text,
      bounds: try node.at("bounds").all { (inner: StoredNode) throws(StoredRunError) in
        inner.node.isNull ? nil : try inner.integer
      },
      weight: try node.at("weight").integer, levels: try node.at("levels").integers,
      isHidden: try node.at("hidden").boolean, rules: try node.at("rules").texts,
      cells: try node.at("cells").all { (inner: StoredNode) throws(StoredRunError) in try inner.texts })
  }
}

extension StoredNode {
  fileprivate var integers: [Int] {
    get throws(StoredRunError) { try all { (item: StoredNode) throws(StoredRunError) in try item.integer } }
  }

  fileprivate var rational: Rational {
    get throws(StoredRunError) {
      guard let rational = Rational(lowestTerms: try text) else { throw damage("an exact value") }
      return rational
    }
  }
}
