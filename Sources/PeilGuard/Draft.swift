import PeilDiagnostics

/// A text that quotes figures, read from a file: passages of plain characters that know where they stand.
public struct Draft: Sendable {
  /// A paragraph, a heading or a cell of a table.
  struct Passage: Sendable {
    /// What the passage is within the text.
    enum Kind: Hashable, Sendable {
      case paragraph
      case heading
      /// A cell of a table, by the table's number in the text, row and column from 0.
      case cell(table: Int, row: Int, column: Int)
    }

    let kind: Kind
    private(set) var characters: [Character] = []
    /// Where each character stands in the file.
    private(set) var places: [SourcePosition] = []

    init(_ kind: Kind) { self.kind = kind }

    /// Whether there is nothing but blanks.
    var isBlank: Bool { characters.allSatisfy(\.isWhitespace) }

    mutating func append(_ character: Character, at place: SourcePosition) {
      characters.append(character)
      places.append(place)
    }

    /// Ends a word, where one has begun.
    mutating func space(at place: SourcePosition) {
      if let last = characters.last, !last.isWhitespace { append(" ", at: place) }
    }
  }

  /// The file as the user named it.
  public let file: String
  /// What messages show of it: the file's own lines; of a Word file its paragraphs, one a line.
  public let text: String
  /// The language the file says it is in; nil where it says none.
  let declaredLanguage: String?
  let passages: [Passage]

  init(file: String, text: String, declaredLanguage: String? = nil, passages: [Passage]) {
    self.file = file
    self.text = text
    self.declaredLanguage = declaredLanguage
    self.passages = passages.filter { !$0.isBlank }
  }

  /// The piece of the file that some characters of a passage stand in.
  func span(of range: Range<Int>, in passage: Passage) -> SourceSpan {
    let start = passage.places[range.lowerBound]
    let last = passage.places[range.upperBound - 1]
    return SourceSpan(file: file, start: start, end: SourcePosition(line: last.line, column: last.column + 1))
  }
}
