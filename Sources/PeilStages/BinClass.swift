internal import PeilCore
internal import PeilDiagnostics
internal import PeilTable

/// One class of a `bin` stage.
struct BinClass {
  let code: SourceText
  let label: LocalizedText?
  /// The smallest value of the class; nil where it is open.
  let lower: BinBound?
  /// The smallest value above the class; nil where it is open.
  let upper: BinBound?

  /// Reads a class; nil, with everything reported, where its bounds are none or hold nothing.
  init?(_ entry: Setting.Entry, of column: Column, context: BindingContext) {
    code = entry.key
    label = context.label(entry.value["label"])
    let below = entry.value.map?.first { $0.key.text == "below" }
    let to = entry.value.map?.first { $0.key.text == "to" }
    if below != nil, let to {
      context.report(
        .error(
          "two-bounds", "class '\(code.text)' has both `below` and `to`", at: to.key.span, details: ["leave one away"]))
      return nil
    }
    let from = BinBound.read(entry.value["from"], of: column, includes: false, context)
    let end = BinBound.read((below ?? to)?.value, of: column, includes: to != nil, context)
    guard context.admitsCode(code), !from.isWrong, !end.isWrong else { return nil }
    lower = from.bound
    upper = end.bound
    if lower == nil, upper == nil {
      context.report(
        .error(
          "class-without-bounds", "class '\(code.text)' has no bounds and would hold every value", at: code.span,
          details: ["give it `from`, `below` or both"]))
      return nil
    }
    if let lower, let upper, upper <= lower {
      context.report(
        .error(
          "empty-class",
          "class '\(code.text)' holds no value: it begins at \(lower.shown) and ends below \(upper.shown)",
          at: code.span, details: ["`from` must be less than `below`"]))
      return nil
    }
  }
}
