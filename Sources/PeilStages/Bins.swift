internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// The classes of a `bin` stage, read against their column: from low to high, each beginning where the one before ends.
struct Bins {
  /// The classes as an option: each code with its bounds.
  static let kind = Parameter.Kind.map(
    key: .value,
    value: .options([
      .optional("from", .value, standard: "open, for the first class", "The smallest value of the class."),
      .optional("below", .value, standard: "open, for the last class", "The smallest value that is above the class."),
      .optional("to", .value, standard: "what `below` says", "The greatest value of the class, in place of `below`."),
      .optional("label", .label, standard: "the code", "What people call the class."),
    ]))

  /// The option beside the classes that says what becomes of other values.
  static let outsideOption = Parameter.optional(
    "outside", .word([.init("missing", "They have no class, and the ledger counts them.")]),
    standard: "none: the classes must hold every value", "What becomes of values that no class holds.")

  private let column: Column
  private let classes: [BinClass]
  private let domain: Domain

  /// Reads the classes; nil, with everything reported, where they do not fit the column or each other.
  init?(_ setting: Setting, of column: Column, context: BindingContext) {
    self.column = column
    guard let written = setting["classes"], let entries = written.map, !entries.isEmpty else {
      context.report(.error("no-classes", "`classes` names no class", at: setting["classes"]?.span ?? setting.span))
      return nil
    }
    let read = entries.map { BinClass($0, of: column, context: context) }
    let found = read.compactMap(\.self)
    guard found.count == read.count, Self.follow(found, context) else { return nil }
    classes = found
    domain = Domain(
      codes: found.map(\.code.text),
      labels: Dictionary(found.compactMap { bin in bin.label.map { (bin.code.text, $0) } }) { first, _ in first })
    guard isCovered(setting["outside"], at: written.span, context) else { return nil }
  }

  var type: ValueType { .category(domain) }

  /// The class of a value; missing outside the classes and where the value is.
  var expression: Expression {
    var result = missing
    for (index, bin) in classes.enumerated().reversed() {
      let code = Expression(.literal(.code(UInt32(index), domain)), type: type)
      result = bin.upper.map { chosen(value(.less, $0), code, result) } ?? code
    }
    return classes[0].lower.map { chosen(value(.less, $0), missing, result) } ?? result
  }

  /// Whether a value lies outside the classes; nil where none can.
  private var outside: Expression? {
    let below = classes[0].lower.map { value(.less, $0) }
    let above = classes[classes.count - 1].upper.map { value(.greaterOrEqual, $0) }
    guard let below, let above else { return below ?? above }
    return below.or(above)
  }

  /// What the ledger counts of the new column: the values outside the classes, where there can be any.
  func noted(in made: Column) -> [NotedCondition] {
    outside.map { [NotedCondition(name: "\(made.name): outside", condition: $0)] } ?? []
  }

  private var missing: Expression { Expression(.literal(.missing(type)), type: type) }

  private func chosen(_ condition: Expression, _ then: Expression, _ other: Expression) -> Expression {
    Expression(.conditional(condition, then: then, else: other), type: type)
  }

  private func value(_ comparison: Comparison, _ bound: BinBound) -> Expression {
    Expression(.compare(comparison, .value(of: column), bound.expression), type: .boolean)
  }

  // MARK: How the classes fit together

  /// Whether each class begins where the one before it ends; where one does not, that is reported.
  private static func follow(_ classes: [BinClass], _ context: BindingContext) -> Bool {
    let problems = zip(classes, classes.dropFirst()).compactMap { problem(between: $0, and: $1) }
    for problem in problems { context.report(problem) }
    return problems.isEmpty
  }

  private static func problem(between earlier: BinClass, and later: BinClass) -> Diagnostic? {
    let names = "'\(earlier.code.text)' and '\(later.code.text)'"
    if let top = later.upper, let bottom = earlier.lower, top <= bottom {
      return .error(
        "classes-out-of-order", "class '\(later.code.text)' holds smaller values than '\(earlier.code.text)' before it",
        at: later.code.span, details: ["list the classes from low to high"])
    }
    guard let top = earlier.upper else {
      return .error(
        "classes-overlap", "classes \(names) overlap: '\(earlier.code.text)' has no upper bound",
        at: later.code.span, details: ["only the last class may be open: give '\(earlier.code.text)' a `below`"])
    }
    guard let bottom = later.lower else {
      return .error(
        "classes-overlap", "classes \(names) overlap: '\(later.code.text)' has no lower bound",
        at: later.code.span, details: ["only the first class may be open: write `from: \(top.shown)`"])
    }
    if bottom < top {
      return .error(
        "classes-overlap",
        "classes \(names) overlap: the first holds values below \(top.shown), the second from \(bottom.shown)",
        at: later.code.span, details: ["let one begin where the other ends"])
    }
    guard top < bottom else { return nil }
    return .error(
      "classes-gap", "no class holds values from \(top.shown) to below \(bottom.shown)", at: later.code.span,
      details: ["let '\(later.code.text)' begin at \(top.shown), or make a class of what lies between"])
  }

  private func isCovered(_ outside: Setting?, at span: SourceSpan, _ context: BindingContext) -> Bool {
    let gaps = [
      classes[0].lower.map { "below \($0.shown)" }, classes[classes.count - 1].upper.map { "from \($0.shown)" },
    ].compactMap(\.self)
    if gaps.isEmpty, let outside {
      context.report(
        .error(
          "outside-without-meaning", "the classes hold every value, and nothing is outside", at: outside.span,
          details: ["leave `outside` away"]))
      return false
    }
    guard !gaps.isEmpty, outside == nil else { return true }
    context.report(
      .error(
        "values-not-covered", "values \(gaps.joined(separator: " and ")) of '\(column.name)' are in no class",
        at: span, details: ["add `outside: missing`, which the ledger counts, or leave the outer classes open"]))
    return false
  }
}
