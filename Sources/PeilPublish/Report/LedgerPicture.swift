import PeilCore
import PeilWords

/// The row ledger as a flow: a bar for each step, as long as the rows that came out, and behind it what left there.
struct LedgerPicture {
  let entries: [LedgerEntry]
  let words: Words
  let numbers: NumberStyle

  private static let left = 180.0
  private static let right = Drawing.width - 200
  private static let rowHeight = 30.0

  var markup: Markup {
    var drawing = Drawing()
    let most = Double(entries.map { max($0.rowsIn, $0.rowsOut) }.max() ?? 0)
    let scale = most > 0 ? (Self.right - Self.left) / most : 0
    var y = 10.0
    var dataset: String?
    for entry in entries {
      if entry.dataset != dataset {
        y += dataset == nil ? 0 : 10
        drawing.text(entry.dataset, 8, y + 14, "strong")
        drawing.line(8, y + 20, Drawing.width - 8, y + 20, "grid")
        y += 26
        dataset = entry.dataset
      }
      row(entry, y, scale, &drawing)
      y += Self.rowHeight
    }
    return Picture(
      identifier: "ledger-picture", title: words[.ledgerPicture], caption: "", description: sentences, height: y + 6,
      drawing: drawing
    ).markup(isAlone: false)
  }

  private func row(_ entry: LedgerEntry, _ y: Double, _ scale: Double, _ drawing: inout Drawing) {
    drawing.lines(
      TextWidth.wrapped(stage(entry), width: Self.left - 32, lines: 1), 22, middle: y + 10, "", .start)
    let gone = entry.leftOut + entry.leftOutUnknown + entry.rejected + entry.merged
    let stayed = Double(entry.rowsOut - entry.added) * scale
    drawing.rectangle(Self.left, y, stayed, 20, "shape s1")
    if entry.added > 0 { drawing.block(3, Self.left + stayed, y, Double(entry.added) * scale, 20) }
    let out = Double(entry.rowsOut) * scale
    if gone > 0 { drawing.block(1, Self.left + out, y, Double(gone) * scale, 20) }
    let text = ([numbers.count(entry.rowsOut)] + losses(entry)).joined(separator: ", ")
    let end = Self.left + out + Double(gone) * scale
    drawing.text(text, end + 6, y + 14.5)
  }

  private func stage(_ entry: LedgerEntry) -> String {
    entry.stage > 0 ? "\(numbers.count(entry.stage)) \(entry.kind)" : words[.read]
  }

  private func losses(_ entry: LedgerEntry) -> [String] {
    let parts: [(String, Int)] = [
      ("−", entry.leftOut + entry.leftOutUnknown), ("−", entry.rejected), ("−", entry.merged), ("+", entry.added),
    ]
    let names = [words[.leftOut], words[Word.rejected], words[.merged], words[.added]]
    return zip(parts, names).compactMap { part, name in
      part.1 > 0 ? "\(part.0)\(numbers.count(part.1)) \(name)" : nil
    }
  }

  private var sentences: String {
    entries.map { entry in
      words[
        .flow(
          "\(entry.dataset), \(stage(entry))", rowsIn: numbers.count(entry.rowsIn),
          rowsOut: numbers.count(entry.rowsOut))]
    }.joined(separator: "; ") + "."
  }
}
