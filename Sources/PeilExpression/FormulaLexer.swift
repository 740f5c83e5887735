import PeilDiagnostics
import PeilValues

/// Cuts a formula into tokens.
///
/// It works on scalars, so that a combining mark after a quote cannot hide the quote; places are counted in characters,
/// as `SourceText` counts them.
struct FormulaLexer {
  private let source: SourceText
  private let scalars: [Unicode.Scalar]
  /// The character each scalar belongs to, and one entry for the end.
  private let characters: [Int]
  private var position = 0

  private init(_ source: SourceText) {
    self.source = source
    var scalars: [Unicode.Scalar] = []
    var characters: [Int] = []
    for (number, character) in source.text.enumerated() {
      for scalar in character.unicodeScalars {
        scalars.append(scalar)
        characters.append(number)
      }
    }
    characters.append((characters.last ?? -1) + 1)
    self.scalars = scalars
    self.characters = characters
  }

  /// The tokens of a formula, the last of them its end.
  static func tokens(of source: SourceText) throws(FormulaError) -> [FormulaToken] {
    var lexer = FormulaLexer(source)
    var tokens: [FormulaToken] = []
    repeat {
      tokens.append(try lexer.next())
    } while tokens.last?.kind != .end
    return tokens
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func next() throws(FormulaError) -> FormulaToken {
    while let scalar = current, scalar.properties.isWhitespace { position += 1 }
    let start = position
    guard let scalar = current else { return token(.end, from: start) }
    // The kind is read first: the token's range ends where the reading did.
    let kind = try kind(from: scalar)
    return token(kind, from: start)
  }

  private mutating func kind(from scalar: Unicode.Scalar) throws(FormulaError) -> FormulaToken.Kind {
    switch scalar {
    case "'": .text(try text())
    case "0"..."9": .number(try number())
    case "$": .parameter(try parameter())
    case _ where Self.isWord(scalar): try word()
    default: try symbol(scalar)
    }
  }

  private func token(_ kind: FormulaToken.Kind, from start: Int) -> FormulaToken {
    FormulaToken(kind: kind, range: characterRange(from: start))
  }

  private func characterRange(from start: Int) -> Range<Int> {
    let first = characters[start]
    return first..<(position > start ? characters[position - 1] + 1 : first)
  }

  private func failure(_ kind: FormulaProblem.Kind, from start: Int) -> FormulaError {
    FormulaError(kind, at: source.span(of: characterRange(from: start)))
  }

  /// Reads from the opening quote to past the closing one.
  private mutating func text() throws(FormulaError) -> String {
    let start = position
    position += 1
    var content = String.UnicodeScalarView()
    while let scalar = current {
      position += 1
      if scalar == "'" {
        guard current == "'" else { return String(content) }
        position += 1
      }
      content.append(scalar)
    }
    throw failure(.unterminatedText, from: start)
  }

  private mutating func number() throws(FormulaError) -> ExactDecimal {
    let start = position
    skip { Self.isDigit($0) || $0 == "_" }
    if current == "." {
      position += 1
      skip(Self.isDigit)
    }
    let written = String(String.UnicodeScalarView(scalars[start..<position]))
    guard written.last != "." else {
      throw failure(.malformedNumber(written, write: String(written.dropLast())), from: start)
    }
    guard let value = ExactDecimal(parsing: written) else { throw failure(.tooManyDigits(written), from: start) }
    return value
  }

  /// The text between a quote of another kind and the next, as it should have been written.
  private func inSingleQuotes(from start: Int) -> String {
    let rest = scalars[(start + 1)...]
    guard let end = rest.firstIndex(where: { "\"“”„‘’".unicodeScalars.contains($0) }), end > rest.startIndex else {
      return "'…'"
    }
    return "'\(String(String.UnicodeScalarView(rest[..<end])).replacing("'", with: "''"))'"
  }

  private mutating func parameter() throws(FormulaError) -> String {
    let start = position
    position += 1
    let nameStart = position
    skip(Self.isWord)
    let name = String(String.UnicodeScalarView(scalars[nameStart..<position]))
    guard Self.isName(name) else { throw failure(.invalidName("$" + name, write: nil), from: start) }
    return name
  }

  private mutating func word() throws(FormulaError) -> FormulaToken.Kind {
    let start = position
    skip(Self.isWord)
    let word = String(String.UnicodeScalarView(scalars[start..<position]))
    if let keyword = FormulaKeyword(rawValue: word) { return .keyword(keyword) }
    guard Self.isName(word) else {
      let lowered = word.lowercased()
      throw failure(.invalidName(word, write: Self.isName(lowered) ? lowered : nil), from: start)
    }
    return .name(word)
  }

  private mutating func symbol(_ scalar: Unicode.Scalar) throws(FormulaError) -> FormulaToken.Kind {
    let start = position
    position += 1
    switch scalar {
    case "(": return .open
    case ")": return .close
    case ",": return .comma
    case "+": return .arithmetic(.add)
    case "-": return .arithmetic(.subtract)
    case "*": return .arithmetic(.multiply)
    case "/": return .arithmetic(.divide)
    case "=":
      guard take("=") else { throw failure(.singleEquals, from: start) }
      return .comparison(.equal)
    case "!":
      guard take("=") else { throw failure(.foreignOperator("!", write: "not"), from: start) }
      return .comparison(.notEqual)
    case "<":
      if take(">") { throw failure(.foreignOperator("<>", write: "!="), from: start) }
      return .comparison(take("=") ? .lessOrEqual : .less)
    case ">": return .comparison(take("=") ? .greaterOrEqual : .greater)
    case "\"", "“", "”", "„", "‘", "’": throw failure(.doubleQuotes(write: inSingleQuotes(from: start)), from: start)
    case "&":
      let written = take("&") ? "&&" : "&"
      throw failure(.foreignOperator(written, write: "and"), from: start)
    case "|":
      let written = take("|") ? "||" : "|"
      throw failure(.foreignOperator(written, write: "or"), from: start)
    case "≤": throw failure(.foreignOperator("≤", write: "<="), from: start)
    case "≥": throw failure(.foreignOperator("≥", write: ">="), from: start)
    case "≠": throw failure(.foreignOperator("≠", write: "!="), from: start)
    case "×": throw failure(.foreignOperator("×", write: "*"), from: start)
    case "÷": throw failure(.foreignOperator("÷", write: "/"), from: start)
    case "−", "–": throw failure(.foreignOperator(String(scalar), write: "-"), from: start)
    case "." where current.map(Self.isDigit) == true:
      skip(Self.isDigit)
      let written = String(String.UnicodeScalarView(scalars[start..<position]))
      throw failure(.malformedNumber(written, write: "0" + written), from: start)
    default: throw failure(.unexpectedCharacter(String(scalar)), from: start)
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  private mutating func skip(_ belongs: (Unicode.Scalar) -> Bool) {
    while let scalar = current, belongs(scalar) { position += 1 }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || isDigit(scalar) || scalar.properties.isAlphabetic
  }

  /// Whether a word can name a column: `[a-z][a-z0-9_]*`.
  static func isName(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, "a"..."z" ~= first else { return false }
    return word.unicodeScalars.allSatisfy { "a"..."z" ~= $0 || isDigit($0) || $0 == "_" }
  }
}
