/// How a spreadsheet shows the number in a cell, so that the number stays one.
struct NumberFormat: Hashable {
  enum Kind: Hashable {
    /// In groups of three.
    case number
    /// Without groups, as years are.
    case plain
    case percentage
    case euro
    case date
    /// As these words, whatever the number is: for what its decimals would show as nought.
    case words(String)
  }

  let kind: Kind
  let decimals: Int
  /// The sign behind it, of a remark that stands under the table.
  let sign: String?

  init(_ kind: Kind, decimals: Int = 0, sign: String? = nil) {
    self.kind = kind
    self.decimals = decimals
    self.sign = sign
  }
}
