import PeilCore
import PeilDiagnostics
import PeilTable
import PeilValues
import Testing

@testable import PeilEngine

@Suite("Free text")
struct ClassifyTests {
  static let domain = Domain(codes: ["cost", "time", "none", "other"])

  static func word(_ text: String) -> Taxonomy.Word {
    Taxonomy.Word(
      text.filter { $0 != "*" }, isOpenBefore: text.hasPrefix("*"), isOpenAfter: text.count > 1 && text.hasSuffix("*"))
  }

  static func phrase(_ text: String) -> Taxonomy.Phrase { text.split(separator: " ").map { word(String($0)) } }

  static func rule(_ name: String, _ code: Int, _ phrases: [String], not: [String] = []) -> Taxonomy.Rule {
    Taxonomy.Rule(name: name, code: code, phrases: phrases.map(phrase), exceptions: not.map(phrase))
  }

  static let taxonomy = Taxonomy(
    domain: domain, exclusive: [2],
    rules: [
      rule("none", 2, ["geen knelpunt"]), rule("price", 0, ["te duur", "*kosten"], not: ["geen kosten"]),
      rule("hours", 1, ["tijd", "*uurtje*", "te weinig uren"]), rule("early", 0, ["te te duur"]),
    ])

  @Test(
    "is coded by whole words, phrases, open ends and exceptions",
    arguments: [
      ("veel te duur", ["price"]), ("te zeer duur", []), ("te, duur", ["price"]), ("tijdens", []),
      ("de Opleidingskosten", ["price"]), ("kostenpost", []), ("kosten", ["price"]), ("werkuurtjes", ["hours"]),
      ("geen kosten, te duur", []), ("geen knelpunt, te duur", ["none"]), ("te weinig uren", ["hours"]),
      ("te weinig", []), ("te te duur", ["price", "early"]), ("duur te", []), ("", []), ("geen", []),
    ])
  func coded(text: String, rules: [String]) {
    var coder = TextCoder(Self.taxonomy)
    for _ in 0..<2 {
      let mask = coder.mask(of: Array(text.utf8)[...])
      #expect(coder.applied.map { Self.taxonomy.rules[$0].name } == rules)
      #expect(
        mask
          == rules.reduce(0) { mask, name in
            mask | 1 << UInt64(Self.taxonomy.rules.first { $0.name == name }?.code ?? 63)
          })
    }
  }

  /// A rule applies where one of its phrases lies, word by word, somewhere in the text.
  private func applies(_ phrase: Taxonomy.Phrase, to words: [String]) -> Bool {
    guard words.count >= phrase.count else { return false }
    return (0...(words.count - phrase.count)).contains { start in
      zip(phrase, words[start...]).allSatisfy { pattern, word in
        switch (pattern.isOpenBefore, pattern.isOpenAfter) {
        case (false, false): word == pattern.text
        case (true, false): word.hasSuffix(pattern.text)
        case (false, true): word.hasPrefix(pattern.text)
        case (true, true): word.contains(pattern.text)
        }
      }
    }
  }

  @Test("gets the rules that a plain search finds", arguments: UInt64(1)...5)
  func search(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = ["a", "ab", "b", "ba", "abc", "c", "bc"]
    func some(_ pieces: [String], _ count: ClosedRange<Int>) -> String {
      (0..<Int.random(in: count, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined(separator: " ")
    }
    let open = letters + letters.map { "*\($0)" } + letters.map { "\($0)*" } + letters.map { "*\($0)*" }
    let rules = (0..<12).map { number in
      Self.rule("\(number)", number % 3, [some(open, 1...3), some(open, 1...2)], not: [some(letters, 2...3)])
    }
    var coder = TextCoder(Taxonomy(domain: Self.domain, rules: rules))
    for _ in 0..<300 {
      let text = some(letters, 0...6)
      let words = text.split(separator: " ").map(String.init)
      let expected = rules.indices.filter { place in
        rules[place].phrases.contains { applies($0, to: words) }
          && !rules[place].exceptions.contains { applies($0, to: words) }
      }
      _ = coder.mask(of: Array(text.utf8)[...])
      #expect(coder.applied == expected, "\(text)")
    }
  }

  private func scheme(rows: Int = 200, limit: Rational, unknown: Coding.Unknown = .reject) throws -> Scheme {
    var random = SeededGenerator(seed: 7)
    let texts = ["Te dúúr", "geen knelpunt", "", "onzin", "tijd en *kosten", "\"te\nduur\"", "kwartuurtje", "rest"]
    let lines = (0..<rows).map { id in
      "\(id),\(texts.randomElement(using: &random) ?? ""),\(["62", "6201", "47", "99", ""].randomElement(using: &random) ?? "")"
    }
    let scheme = try Scheme()
    try scheme.source(
      "s", [Scheme.column("id", .text), Scheme.column("text", .text), Scheme.column("sbi", .text)], key: ["id"],
      (["id,text,sbi"] + lines).map { $0 + "\n" }.joined())
    let classification = Classification(
      column: "text", into: "codes", log: "rules", taxonomy: Self.taxonomy, uncoded: 3, uncodedLimit: limit, span: nil)
    let list = CodeList(entries: [
      .init(code: "J", parent: nil, level: "section"), .init(code: "G", parent: nil, level: "section"),
      .init(code: "62", parent: 0, level: "division", match: .prefix),
      .init(code: "47", parent: 1, level: "division", match: .prefix),
    ])
    let coding = Coding(
      column: "sbi", into: "section", index: CodeListIndex(list, level: "section"), unknown: unknown, span: nil)
    try scheme.dataset(
      "made", from: "s",
      [
        { input in
          Relation(
            .classify(classification),
            schema: Schema(
              columns: input.columns + [
                Column(name: "codes", type: .set(Self.domain), grain: input.grain),
                Column(name: "rules", type: .text, grain: input.grain),
              ], grain: input.grain))
        },
        { input in
          Relation(
            .code(coding),
            schema: Schema(
              columns: input.columns + [
                Column(name: "section", type: .category(coding.index.domain), grain: input.grain)
              ],
              grain: input.grain))
        },
      ])
    try scheme.table("codes", from: "made", ["codes"], totals: [[0]]) { _ in [measure("n", .count(where: nil))] }
    try scheme.table("sections", from: "made", ["section"], totals: [[0]]) { _ in [measure("n", .count(where: nil))] }
    return scheme
  }

  @Test(
    "and code lists give the same at any number of workers and any size of block", arguments: [1, 2, 8], [64, 1000])
  func splits(threads: Int, blockSize: Int) throws {
    for unknown in [Coding.Unknown.reject, .missing] {
      let scheme = try scheme(limit: .one, unknown: unknown)
      scheme.exports = ["made"]
      let whole = try scheme.run()
      let split = try scheme.run(threads: threads, blockSize: blockSize)
      #expect(split.tables == whole.tables)
      #expect(split.ledger == whole.ledger)
      #expect(split.rejections == whole.rejections)
      #expect(split.exports.first?.lines == whole.exports.first?.lines)
      #expect(whole.ledger.open.isEmpty)
      #expect((whole.entry("made", 2)?.rejected == 0) == (unknown == .missing))
    }
  }

  @Test(
    "beyond the limit stops the run, and names the same texts however it was cut", arguments: [1, 2, 8], [64, 1000])
  func limit(threads: Int, blockSize: Int) throws {
    let scheme = try scheme(limit: .zero)
    let whole = scheme.failure()
    #expect(whole.map(\.code) == ["uncoded-limit"])
    #expect(whole.first?.details.count == 11)
    #expect(scheme.failure(threads: threads, blockSize: blockSize) == whole)
  }

  @Test("is coded and held to its limit where nobody reads the codes")
  func pruned() throws {
    let scheme = try scheme(limit: .zero)
    scheme.tables = []
    scheme.exports = []
    try scheme.table("all", from: "made") { _ in [measure("n", .count(where: nil))] }
    #expect(scheme.failure().map(\.code) == ["uncoded-limit"])
  }

  @Test("a value outside the list stops the run where the stage says so", arguments: [1, 8])
  func stop(threads: Int) throws {
    let scheme = try scheme(limit: .one, unknown: .stop)
    let found = scheme.failure(threads: threads, blockSize: 64)
    #expect(found.map(\.code) == ["not-in-list"])
    #expect(found == scheme.failure())
  }
}
