internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable

/// The interval of a formula, from what the formula is of other units: without each in turn, or of drawn ones.
struct FormulaInterval: Sendable {
  enum Method: String, CaseIterable {
    case jackknife, bootstrap

    var meaning: String {
      switch self {
      case .jackknife: "Leaving out each unit in turn, with Student's t."
      case .bootstrap: "The bias-corrected and accelerated bootstrap; needs `seed`."
      }
    }
  }

  static let parameters: [Parameter] = [
    .optional(
      "interval", .word(Method.allCases.map { Parameter.Choice($0.rawValue, $0.meaning) }), standard: "none",
      "Which interval stands beside the figure, with `reading: process`."),
    .optional(
      "replicates", .integer(100...99_999), standard: "9999", "With `interval: bootstrap`: how many draws."),
    .optional(
      "seed", .integer(0...Int.max), standard: "none",
      "With `interval: bootstrap`: where the draws start, so that they repeat."),
  ]

  private let method: Method?
  private let resampling: Resampling?

  /// What must be collected to work it out.
  var components: [Component] { resampling.map { [.resampled($0)] } ?? [] }

  private init(_ method: Method? = nil, _ resampling: Resampling? = nil) {
    self.method = method
    self.resampling = resampling
  }

  // MARK: Reading

  /// Reads the options; nil, reported, for an interval of a census, of a formula that has none, and without units.
  static func read(
    _ setting: Setting, of formula: AggregateFormula, in schema: Schema, _ context: BindingContext
  ) -> FormulaInterval? {
    guard setting.map != nil, let written = setting["interval"] else {
      return hasIdle(["replicates", "seed"], setting, wanted: "`interval: bootstrap`", context)
        ? nil : FormulaInterval()
    }
    guard let method = context.word(written, as: Method.self), admits(formula, written, context) else { return nil }
    guard context.reading == .process else {
      context.report(
        .error(
          "interval-of-census", "`interval: \(method.rawValue)` needs `reading: process`", at: written.span,
          details: ["a register that is whole has no sampling error"]))
      return nil
    }
    if method == .jackknife, hasIdle(["replicates", "seed"], setting, wanted: "`interval: bootstrap`", context) {
      return nil
    }
    let seed = setting["seed"]?.text.flatMap { UInt64($0.text.filter { $0 != "_" }) }
    guard method == .jackknife || seed != nil else {
      context.report(
        .error(
          "missing-option", "`interval: bootstrap` draws at random and needs `seed`, a number of your choice",
          at: written.span))
      return nil
    }
    guard let units = units(of: schema, at: written, context) else { return nil }
    let replicates = method == .bootstrap ? context.integer(setting["replicates"]) ?? 9999 : 0
    return FormulaInterval(
      method,
      Resampling(
        formula.aggregates.map { Resampling.Part($0.argument, where: $0.condition) }, key: units.key,
        apart: units.apart, replicates: replicates, seed: seed ?? 0))
  }

  private static func hasIdle(
    _ options: [String], _ setting: Setting, wanted: String, _ context: BindingContext
  ) -> Bool {
    guard setting.map != nil, let option = options.first(where: { setting[$0] != nil }) else { return false }
    context.report(
      .error(
        "idle-option", "`\(option)` is read only with \(wanted)", at: setting[option]?.span,
        details: ["write \(wanted), or leave `\(option)` away"]))
    return true
  }

  /// Sums, counts and means change little when one unit of many goes; an extreme does, and a value `per` key is not the
  /// unit's own.
  private static func admits(_ formula: AggregateFormula, _ written: Setting, _ context: BindingContext) -> Bool {
    let other = formula.aggregates.first { aggregate in
      switch aggregate.kind {
      case .sum, .mean: !aggregate.per.isEmpty
      case .count: !aggregate.per.isEmpty || aggregate.argument != nil
      case .countDistinct, .median, .min, .max: true
      }
    }
    guard let other else { return true }
    let name = other.kind.rawValue + (other.per.isEmpty ? "" : " … per")
    context.report(
      .error(
        "no-interval-of-formula", "a formula with `\(name)` has no interval by leaving out or drawing units",
        at: written.span,
        details: ["it has one where it is made of `sum`, `count` and `mean` of rows; `aggregate` makes rows coarser"]))
    return false
  }

  private static func units(
    of schema: Schema, at written: Setting, _ context: BindingContext
  ) -> (key: [String], apart: [String])? {
    let key = context.unit?.key ?? schema.grain.keys
    if let cluster = context.unit?.cluster, schema[cluster] != nil {
      return ([cluster], key.filter { schema[$0] != nil })
    }
    if !key.isEmpty, key.allSatisfy({ schema[$0] != nil }) { return (key, []) }
    context.report(
      .error(
        "no-units", "there is no column here that tells units apart, and an interval leaves them out or draws them",
        at: written.span,
        details: [
          key.isEmpty
            ? "name the key of what is counted: `unit: {key: …}` at the top of the file"
            : "keep \(key.map { "'\($0)'" }.joined(separator: ", ")) in the dataset of this table"
        ]))
    return nil
  }

  // MARK: Working out

  /// The interval around the figure, nil where there is none, and what must be said beside it.
  func interval(
    _ parts: ResampledParts, of formula: AggregateFormula
  ) -> (interval: Estimate.Interval?, flag: String) {
    let units = ResampledUnits(parts.lines, count: formula.aggregates.count)
    let figure = ResampledFigure(formula)
    guard let method, let resampling, let estimate = figure.value(units.whole),
      let jackknife = try? Jackknife((0..<units.count).map { figure.value(units.others(than: $0)) })
    else { return (nil, "no-interval") }
    let prefix = parts.isGrouped ? "grouped-" : ""
    if method == .jackknife { return (.init(jackknife.limits(around: estimate), prefix + "jackknife"), "") }
    let draws =
      parts.isGrouped
      ? parts.draws.map { figure.value($0) }
      : Bootstrap(replicates: resampling.replicates, seed: resampling.seed).values(units: units.count) {
        figure.value(units.sum(of: $0))
      }
    guard
      let found = try? BiasCorrectedInterval(
        estimate: estimate, replicates: draws, acceleration: jackknife.acceleration)
    else { return (nil, "no-interval") }
    let name = prefix + "bca-\(resampling.replicates)-seed-\(resampling.seed)"
    return (.init(found.limits, name), found.undefined > 0 ? "undefined-draws" : "")
  }
}
