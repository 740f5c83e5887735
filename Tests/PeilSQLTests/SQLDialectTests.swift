import Foundation
import Testing

@testable import PeilSQL

/// A reader of SQL's tokens as the engines' manuals describe them, with nothing of the printer's code: where a quoted name
/// or text ends, and what stands in it.
struct TokenReader {
  let dialect: SQLDialect

  /// The content of one quoted token, which must reach to the end; nil where it ends earlier, or never.
  func content(_ token: String, quote: Unicode.Scalar) -> String? {
    let scalars = Array(token.unicodeScalars)
    guard scalars.first == quote else { return nil }
    let hasEscapes = dialect == .spark && quote == "'"
    var content = String.UnicodeScalarView()
    var place = 1
    while place < scalars.count {
      if hasEscapes, scalars[place] == "\\" {
        guard place + 1 < scalars.count else { return nil }
        content.append(scalars[place + 1])
        place += 2
      } else if scalars[place] == quote {
        guard place + 1 < scalars.count, scalars[place + 1] == quote, !hasEscapes else {
          return place + 1 == scalars.count ? String(content) : nil
        }
        content.append(quote)
        place += 2
      } else {
        content.append(scalars[place])
        place += 1
      }
    }
    return nil
  }

  /// The text that a literal stands for: quoted texts and `chr(n)`, joined by `||`.
  func text(_ literal: String) -> String? {
    var rest = Substring(literal)
    if dialect == .postgres {
      guard rest.hasPrefix("("), rest.hasSuffix("::text COLLATE \"C\")") else { return nil }
      rest = rest.dropFirst().dropLast("::text COLLATE \"C\")".count)
    }
    if rest.hasPrefix("("), rest.hasSuffix(")") { rest = rest.dropFirst().dropLast() }
    var text = ""
    while true {
      if rest.hasPrefix("chr(") {
        guard let end = rest.firstIndex(of: ")"),
          let code = UInt32(rest[rest.index(rest.startIndex, offsetBy: 4)..<end]),
          let scalar = Unicode.Scalar(code)
        else { return nil }
        text.unicodeScalars.append(scalar)
        rest = rest[rest.index(after: end)...]
      } else {
        guard let length = quotedLength(rest),
          let content = content(String(rest.unicodeScalars.prefix(length)), quote: "'")
        else { return nil }
        text += content
        rest = Substring(rest.unicodeScalars.dropFirst(length))
      }
      if rest.isEmpty { return text }
      guard rest.hasPrefix(" || ") else { return nil }
      rest = rest.dropFirst(4)
    }
  }

  private func quotedLength(_ text: Substring) -> Int? {
    let scalars = Array(text.unicodeScalars)
    guard scalars.first == "'" else { return nil }
    var place = 1
    while place < scalars.count {
      if dialect == .spark, scalars[place] == "\\" {
        place += 2
      } else if scalars[place] == "'" {
        if place + 1 < scalars.count, scalars[place + 1] == "'", dialect != .spark {
          place += 2
        } else {
          return place + 1
        }
      } else {
        place += 1
      }
    }
    return nil
  }
}

/// Texts of the characters that mean something to some engine or shell, the same ones every time.
struct HostileTexts {
  static let pieces = [
    "'", "''", "\"", "`", "\\", ";", "--", "/*", "*/", "\n", "\r", "\t", "\0", "$$", "${x}", ":a", "%", "\\'", "é", "𝔘",
    "a", " ", "E", "U&", "\u{1F}", "\u{7F}", "\u{2028}", "x'; DROP TABLE t; --", "go\n", "\n.shell ls\n", "\\! ls\n",
    "\\.\n",
  ]

  static let all: [String] = {
    var state: UInt64 = 20_201_020
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    return pieces + (0..<3000).map { _ in (0..<next(9)).map { _ in pieces[next(pieces.count)] }.joined() }
  }()
}

@Suite struct SQLDialectTests {
  @Test(
    "a printed text is one literal on one line that means the text, whatever stands in it",
    arguments: SQLDialect.allCases)
  func literals(dialect: SQLDialect) {
    let reader = TokenReader(dialect: dialect)
    for text in HostileTexts.all {
      guard let literal = dialect.literal(text) else {
        #expect(text.unicodeScalars.contains("\0"), "\(text.debugDescription) is refused")
        continue
      }
      #expect(!text.unicodeScalars.contains("\0"))
      #expect(literal.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 }, "\(text.debugDescription)")
      #expect(
        reader.text(literal).map { Array($0.utf8) } == Array(text.utf8), "\(text.debugDescription) as \(literal)")
    }
  }

  @Test(
    "a printed name is one token that ends where it should, and no engine cuts it off", arguments: SQLDialect.allCases)
  func names(dialect: SQLDialect) {
    let reader = TokenReader(dialect: dialect)
    let quote: Unicode.Scalar = dialect == .spark ? "`" : "\""
    for text in HostileTexts.all {
      let name = dialect.identifier(text)
      let content = reader.content(name, quote: quote)
      #expect(content != nil, "\(text.debugDescription) as \(name)")
      #expect((content ?? "").utf8.count <= 63 && !(content ?? "\0").contains("\0"))
      if text.utf8.count <= SQLDialect.longestName, !text.unicodeScalars.contains("\0") {
        #expect(content.map { Array($0.utf8) } == Array(text.utf8))
      }
    }
  }

  @Test("long names that begin alike stay apart", arguments: SQLDialect.allCases)
  func longNames(dialect: SQLDialect) {
    let names = (0..<2000).map { dialect.identifier(String(repeating: "kolom_", count: 20) + String($0)) }
    #expect(Set(names).count == 2000)
  }

  @Test(
    "a folder whose name could end a literal or a command is refused, and nothing is made",
    arguments: SQLDialect.allCases)
  func folders(dialect: SQLDialect) {
    for name in ["a'b", "a\\b", "a\"b", "a\nb", "`a`"] {
      let path = "\(NSTemporaryDirectory())/peil-\(UUID().uuidString)-\(name)"
      #expect(throws: EngineFailure.self) { try StagingFolder(keeping: path, for: dialect) }
      #expect(throws: EngineFailure.self) { try StagingFolder(in: path, for: dialect) }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test("a password in an address is seen, and nothing else is taken for one")
  func passwords() {
    for address in [
      "postgres://anna:geheim@db/peil", "postgresql://anna:g@h@db:5432/x", "host=db password=geheim",
      "host=db PASSWORD = 'x'",
      "postgres://db/x?password=geheim",
    ] { #expect(SQLEngine.holdsPassword(address), "\(address)") }
    for address in ["postgres://anna@db:5432/peil", "host=db user=anna dbname=peil", "service=register", "peil"] {
      #expect(!SQLEngine.holdsPassword(address), "\(address)")
    }
  }
}
