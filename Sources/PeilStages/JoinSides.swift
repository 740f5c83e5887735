internal import PeilCore
internal import PeilDiagnostics
internal import PeilTable

/// The two sides of a join, and the options that speak of their columns.
struct JoinSides {
  let left: Schema
  let right: Schema
  let leftName: String
  let rightName: String

  /// The key pairs; unknown, repeated and incomparable columns are reported.
  func keys(_ setting: Setting, context: BindingContext) -> [Join.Key]? {
    let written = writtenKeys(setting, context: context)
    guard !written.isEmpty else {
      context.report(.error("no-key", "`key` names no column", at: setting.span))
      return nil
    }
    var isSound = true
    var leftSeen: Set<String> = []
    var rightSeen: Set<String> = []
    for (leftKey, rightKey) in written {
      guard let leftColumn = column(leftKey, in: left, of: leftName, remedy: nil, context),
        let rightColumn = column(
          rightKey, in: right, of: rightName,
          remedy: leftKey == rightKey ? "where it has another name there, write `key: {\(leftKey.text): …}`" : nil,
          context)
      else {
        isSound = false
        continue
      }
      for (name, isNew) in [
        (leftKey, leftSeen.insert(leftKey.text).inserted), (rightKey, rightSeen.insert(rightKey.text).inserted),
      ] where !isNew {
        context.report(.error("repeated-column", "key column '\(name.text)' is named twice", at: name.span))
        isSound = false
        break
      }
      if let problem = mismatch(leftColumn, rightColumn, at: leftKey.span) {
        context.report(problem)
        isSound = false
      }
    }
    return isSound ? written.map { Join.Key(left: $0.left.text, right: $0.right.text) } : nil
  }

  /// The columns that come along, with their names; unknown columns and names in use are reported.
  func brought(_ setting: Setting, keys: [Join.Key], context: BindingContext) -> [Join.Brought]? {
    let keyNames = Set(keys.map(\.right))
    guard let columns = chosen(setting["columns"], keys: keyNames, context: context) else { return nil }
    let prefix = setting["prefix"]?.text.map { $0.text + "_" } ?? ""
    let brought = columns.map { Join.Brought(column: $0, name: prefix + $0) }
    guard let with = setting["with"]?.text else { return nil }
    let clashes = brought.map(\.name).filter { left[$0] != nil }
    guard clashes.isEmpty else {
      let span = setting["prefix"]?.span ?? with.span
      context.report(clash(clashes, prefix: prefix, at: span))
      return nil
    }
    let admitted = brought.map { context.admits(SourceText($0.name, span: with.span), beside: left) }
    return admitted.contains(false) ? nil : brought
  }

  private func chosen(_ setting: Setting?, keys: Set<String>, context: BindingContext) -> [String]? {
    guard let setting else { return right.names.filter { !keys.contains($0) } }
    var names: [String] = []
    var isSound = true
    for item in setting.list ?? [setting] {
      guard let name = context.text(item), column(name, in: right, of: rightName, remedy: nil, context) != nil else {
        isSound = false
        continue
      }
      if keys.contains(name.text) {
        context.report(
          .error(
            "key-brought", "'\(name.text)' is the key and comes along by itself, under its left name", at: name.span,
            details: ["leave it out of `columns`"]))
        isSound = false
      } else if names.contains(name.text) {
        context.report(.error("repeated-column", "column '\(name.text)' is named twice", at: name.span))
        isSound = false
      }
      names.append(name.text)
    }
    return isSound ? names : nil
  }

  private func writtenKeys(_ setting: Setting, context: BindingContext) -> [(left: SourceText, right: SourceText)] {
    if let entries = setting.map {
      return entries.compactMap { entry in context.text(entry.value).map { (entry.key, $0) } }
    }
    return (setting.list ?? [setting]).compactMap { item in context.text(item).map { ($0, $0) } }
  }

  private func column(
    _ name: SourceText, in schema: Schema, of dataset: String, remedy: String?, _ context: BindingContext
  ) -> Column? {
    if let column = schema[name.text] { return column }
    context.report(
      .error(
        "unknown-column", "no column '\(name.text)' in '\(dataset)'", at: name.span,
        label: nearestName(to: name.text, among: schema.names).map { "did you mean '\($0)'?" },
        details: ["columns there: \(listed(schema.names, limit: 12))"] + (remedy.map { [$0] } ?? [])))
    return nil
  }

  private func clash(_ names: [String], prefix: String, at span: SourceSpan) -> Diagnostic {
    let what = names.count == 1 ? "a column" : "columns"
    return .error(
      "name-clash", "'\(rightName)' brings \(what) that '\(leftName)' has already: \(listed(names, limit: 12))",
      at: span,
      details: [
        prefix.isEmpty
          ? "name what is to come along with `columns: […]`, or tell the names apart with `prefix: \(rightName)`"
          : "name what is to come along with `columns: […]`, or choose another prefix"
      ])
  }

  /// What keeps two columns from being compared as keys, or nil.
  private func mismatch(_ leftColumn: Column, _ rightColumn: Column, at span: SourceSpan) -> Diagnostic? {
    for column in [leftColumn, rightColumn] {
      guard let reason = Self.reasonAgainst(column.type) else { continue }
      return .error(
        "unsuitable-key", "'\(column.name)' is \(column.type.name) and cannot be a key: \(reason)", at: span)
    }
    guard !Self.agree(leftColumn.type, rightColumn.type) else { return nil }
    if let here = leftColumn.type.domain, let there = rightColumn.type.domain,
      leftColumn.type.name == rightColumn.type.name
    {
      return .error(
        "key-lists-differ", "the keys '\(leftColumn.name)' and '\(rightColumn.name)' have different lists of codes",
        at: span,
        details: [
          "in '\(leftName)': \(listed(here.codes, limit: 12))", "in '\(rightName)': \(listed(there.codes, limit: 12))",
          "give both the same codes in the same order, in `values` or with `recode`",
        ])
    }
    return .error(
      "key-types-differ",
      "the keys do not compare: '\(leftColumn.name)' is \(leftColumn.type.name) in '\(leftName)', "
        + "'\(rightColumn.name)' is \(rightColumn.type.name) in '\(rightName)'",
      at: span, details: ["read both as the same type in `sources`"])
  }

  private static func agree(_ left: ValueType, _ right: ValueType) -> Bool {
    if left == right { return true }
    // Identifiers of one kind have one normal form; free text may hold any of them.
    return left.isTextual && right.isTextual && (left == .text || right == .text)
  }

  private static func reasonAgainst(_ type: ValueType) -> String? {
    switch type {
    case .number: "binary64 numbers are not exact; read it as integer or decimal"
    case .set: "it may hold several codes"
    case .rational: "it is a quotient"
    default: nil
    }
  }
}
