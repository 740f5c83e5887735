import PeilCore
import PeilTable

/// A count, for tests that are not about measures.
enum TinyCount: Measure {
  static let page = Page(
    name: "count", summary: "The number of rows.", discussion: "", setting: .options([]), example: "")

  static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    tinyMeasure([.count(where: nil)], .count, "count")
  }
}

/// A sum of one column.
enum TinySum: Measure {
  static let page = Page(
    name: "sum", summary: "The sum of a column.", discussion: "", setting: .column, example: "")

  static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    context.expression(setting, in: table.schema).map { tinyMeasure([.sum($0, where: nil)], .money, "sum") }
  }
}

/// A rate that must be defined.
enum TinyRate: Measure {
  static let page = Page(
    name: "approval-rate", summary: "The share that was granted.", discussion: "",
    setting: .options([
      .required("outcome", .column, "The column with the outcome."),
      .required(
        "definition",
        .word([
          .init("submitted", "Of every application that came in."),
          .init("decided", "Of applications with a decision."),
        ]), "What the rate is a share of."),
    ]), example: "")

  static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    guard let outcome = setting["outcome"], context.column(outcome, in: table.schema) != nil else { return nil }
    return tinyMeasure([.count(where: nil)], .ratio, "approval-rate")
  }
}

/// A formula over aggregates.
enum TinyFormula: Measure {
  static let page = Page(
    name: "formula", summary: "A formula over sums and counts.", discussion: "", setting: .aggregateFormula,
    example: "")

  static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    context.aggregateFormula(setting, in: table.schema) == nil
      ? nil : tinyMeasure([.count(where: nil)], .number, "formula")
  }
}

private func tinyMeasure(_ components: [Component], _ unit: FigureUnit, _ name: String) -> BoundMeasure {
  BoundMeasure(
    components: components, base: nil, unit: unit, definition: Definition(identifier: name, text: LocalizedText(name)),
    finisher: .cell(NoFinisher()))
}

/// Planning never asks for an estimate.
private struct NoFinisher: CellFinisher {
  func estimate(_ state: [ComponentValue]) -> Estimate { preconditionFailure("planning computes no figure") }
}
