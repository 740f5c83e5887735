public import PeilExpression
public import PeilTable

/// A kind of figure: what it needs of the rows, and what it makes of that.
///
/// A measure is a mergeable state made of components, and a finisher. The engine computes the components; the finisher
/// is arithmetic on their values.
public protocol Measure: SendableMetatype {
  /// The reference page: name, options, example.
  static var page: Page { get }

  /// Reads the options against the table's rows and says what must be computed.
  ///
  /// What is wrong is reported to the context, all of it; nil is returned when nothing sensible remains.
  static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure?
}

/// What a measure may know of the table it stands in.
public struct TableShape: Sendable {
  /// The columns and the grain of the rows.
  public let schema: Schema
  /// The dimensions, rows first, outer first.
  public let dimensions: [Dimension]

  /// Describes a table's shape.
  public init(schema: Schema, dimensions: [Dimension]) {
    self.schema = schema
    self.dimensions = dimensions
  }

  /// The first dimension that spreads a set, or nil.
  public var spread: Dimension? { dimensions.first { $0.isSpread } }
}

/// A measure with its options read.
public struct BoundMeasure: Sendable {
  /// The parts of its state.
  public let components: [Component]
  /// The rows its denominator stands on; nil means all rows of the table.
  public let base: Expression?
  /// The unit of its value.
  public let unit: FigureUnit
  /// What it is, in words that stand beside every figure.
  public let definition: Definition
  /// What turns a state into an estimate.
  public let finisher: Finisher

  /// Describes a measure.
  public init(
    components: [Component], base: Expression?, unit: FigureUnit, definition: Definition, finisher: Finisher
  ) {
    self.components = components
    self.base = base
    self.unit = unit
    self.definition = definition
    self.finisher = finisher
  }

  /// The same measure for only the rows that meet a further condition.
  public func restricted(to condition: Expression?) -> BoundMeasure {
    guard let condition else { return self }
    return BoundMeasure(
      components: components.map { $0.restricted(to: condition) },
      base: base.map { Expression(.and(condition, $0), type: .boolean) } ?? condition,
      unit: unit, definition: definition, finisher: finisher)
  }
}

/// The definition that stands beside a figure: a stable identifier, and the words.
public struct Definition: Hashable, Sendable {
  /// The identifier: kind and choices, such as `approval-rate/submitted`.
  public let identifier: String
  /// The words, per language.
  public let text: LocalizedText

  /// Pairs an identifier with its words.
  public init(identifier: String, text: LocalizedText) {
    self.identifier = identifier
    self.text = text
  }
}

/// What turns states into estimates; pure arithmetic.
public enum Finisher: Sendable {
  /// One state, one estimate.
  case cell(any CellFinisher)
  /// A state together with that of a margin.
  case margin(MarginNeed, any MarginFinisher)
}

/// Makes an estimate of one cell's state.
public protocol CellFinisher: Sendable {
  /// The values come in the order of the measure's components.
  func estimate(_ state: [ComponentValue]) -> Estimate
}

/// Makes an estimate of one cell's state beside the state of a margin the cell belongs to.
public protocol MarginFinisher: Sendable {
  /// The values come in the order of the measure's components.
  func estimate(_ state: [ComponentValue], margin: [ComponentValue]) -> Estimate

  /// The estimate of a cell that is its own margin, such as a total over a spread set.
  func estimate(ofMargin margin: [ComponentValue]) -> Estimate
}

extension MarginFinisher {
  /// A margin beside itself.
  public func estimate(ofMargin margin: [ComponentValue]) -> Estimate { estimate(margin, margin: margin) }
}

/// The margin a finisher needs beside a cell.
public enum MarginNeed: Hashable, Sendable {
  /// The cell with every spread set summed out: each unit once.
  case spreadSummedOut
  /// The whole table.
  case whole
}
