import PeilPublish

/// A key figure at the head of a page that Peil wrote.
struct KeyFigureCard {
  let table: String
  /// The figure's number in the tidy file of the table, from one.
  let figure: Int
  let text: String

  /// The cards of a page that say which figure they show.
  static func all(in page: [UInt8]) -> [KeyFigureCard] {
    var cards: [KeyFigureCard] = []
    let text = String(decoding: page, as: UTF8.self)
    for found in text.matches(of: /<dd data-figure="([^" ]+) ([0-9]+)"><strong>([^<]*)<\/strong>/) {
      guard let figure = Int(found.2) else { continue }
      cards.append(KeyFigureCard(table: String(found.1), figure: figure, text: String(found.3)))
    }
    return cards
  }
}
