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
