import PeilDiagnostics

/// The characters of a pipeline file as a YAML parser counts them, each with its place as an editor shows it.
struct YAMLText {
  /// The file as the user named it.
  let file: String
  /// The text without a byte order mark.
  let text: String
  /// Every code point of the text.
  let scalars: [Unicode.Scalar]
  /// The place of each code point and, last, that of the text's end.
  private let places: [SourcePosition]
  /// Where each line begins among the code points.
  private let lineStarts: [Int]

  init(_ text: String, file: String) {
    var content = Substring(text)
    if content.unicodeScalars.first == "\u{FEFF}" { content.unicodeScalars.removeFirst() }
    let scalars = Array(content.unicodeScalars)
    var places: [SourcePosition] = []
    places.reserveCapacity(scalars.count + 1)
    var lineStarts = [0]
    var line = 1
    var column = 1
    while places.count < scalars.count {
      let start = places.count
      let place = SourcePosition(line: line, column: column)
      for _ in 0..<Self.characterLength(in: scalars, at: start) { places.append(place) }
      if scalars[start] == "\n" || scalars[start] == "\r" {
        line += 1
        column = 1
        lineStarts.append(places.count)
      } else {
        column += 1
      }
    }
    places.append(SourcePosition(line: line, column: column))
    self.file = file
    self.text = String(content)
    self.scalars = scalars
    self.places = places
    self.lineStarts = lineStarts
  }

  /// How many code points make up the character that begins at one.
  ///
  /// Between two of ASCII there is always a boundary, but for CR LF; elsewhere Unicode decides.
  private static func characterLength(in scalars: [Unicode.Scalar], at start: Int) -> Int {
    let next = start + 1
    guard next < scalars.count else { return 1 }
    if scalars[start].isASCII, scalars[next].isASCII { return scalars[start] == "\r" && scalars[next] == "\n" ? 2 : 1 }
    var end = next
    while end < scalars.count, !(scalars[end - 1].isASCII && scalars[end].isASCII) { end += 1 }
    let run = String(String.UnicodeScalarView(scalars[start..<end]))
    return run.first?.unicodeScalars.count ?? 1
  }

  /// The code point at a line and column as the parser counts them, from 1; what lies beyond is the text's end.
  func index(line: Int, column: Int) -> Int {
    guard lineStarts.indices.contains(line - 1) else { return scalars.count }
    return min(lineStarts[line - 1] + max(0, column - 1), scalars.count)
  }

  /// Where the line that holds a code point begins.
  func lineStart(of index: Int) -> Int { lineStarts[place(of: index).line - 1] }

  /// Where the line that holds a code point ends, its line end not included.
  func lineEnd(of index: Int) -> Int {
    var end = index
    while end < scalars.count, !scalars[end].isLineBreak { end += 1 }
    return end
  }

  /// The place of a code point.
  func place(of index: Int) -> SourcePosition { places[min(max(0, index), places.count - 1)] }

  /// The piece between two code points.
  func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(file: file, start: place(of: start), end: place(of: end))
  }

  /// The code point at an index, or nil past the end.
  subscript(index: Int) -> Unicode.Scalar? { scalars.indices.contains(index) ? scalars[index] : nil }

  /// The first code point from an index on that is neither a blank nor a tab.
  func skippingBlanks(from index: Int) -> Int {
    var index = index
    while let scalar = self[index], scalar.isBlank { index += 1 }
    return index
  }

  /// The first code point from an index on that is not blank, a line end, or part of a comment.
  func skippingBlanksAndComments(from index: Int) -> Int {
    var index = index
    while let scalar = self[index] {
      if scalar.isBlank || scalar.isLineBreak {
        index += 1
      } else if scalar == "#" {
        index = lineEnd(of: index)
      } else {
        break
      }
    }
    return index
  }
}

extension Unicode.Scalar {
  /// Whether it is a space or a tab.
  var isBlank: Bool { self == " " || self == "\t" }
  /// Whether it ends a line.
  var isLineBreak: Bool { self == "\n" || self == "\r" }
}
