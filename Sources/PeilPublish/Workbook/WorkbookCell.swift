import PeilValues

/// A cell of a workbook: what it holds, and how it looks.
struct WorkbookCell {
  enum Content: Hashable {
    case empty
    case text(String)
    /// A number by the digits that tidy CSV has, and as people read it.
    case number(String, shown: String)
    case date(CalendarDate, shown: String)
    /// A text that leads to a sheet.
    case link(String, sheet: String)
  }

  /// How a cell looks.
  struct Style: Hashable {
    enum Role: Hashable {
      /// What heads a sheet.
      case title
      /// What heads a column; the heads of figures stand to the right, as figures do.
      case head(isFigure: Bool)
      /// A text on one line.
      case line
      /// A text on as many lines as its column makes of it.
      case paragraph
      /// What stands at the side of a table.
      case side
      case figure
      case link
    }

    let role: Role
    /// Whether it stands in a line of totals.
    let isTotal: Bool
    /// How its number is shown; nil for text.
    let format: NumberFormat?

    init(_ role: Role, isTotal: Bool = false, format: NumberFormat? = nil) {
      self.role = role
      self.isTotal = isTotal
      self.format = format
    }

    /// Figures stand to the right, with what heads them.
    var isRight: Bool { role == .figure || role == .head(isFigure: true) }

    var isBold: Bool {
      switch role {
      case .title, .head: true
      case .line, .paragraph, .side, .figure, .link: isTotal
      }
    }
  }

  let content: Content
  let style: Style

  init(_ content: Content, _ style: Style) {
    self.content = content
    self.style = style
  }

  /// A text, made fit for a spreadsheet; whatever it begins with, it is text.
  init(_ text: String, _ role: Style.Role, isTotal: Bool = false) {
    self.init(.text(Self.fit(text)), Style(role, isTotal: isTotal))
  }

  /// What people read there.
  var shown: String {
    switch content {
    case .empty: ""
    case .text(let text), .link(let text, _): text
    case .number(_, let shown), .date(_, let shown): shown
    }
  }

  /// The most characters that a cell of a spreadsheet holds.
  private static let longestText = 32_767

  /// A text in one line, without what no XML can hold.
  static func fit(_ text: String) -> String {
    let line = SafeText.singleLine(text)
    var scalars = line.unicodeScalars
    if scalars.contains(where: { $0.value & 0xFFFE == 0xFFFE }) {
      scalars = String.UnicodeScalarView(scalars.map { $0.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : $0 })
    }
    guard scalars.count > longestText / 2, String(scalars).utf16.count > longestText else { return String(scalars) }
    var shortened = ""
    var length = 0
    for scalar in scalars {
      length += scalar.utf16.count
      guard length < longestText else { break }
      shortened.unicodeScalars.append(scalar)
    }
    return shortened + "…"
  }
}
