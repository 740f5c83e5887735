import PeilDiagnostics
import Yams

extension YAMLError {
  /// Says what the parser found in the terms of someone who writes a pipeline.
  init(_ error: YamlError, in text: YAMLText) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
      self.init(problem, at: mark, context: context, in: text)
    case .composer(_, let problem, let mark, _):
      let index = text.index(line: mark.line, column: mark.column)
      self.init(problem.contains("another document") ? .severalDocuments : .unknownAlias, at: text.word(at: index))
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(duplicate: keys.first ?? "", firstAt: context.mark, in: text)
    case .reader(let problem, _, let value, _):
      let index = text.scalars.firstIndex { Int32(bitPattern: $0.value) == value } ?? 0
      self.init(.other(problem), at: text.span(index, index + 1))
    default:
      self.init(.other("\(error)"), at: text.span(0, 0))
    }
  }

  private init(_ problem: String, at mark: Mark, context: YamlError.Context?, in text: YAMLText) {
    let index = text.index(line: mark.line, column: mark.column)
    if let tab = text.indentingTab(before: index) {
      self.init(.tabIndentation, at: tab)
      return
    }
    let opening = context.map { text.index(line: $0.mark.line, column: $0.mark.column) }
    if problem.contains("unexpected end of stream"), let opening {
      self.init(.unclosedQuote, at: text.span(opening, opening + 1))
      return
    }
    if let quote = text.openQuote(before: index) {
      self.init(.unclosedQuote, at: text.span(quote, quote + 1))
      return
    }
    let reason = Self.reason(problem, index: index, context: context, in: text)
    switch reason {
    case .deeperThanValue: self.init(reason, at: text.span(text.content(ofLineWith: index), index))
    case .missingColon: self.init(reason, at: text.word(at: opening ?? index))
    case .unclosedFlow where text.skippingBlanksAndComments(from: index) >= text.scalars.count:
      self.init(.openFlow, at: text.span(opening ?? index, (opening ?? index) + 1))
    case .tooDeep: self.init(reason, at: text.span(index, index + 1))
    default: self.init(reason, at: text.word(at: index))
    }
  }

  private static func reason(_ problem: String, index: Int, context: YamlError.Context?, in text: YAMLText) -> Reason {
    if let context, context.text.contains("flow") {
      let opening = text.index(line: context.mark.line, column: context.mark.column)
      return .unclosedFlow(opening: text[opening] == "[" ? "[" : "{", line: context.mark.line)
    }
    if problem.contains("found unexpected ':'") { return .strayColon }
    if problem.contains("mapping values are not allowed") { return text.valueAbove(colon: index) ?? .strayColon }
    if problem.contains("could not find expected ':'") { return .missingColon }
    if problem.contains("cannot start any token"), let scalar = text[index] {
      return .reservedCharacter(String(scalar))
    }
    if problem.contains("unknown escape") { return .unknownEscape }
    if problem.contains("nesting level") { return .tooDeep(limit: YAMLReader.greatestDepth) }
    let structural = ["did not find expected", "not allowed in this context", "document start"]
    if structural.contains(where: problem.contains) { return .indentation(line: context?.mark.line) }
    return .other(problem)
  }

  /// The parser names the first of two equal keys; the second is what has to go.
  private init(duplicate key: String, firstAt mark: Mark, in text: YAMLText) {
    let first = text.index(line: mark.line, column: mark.column)
    let second = text.secondKey(key, after: first)
    let end = second.flatMap { ScalarTrace(key, in: text, from: $0)?.end }
    if let second, let end {
      self.init(.duplicateKey(key, first: mark.line), at: text.span(second, end))
    } else {
      self.init(.duplicateKey(key, first: mark.line), at: text.word(at: first))
    }
  }
}

extension YAMLText {
  /// The stretch from a code point to the next blank or line end.
  fileprivate func word(at index: Int) -> SourceSpan {
    var end = index
    while let scalar = self[end], !scalar.isBlank, !scalar.isLineBreak { end += 1 }
    return span(index, max(end, min(index + 1, lineEnd(of: index))))
  }

  /// Where what a line holds begins.
  fileprivate func content(ofLineWith index: Int) -> Int { skippingBlanks(from: lineStart(of: index)) }

  /// Where the ':' at a code point ends the first key of its line, deeper than a key with a value on the line above: that.
  fileprivate func valueAbove(colon index: Int) -> YAMLError.Reason? {
    let start = lineStart(of: index)
    let key = content(ofLineWith: index)
    guard start > 0, !scalars[key..<index].contains(where: \.isBlank) else { return nil }
    let above = lineStart(of: start - 1)
    var name = content(ofLineWith: above)
    if self[name] == "-", self[name + 1]?.isBlank == true { name = skippingBlanks(from: name + 1) }
    guard name - above < key - start, let colon = (name..<start).first(where: { scalars[$0] == ":" }),
      self[colon + 1]?.isBlank == true
    else { return nil }
    let place = place(of: name)
    return .deeperThanValue(
      key: String(String.UnicodeScalarView(scalars[name..<colon])), line: place.line, column: place.column)
  }

  /// A tab in the indentation of the line that holds a code point, or of the line before.
  fileprivate func indentingTab(before index: Int) -> SourceSpan? {
    let line = lineStart(of: min(index, scalars.count))
    let starts = line > 0 ? [line, lineStart(of: line - 1)] : [line]
    for start in starts {
      let content = skippingBlanks(from: start)
      if let tab = (start..<content).first(where: { scalars[$0] == "\t" }) { return span(tab, tab + 1) }
    }
    return nil
  }

  /// A quote that is closed by the opening one of another text, on a later line: there the parser stops, and here is why.
  fileprivate func openQuote(before index: Int) -> Int? {
    var place = 0
    var mayBegin = true
    while place < min(index + 1, scalars.count) {
      let scalar = scalars[place]
      if scalar == "#", place == lineStart(of: place) || self[place - 1]?.isBlank == true {
        place = lineEnd(of: place)
        continue
      }
      if mayBegin, scalar == "\"" || scalar == "'" {
        guard let end = closingQuote(of: place) else { return nil }
        if end >= lineEnd(of: place), !endsText(at: skippingBlanks(from: end + 1)) { return place }
        place = end
        mayBegin = false
      } else if scalar.isLineBreak || ":,[{-".unicodeScalars.contains(scalar) {
        mayBegin = true
      } else if !scalar.isBlank {
        mayBegin = false
      }
      place += 1
    }
    return nil
  }

  private func closingQuote(of opening: Int) -> Int? {
    let quote = scalars[opening]
    var place = opening + 1
    while let scalar = self[place] {
      if quote == "\"", scalar == "\\" || quote == "'", scalar == "'", self[place + 1] == "'" {
        place += 2
        continue
      }
      if scalar == quote { return place }
      place += 1
    }
    return nil
  }

  /// Whether what stands at a code point may follow a text in quotes.
  private func endsText(at index: Int) -> Bool {
    guard let scalar = self[index] else { return true }
    return scalar.isLineBreak || ":,]}#".unicodeScalars.contains(scalar)
  }

  /// The next key of the same map that reads the same.
  fileprivate func secondKey(_ key: String, after first: Int) -> Int? {
    let column = first - lineStart(of: first)
    let isFlow = blockKeyCannotStand(at: first)
    var index = ScalarTrace(key, in: self, from: first)?.end ?? first + 1
    while index < scalars.count {
      let isCandidate = isFlow ? blockKeyCannotStand(at: index) : index - lineStart(of: index) == column
      if isCandidate, let trace = ScalarTrace(key, in: self, from: index),
        self[skippingBlanks(from: trace.end)] == ":"
      {
        return index
      }
      index += 1
    }
    return nil
  }

  /// Whether a `{` or a `,` stands before a code point on its line, so that a key there is one of a flow map.
  private func blockKeyCannotStand(at index: Int) -> Bool {
    var before = index - 1
    while let scalar = self[before], scalar.isBlank || scalar.isLineBreak { before -= 1 }
    return self[before] == "{" || self[before] == ","
  }
}
