import Testing

/// A formula that is refused, and the whole of what its author is told.
struct WrongFormula: CustomTestStringConvertible {
  let formula: String
  let message: String

  init(_ formula: String, _ message: String) {
    self.formula = formula
    self.message = message + "\n"
  }

  var testDescription: String { formula }
}
