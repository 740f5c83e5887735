internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// The mapping of a recode stage, read against its column.
struct Recoding {
  private enum Otherwise {
    case code(String)
    case keep
    case missing
  }

  let expression: Expression
  private let column: Column
  private let domain: Domain

  /// Reads `values` and `otherwise`; nil, with everything reported, when they do not fit the column.
  init?(_ setting: Setting, of column: Column, context: BindingContext) {
    self.column = column
    guard Self.accepts(column, at: setting["column"]?.span, context: context) else { return nil }
    let closed = column.type.domain
    let otherwise = Self.otherwise(setting["otherwise"], closed: closed, column: column, context: context)
    guard let values = Self.values(setting, closed: closed, column: column, context: context) else { return nil }
    let named = Set(values.map(\.from))
    let uncovered = closed?.codes.filter { !named.contains($0) }
    guard otherwise != nil || (setting["otherwise"] == nil && uncovered == []) else {
      if setting["otherwise"] == nil { context.report(Self.open(uncovered, of: column, at: setting.span)) }
      return nil
    }

    var pairs = values
    if case .keep = otherwise { pairs += (uncovered ?? []).map { ($0, $0) } }
    var codes = pairs.map(\.to)
    if case .code(let code) = otherwise { codes.append(code) }
    let domain = Domain(codes: codes, labels: Self.labels(kept: otherwise, uncovered, of: closed))
    self.domain = domain
    func literal(_ code: String) -> Literal? { domain.position(of: code).map { .code(UInt32($0), domain) } }
    let entries = pairs.compactMap { pair in
      literal(pair.to).map { Expression.LookupEntry(from: Self.old(pair.from, in: column.type), to: $0) }
    }
    var rest: Literal?
    if case .code(let code) = otherwise { rest = literal(code) }
    expression = Expression(
      .lookup(Expression(.column(column.name), type: column.type), entries, otherwise: rest), type: .category(domain))
  }

  /// The recoded column: type and name are new, the rest is the old column's.
  func column(named name: String) -> Column {
    var recoded = column
    recoded.name = name
    recoded.type = .category(domain)
    return recoded
  }

  private static func accepts(_ column: Column, at span: SourceSpan?, context: BindingContext) -> Bool {
    switch column.type {
    case .category, .outcome, .boolean, .text, .identifier: return true
    default:
      context.report(
        .error(
          "not-recodable", "recode takes a closed list, text or an identifier; '\(column.name)' is \(column.type.name)",
          at: span,
          details: ["for a number or a date, make classes with `derive`: `if(\(column.name) < …, 'a', 'b')`"]))
      return false
    }
  }

  private static func otherwise(
    _ setting: Setting?, closed: Domain?, column: Column, context: BindingContext
  ) -> Otherwise? {
    guard let setting, let text = context.text(setting) else { return nil }
    switch text.text {
    case "missing": return .missing
    case "keep":
      if closed != nil { return .keep }
      context.report(
        .error(
          "keep-open-list", "'\(column.name)' is \(column.type.name) and has no closed list to keep", at: text.span,
          details: ["write a code for all other words, or `missing`"]))
      return nil
    default: return context.admitsCode(text) ? .code(text.text) : nil
    }
  }

  private static func values(
    _ setting: Setting, closed: Domain?, column: Column, context: BindingContext
  ) -> [(from: String, to: String)]? {
    guard let entries = setting["values"]?.map, !entries.isEmpty else {
      context.report(.error("no-values", "`values` names nothing to recode", at: setting.span))
      return nil
    }
    var isSound = true
    let pairs = entries.compactMap { entry -> (from: String, to: String)? in
      if let closed, closed.position(of: entry.key.text) == nil {
        context.report(unknownCode(entry.key, in: closed, of: column))
        isSound = false
      }
      guard let to = context.text(entry.value), context.admitsCode(to) else {
        isSound = false
        return nil
      }
      return (entry.key.text, to.text)
    }
    return isSound ? pairs : nil
  }

  private static func unknownCode(_ code: SourceText, in domain: Domain, of column: Column) -> Diagnostic {
    .error(
      "unknown-code", "'\(column.name)' has no code '\(code.text)'", at: code.span,
      label: nearestName(to: code.text, among: domain.codes).map { "did you mean '\($0)'?" },
      details: ["codes: \(listed(domain.codes, limit: 20))"])
  }

  private static func open(_ uncovered: [String]?, of column: Column, at span: SourceSpan) -> Diagnostic {
    let what = uncovered.map { "codes \(listed($0.map { "'\($0)'" }, limit: 12))" } ?? "all other words"
    let keep = uncovered == nil ? "" : ", `keep` to leave each as it is"
    return .error(
      "codes-not-covered", "what becomes of \(what) of '\(column.name)' is not said", at: span,
      details: ["add `otherwise:` with a code\(keep), or `missing`"])
  }

  private static func labels(
    kept otherwise: Otherwise?, _ uncovered: [String]?, of domain: Domain?
  ) -> [String: LocalizedText] {
    guard case .keep = otherwise, let domain, let uncovered else { return [:] }
    return domain.labels.filter { uncovered.contains($0.key) }
  }

  /// A code or word of the old column as a literal of its type.
  private static func old(_ code: String, in type: ValueType) -> Literal {
    switch type {
    case .boolean: .boolean(code == "true")
    case .category(let domain): domain.position(of: code).map { .code(UInt32($0), domain) } ?? .text(code)
    case .outcome: Domain.outcome.position(of: code).map { .code(UInt32($0), .outcome) } ?? .text(code)
    default: .text(code)
    }
  }
}
