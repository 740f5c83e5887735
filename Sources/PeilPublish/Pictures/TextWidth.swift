/// How wide text is in a picture: an estimate on the safe side, for nobody can ask the reader's letters.
enum TextWidth {
  /// The height of a line of 13 px.
  static let lineHeight = 15.5

  /// The width of a text of 13 px.
  static func of(_ text: String) -> Double {
    text.reduce(0) { width, letter in
      switch letter {
      case "i", "j", "l", "t", "f", "r", ".", ",", ":", ";", "'", "|", " ", "(", ")", "!", "I": width + 5
      case "m", "w", "M", "W", "%", "@", "—": width + 12.6
      case "A"..."Z": width + 9.4
      default: width + (letter.isASCII ? 8.1 : 9)
      }
    }
  }

  /// The text in lines of at most a width, at most so many; what does not fit ends in an ellipsis.
  static func wrapped(_ text: String, width: Double, lines most: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }).map(String.init) {
      let longer = line.isEmpty ? word : line + " " + word
      if of(longer) <= width || line.isEmpty {
        line = longer
      } else {
        lines.append(line)
        line = word
      }
    }
    if !line.isEmpty { lines.append(line) }
    guard !lines.isEmpty else { return [""] }
    let isCut = lines.count > most
    var shown = Array(lines.prefix(most))
    for place in shown.indices {
      let isLast = isCut && place == shown.count - 1
      guard isLast || of(shown[place]) > width else { continue }
      var kept = shown[place]
      while kept.count > 1, of(kept + "…") > width { kept.removeLast() }
      shown[place] = kept + "…"
    }
    return shown
  }
}
