internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// One entry of a `replace-missing` stage: a column, and the value that takes the place of a missing one.
struct MissingReplacement {
  let column: Column
  private let value: Literal
  private let type: ValueType

  /// Reads the entry; nil, with everything reported, where the column cannot be replaced or the value does not fit.
  init?(_ entry: Setting.Entry, input: Schema, context: BindingContext) {
    guard let column = context.column(Setting(.text(entry.key), span: entry.key.span), in: input),
      Self.admits(column, input, at: entry.key.span, context),
      let text = context.text(entry.value["value"] ?? entry.value)
    else { return nil }
    self.column = column
    guard let label = entry.value.map?.first(where: { $0.key.text == "label" }) else {
      guard let value = context.value(text, of: column) else { return nil }
      self.value = value
      type = column.type
      return
    }
    guard let domain = Self.domain(of: column, adding: text, label: label, context) else { return nil }
    type = .category(domain)
    value = .code(UInt32(domain.count - 1), domain)
  }

  /// The column with its missing values replaced: known for every row, and the rest as it was.
  var replaced: Column {
    var replaced = column
    replaced.type = type
    replaced.unknownLimit = nil
    return replaced
  }

  var projection: Projection {
    Projection(
      name: column.name,
      expression: Expression(
        .call(.coalesce, [original, Expression(.literal(value), type: type)]), type: type))
  }

  var noted: NotedCondition {
    NotedCondition(name: "\(column.name): replaced", condition: Expression(.isMissing(original), type: .boolean))
  }

  private var original: Expression { Expression(.column(column.name), type: column.type) }

  private static func admits(
    _ column: Column, _ input: Schema, at span: SourceSpan, _ context: BindingContext
  ) -> Bool {
    let name = column.name
    if input.grain.keys.contains(name) || input.columns.contains(where: { $0.grain.keys.contains(name) }) {
      context.report(
        .error(
          "replaced-key", "'\(name)' tells rows of '\(context.subject)' apart and cannot be replaced", at: span,
          details: ["make a column beside it: `derive: {…: coalesce(\(name), …)}`"]))
      return false
    }
    if let condition = column.knownWhen {
      context.report(
        .error(
          "replaced-known-when", "'\(name)' is known only when \(condition): a value for other rows would hide that",
          at: span, details: ["make a column beside it that says so: `derive: {…: coalesce(\(name), …)}`"]))
      return false
    }
    switch column.type {
    case .set:
      context.report(
        .error(
          "replaced-set", "'\(name)' is a set, and a missing one is a question that nobody answered", at: span,
          details: ["`explode` makes a row of each code; a figure may count the answered ones"]))
      return false
    case .identifier:
      context.report(
        .error(
          "replaced-identifier", "'\(name)' is \(column.type.name): a made-up one would count as a firm or a person",
          at: span, details: ["keep it missing, and count the rows that lack it"]))
      return false
    default: return true
    }
  }

  /// The list of a category with one more code; that there is none, or that it has the code, is reported.
  private static func domain(
    of column: Column, adding code: SourceText, label: Setting.Entry, _ context: BindingContext
  ) -> Domain? {
    guard case .category(let domain) = column.type else {
      context.report(
        .error(
          "label-without-list", "'\(column.name)' is \(column.type.name): no code can be added to it",
          at: label.key.span, details: ["leave `label` away"]))
      return nil
    }
    guard domain.position(of: code.text) == nil else {
      context.report(
        .error(
          "label-of-known-code", "'\(code.text)' is a code of '\(column.name)' already, and has its label there",
          at: label.key.span, details: ["leave `label` away"]))
      return nil
    }
    guard context.admitsCode(code) else { return nil }
    var labels = domain.labels
    labels[code.text] = context.label(label.value)
    return Domain(codes: domain.codes + [code.text], labels: labels)
  }
}
