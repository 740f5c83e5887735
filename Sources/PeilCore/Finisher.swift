/// What turns states into estimates: pure arithmetic, or a program of the user's own.
public enum Finisher: Sendable {
  /// One state, one estimate.
  case cell(any CellFinisher)
  /// A state together with that of a margin.
  case margin(MarginNeed, any MarginFinisher)
  /// The states of all cells, and a program that makes an estimate of each.
  case program(ProgramFigures)
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

  /// The same, told where among the dimensions the cell stands.
  func estimate(_ state: [ComponentValue], margin: [ComponentValue], at place: CellPlace) -> Estimate

  /// The estimate of a cell that is its own margin, such as a total over a spread set.
  func estimate(ofMargin margin: [ComponentValue]) -> Estimate
}

extension MarginFinisher {
  /// The estimate where it does not matter where the cell stands.
  public func estimate(_ state: [ComponentValue], margin: [ComponentValue], at place: CellPlace) -> Estimate {
    estimate(state, margin: margin)
  }

  /// A margin beside itself.
  public func estimate(ofMargin margin: [ComponentValue]) -> Estimate { estimate(margin, margin: margin) }
}

/// The margin a finisher needs beside a cell.
public enum MarginNeed: Hashable, Sendable {
  /// The cell with every spread set summed out: each unit once.
  case spreadSummedOut
  /// The cell with the dimensions across the top summed out: the total of its row.
  case rowTotal
  /// The cell with the dimensions down the side summed out: the total of its column.
  case columnTotal
  /// The whole table.
  case whole
}
