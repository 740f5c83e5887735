internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable

/// The column of a union that says where each row came from.
struct UnionMark {
  let name: SourceText
  private let label: LocalizedText?
  private let domain: Domain

  /// Reads `into`; nil where there is none, and, with everything reported, where its codes do not name each side once.
  init?(_ setting: Setting?, sides: [UnionSide], context: BindingContext) {
    guard let setting, let name = setting["column"]?.text else { return nil }
    self.name = name
    label = context.label(setting["label"])
    guard let written = setting["codes"], let entries = written.map else {
      domain = Domain(codes: sides.map(\.name))
      return
    }
    let names = sides.map(\.name)
    var isSound = true
    for entry in entries where !names.contains(entry.key.text) {
      context.report(
        .error(
          "code-of-stranger", "no rows come from '\(entry.key.text)'", at: entry.key.span,
          label: nearestName(to: entry.key.text, among: names).map { "did you mean '\($0)'?" },
          details: ["rows come from: \(listed(names, limit: 12))"]))
      isSound = false
    }
    let codes = names.map { name in entries.first { $0.key.text == name }?.value.text }
    let lacking = zip(names, codes).filter { $0.1 == nil }.map { "'\($0.0)'" }
    if !lacking.isEmpty {
      context.report(
        .error(
          "codes-not-covered", "`codes` does not say the code of \(listed(lacking, limit: 12))", at: written.span,
          details: ["give each a code, or leave `codes` away: the names then are the codes"]))
      isSound = false
    }
    var seen: Set<String> = []
    for code in codes.compactMap(\.self) {
      if !context.admitsCode(code) { isSound = false }
      guard !seen.insert(code.text).inserted else { continue }
      context.report(
        .error(
          "repeated-code", "the code '\(code.text)' stands for two sources or datasets", at: code.span,
          details: ["give each a code of its own"]))
      isSound = false
    }
    guard isSound else { return nil }
    domain = Domain(codes: codes.compactMap { $0?.text })
  }

  func column(grain: Grain) -> Column {
    Column(name: name.text, type: .category(domain), grain: grain, label: label)
  }

  /// The code of a side, the same in all its rows.
  func projection(of side: Int) -> Projection {
    Projection(
      name: name.text,
      expression: Expression(.literal(.code(UInt32(side), domain)), type: .category(domain)))
  }
}
