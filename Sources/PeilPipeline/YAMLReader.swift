public import PeilCore
import PeilDiagnostics
import Yams

/// Reads one YAML document into settings that know where they stand.
///
/// Every scalar stays the text that was written: the type of its key reads it later, so that `no`, `012` and `1:30` mean
/// what they say. Tags, merge keys, several documents and duplicate keys are errors.
public struct YAMLReader {
  /// How many lists, maps and scalars a file may hold after its aliases are filled in.
  public static let largestNodeCount = 100_000
  /// How deep lists and maps may lie in each other.
  public static let greatestDepth = 100

  /// A reader.
  public init() {}

  /// The document as settings; an error says where and what to do.
  public func read(_ bytes: [UInt8], file: String) throws(YAMLError) -> Setting {
    let text = YAMLText(try Self.decoded(bytes, file: file), file: file)
    try Self.refuseForeignLineEnds(text)
    guard let root = try Self.composed(text) else { throw YAMLError(.empty, at: text.span(0, 0)) }
    if case .scalar(let scalar) = root, scalar.string.isEmpty { throw YAMLError(.empty, at: text.span(0, 0)) }
    var builder = SettingBuilder(text: text)
    return try builder.setting(root, depth: 0).setting
  }

  private static func decoded(_ bytes: [UInt8], file: String) throws(YAMLError) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    // What comes before the first bad byte tells its line and column.
    var valid = 0
    var rest = bytes[...]
    while let length = leadingCharacterLength(rest) {
      valid += length
      rest = rest.dropFirst(length)
    }
    let text = YAMLText(String(decoding: bytes[..<valid], as: UTF8.self), file: file)
    throw YAMLError(isUTF16 ? .isUTF16 : .notUTF8, at: text.span(text.scalars.count, text.scalars.count))
  }

  private static func leadingCharacterLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    (1...4).first { length in
      length <= bytes.count && String(validating: bytes.prefix(length), as: UTF8.self) != nil
    }
  }

  /// The parser counts these as line ends and an editor does not: places would differ.
  private static func refuseForeignLineEnds(_ text: YAMLText) throws(YAMLError) {
    guard let index = text.scalars.firstIndex(where: { foreignLineEnd($0) != nil }) else { return }
    throw YAMLError(.lineSeparator(foreignLineEnd(text.scalars[index]) ?? ""), at: text.span(index, index + 1))
  }

  private static func foreignLineEnd(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x85: "U+0085"
    case 0x2028: "U+2028"
    case 0x2029: "U+2029"
    default: nil
    }
  }

  private static func composed(_ text: YAMLText) throws(YAMLError) -> Node? {
    do {
      return try Parser(yaml: text.text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw YAMLError(error, in: text)
    } catch {
      throw YAMLError(.other("\(error)"), at: text.span(0, 0))
    }
  }
}

/// Turns the parser's nodes into settings with spans.
private struct SettingBuilder {
  let text: YAMLText
  private var nodeCount = 0

  init(text: YAMLText) { self.text = text }

  /// A setting and the code point just after it.
  typealias Built = (setting: Setting, end: Int)

  mutating func setting(_ node: Node, depth: Int) throws(YAMLError) -> Built {
    let start = try content(of: node)
    nodeCount += 1
    if nodeCount > YAMLReader.largestNodeCount {
      throw YAMLError(.tooManyNodes(limit: YAMLReader.largestNodeCount), at: text.span(start, start))
    }
    if depth > YAMLReader.greatestDepth {
      throw YAMLError(.tooDeep(limit: YAMLReader.greatestDepth), at: text.span(start, start + 1))
    }
    switch node {
    case .scalar(let scalar):
      let (scalar, end) = sourceText(scalar.string, from: start)
      return (Setting(.text(scalar), span: scalar.span), end)
    case .sequence(let sequence): return try list(sequence, from: start, depth: depth)
    case .mapping(let mapping): return try map(mapping, from: start, depth: depth)
    case .alias: throw YAMLError(.unknownAlias, at: text.span(start, start + 1))
    }
  }

  /// Where a node's content begins, after its anchor.
  private func content(of node: Node) throws(YAMLError) -> Int {
    guard let mark = node.mark else { return 0 }
    var index = text.index(line: mark.line, column: mark.column)
    while let scalar = text[index], scalar == "&" || scalar == "!" {
      let start = index
      while let next = text[index], !next.isBlank, !next.isLineBreak { index += 1 }
      if scalar == "!" { throw YAMLError(.tag, at: text.span(start, index)) }
      index = text.skippingBlanksAndComments(from: index)
    }
    return index
  }

  private func sourceText(_ value: String, from start: Int) -> (SourceText, end: Int) {
    if value.isEmpty, text[start] != "'", text[start] != "\"", text[start] != "|", text[start] != ">" {
      return (SourceText("", span: text.span(start, start), positions: [text.place(of: start)]), start)
    }
    guard let trace = ScalarTrace(value, in: text, from: start) else {
      let end = text.lineEnd(of: start)
      return (SourceText(value, span: text.span(start, end)), end)
    }
    return (SourceText(value, span: text.span(start, trace.end), positions: trace.positions), trace.end)
  }

  private mutating func list(_ sequence: Node.Sequence, from start: Int, depth: Int) throws(YAMLError) -> Built {
    var items: [Setting] = []
    var end = start + 1
    for node in sequence {
      let built = try setting(node, depth: depth + 1)
      items.append(built.setting)
      end = max(end, built.end)
    }
    if text[start] == "[" {
      try refuseCutText(items)
      end = closing("]", from: end)
    }
    return (Setting(.list(items), span: text.span(start, end)), end)
  }

  private mutating func map(_ mapping: Node.Mapping, from start: Int, depth: Int) throws(YAMLError) -> Built {
    var entries: [Setting.Entry] = []
    var end = start + 1
    for (keyNode, valueNode) in mapping {
      let key = try self.key(keyNode)
      let value = try setting(valueNode, depth: depth + 1)
      entries.append(Setting.Entry(key: key.text, value: value.setting))
      end = max(end, key.end, value.end)
    }
    if text[start] == "{" {
      try refuseCutText(entries.flatMap { entry in [Setting(.text(entry.key), span: entry.key.span), entry.value] })
      end = closing("}", from: end)
    }
    return (Setting(.map(entries), span: text.span(start, end)), end)
  }

  private mutating func key(_ node: Node) throws(YAMLError) -> (text: SourceText, end: Int) {
    let start = try content(of: node)
    nodeCount += 1
    guard case .scalar(let scalar) = node else { throw YAMLError(.keyIsNotText, at: text.span(start, start + 1)) }
    let (key, end) = sourceText(scalar.string, from: start)
    if key.text == "<<", text[start] == "<" { throw YAMLError(.mergeKey, at: key.span) }
    return (key, end)
  }

  /// Just after the bracket that closes a collection, which stands after its last part.
  private func closing(_ bracket: Unicode.Scalar, from end: Int) -> Int {
    var index = end
    while let scalar = text[index], scalar != bracket {
      let next = text.skippingBlanksAndComments(from: index)
      index = next == index ? index + 1 : next
    }
    return min(index + 1, text.scalars.count)
  }

  /// Of `{ratio: if(a > 1, b, c)}` the parser makes three keys; nobody means that.
  private func refuseCutText(_ parts: [Setting]) throws(YAMLError) {
    let plain = parts.map { part in part.text.flatMap { isPlain($0) ? $0 : nil } }
    for (place, cut) in plain.enumerated() {
      guard let cut else { continue }
      let isBracketCut = excessOfOpening(cut) > 0 && plain[(place + 1)...].contains { excessOfOpening($0) < 0 }
      let following = plain[(place + 1)...].first.flatMap(\.self)
      let isQuoteCut = opensQuote(cut) && following?.text.contains("'") == true
      if isBracketCut || isQuoteCut { throw YAMLError(.unbalancedFormula(","), at: cut.span) }
    }
  }

  private func excessOfOpening(_ text: SourceText?) -> Int {
    text?.text.reduce(0) { excess, character in character == "(" ? excess + 1 : character == ")" ? excess - 1 : excess }
      ?? 0
  }

  /// Whether a quote is opened as a formula does, which the one of `foto's` is not, and left open.
  private func opensQuote(_ text: SourceText) -> Bool {
    let characters = Array(text.text)
    let quotes = characters.indices.filter { characters[$0] == "'" }
    guard let first = quotes.first, first > 0, !quotes.count.isMultiple(of: 2) else { return false }
    return !characters[first - 1].isLetter && !characters[first - 1].isNumber
  }

  private func isPlain(_ scalar: SourceText) -> Bool {
    guard let first = scalar.positions.first else { return false }
    return first == scalar.span.start && !scalar.text.isEmpty
  }
}
