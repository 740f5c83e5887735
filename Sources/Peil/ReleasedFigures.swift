import PeilCSV
import PeilCore

/// The figures of a tidy table of a release in its own order, to hold the release's other files against.
struct ReleasedFigures {
  /// A figure as programs read it.
  struct Figure {
    /// The value; nil where there is none to be seen.
    let value: String?
    /// The limits of its interval; empty without one.
    let limits: [String]
    let unit: String
    let isHidden: Bool
    /// What else is told of it, by column: its parts, how many stand behind it, the limits of its interval.
    let parts: [String: String]
    /// Whether it speaks of all: every dimension is summed out, or there is none.
    let isWhole: Bool
  }

  /// A way in which the table can be laid out: some dimensions down the side, the others and the measures across.
  struct Layout {
    /// How many columns stand at the side.
    let sideCount: Int
    let rows: [[Figure]]
  }

  let name: String
  /// All figures, in the order of the file.
  let figures: [Figure]
  /// Every way the table can be laid out: which dimensions stand where no tidy file says.
  let layouts: [Layout]
  /// How many figures a cell has.
  let measureCount: Int

  /// Reads a tidy table; nil where the file is none.
  init?(_ name: String, _ bytes: [UInt8]) {
    guard let text = TidyText(bytes), let header = text.records.first?.fields,
      let margin = header.firstIndex(of: "margin"), let measure = header.firstIndex(of: "measure"),
      margin <= Self.mostDimensions, header.count > measure
    else { return nil }
    var figures: [Figure] = []
    var places: [[String]] = []
    for record in text.records.dropFirst() where record.fields.count == header.count {
      let fields = record.fields
      let totals = Set(fields[margin].split(separator: " ").map(String.init))
      places.append((0..<margin).map { totals.contains(header[$0]) ? "*" : "=" + fields[$0] } + [fields[measure]])
      func field(_ name: String) -> String { header.firstIndex(of: name).map { fields[$0] } ?? "" }
      let value = field("value")
      figures.append(
        Figure(
          value: value.isEmpty ? nil : value,
          limits: value.isEmpty ? [] : [field("lower"), field("upper")].filter { !$0.isEmpty }, unit: field("unit"),
          isHidden: field("status").hasPrefix("suppressed"),
          parts: Dictionary(uniqueKeysWithValues: Self.parts.map { ($0, field($0)) }),
          isWhole: totals.count == margin))
    }
    self.name = name
    self.figures = figures
    measureCount = Set(places.compactMap(\.last)).count
    layouts = (0..<(1 << margin)).map { choice in
      // Without a dimension down the side the measures stand there.
      let side = choice == 0 ? [margin] : (0..<margin).filter { choice >> $0 & 1 == 1 }
      var rows: [[Figure]] = []
      var rowPlaces: [[String]: Int] = [:]
      for (figure, place) in zip(figures, places) {
        let key = side.map { place[$0] }
        if let row = rowPlaces[key] {
          rows[row].append(figure)
        } else {
          rowPlaces[key] = rows.count
          rows.append([figure])
        }
      }
      return Layout(sideCount: side.count, rows: rows)
    }
  }

  private static let mostDimensions = 8
  private static let parts = ["numerator", "denominator", "n", "lower", "upper"]
}
