import PeilDiagnostics

/// Finds, for a scalar the YAML parser has read, where each of its characters stands in the file.
///
/// It reads the same stretch of the file again and holds it against the value, so that a trace is either right or absent.
struct ScalarTrace {
  /// The place of each character of the value and of its end.
  let positions: [SourcePosition]
  /// Just after the scalar, its closing quote included.
  let end: Int

  /// Follows `value` through the text from the scalar's first code point; nil where the two do not agree.
  init?(_ value: String, in text: YAMLText, from start: Int) {
    var walker = Walker(text: text, value: Array(value.unicodeScalars), index: start)
    let agrees: Bool
    switch text[start] {
    case "'": agrees = walker.walkSingleQuoted()
    case "\"": agrees = walker.walkDoubleQuoted()
    case "|", ">": agrees = walker.walkBlock()
    default: agrees = walker.walkPlain()
    }
    guard agrees else { return nil }
    var positions: [SourcePosition] = []
    positions.reserveCapacity(value.count + 1)
    var scalar = 0
    for character in value {
      positions.append(text.place(of: walker.origins[scalar]))
      scalar += character.unicodeScalars.count
    }
    positions.append(text.place(of: walker.contentEnd))
    self.positions = positions
    end = walker.index
  }
}

/// The state of following a value through the file.
private struct Walker {
  let text: YAMLText
  let value: [Unicode.Scalar]
  /// Where the file is being read.
  var index: Int
  /// Where each code point of the value so far came from.
  var origins: [Int] = []
  /// Just after the last code point of the value.
  var contentEnd = 0

  private var isComplete: Bool { origins.count == value.count }

  init(text: YAMLText, value: [Unicode.Scalar], index: Int) {
    self.text = text
    self.value = value
    self.index = index
    contentEnd = index
  }

  /// Takes the next code point of the value as coming from a place; false where the value has another.
  private mutating func take(_ scalar: Unicode.Scalar, at place: Int) -> Bool {
    guard origins.count < value.count, value[origins.count] == scalar else { return false }
    origins.append(place)
    return true
  }

  mutating func walkPlain() -> Bool {
    while !isComplete {
      guard let scalar = text[index] else { return false }
      if let next = fold() {
        index = next
      } else {
        guard take(scalar, at: index) else { return false }
        index += 1
      }
    }
    contentEnd = index
    return true
  }

  mutating func walkSingleQuoted() -> Bool {
    index += 1
    while let scalar = text[index] {
      if scalar == "'" {
        guard text[index + 1] == "'" else { return close() }
        guard take("'", at: index) else { return false }
        index += 2
      } else if let next = fold() {
        index = next
      } else {
        guard take(scalar, at: index) else { return false }
        index += 1
      }
    }
    return false
  }

  mutating func walkDoubleQuoted() -> Bool {
    index += 1
    while let scalar = text[index] {
      if scalar == "\"" { return close() }
      if scalar == "\\" {
        guard walkEscape() else { return false }
      } else if let next = fold() {
        index = next
      } else {
        guard take(scalar, at: index) else { return false }
        index += 1
      }
    }
    return false
  }

  private mutating func close() -> Bool {
    contentEnd = index
    index += 1
    return isComplete
  }

  /// One escape of a double-quoted scalar; a code point of any length stands for one of the value.
  private mutating func walkEscape() -> Bool {
    guard let letter = text[index + 1] else { return false }
    if letter.isLineBreak {
      index = text.skippingBlanks(from: afterBreak(index + 1))
      return true
    }
    guard origins.count < value.count else { return false }
    origins.append(index)
    switch letter {
    case "x": index += 4
    case "u": index += 6
    case "U": index += 10
    default: index += 2
    }
    return true
  }

  /// Where blanks run into a line end here: takes what the parser folded it to and returns the next line's content.
  private mutating func fold() -> Int? {
    var next = text.skippingBlanks(from: index)
    guard let scalar = text[next], scalar.isLineBreak else { return nil }
    var breaks = 0
    while let scalar = text[next], scalar.isLineBreak {
      next = text.skippingBlanks(from: afterBreak(next))
      breaks += 1
    }
    if breaks == 1 {
      _ = take(" ", at: index)
    } else {
      for _ in 1..<breaks { _ = take("\n", at: index) }
    }
    return next
  }

  private func afterBreak(_ index: Int) -> Int {
    text[index] == "\r" && text[index + 1] == "\n" ? index + 2 : index + 1
  }

  mutating func walkBlock() -> Bool {
    index = text.lineEnd(of: index)
    contentEnd = index
    guard let indent = blockIndent() else { return isComplete }
    while !isComplete {
      guard text[index] != nil else { return takeTrailingBreaks() }
      let lineEnd = index
      var breaks = 0
      while let scalar = text[index], scalar.isLineBreak {
        index = afterBreak(index)
        breaks += 1
        let content = text.skippingBlanks(from: index)
        if text[content]?.isLineBreak == true { index = content }
      }
      if breaks > 0 {
        // The first line end of all belongs to the header.
        takeBreaks(atMost: origins.isEmpty ? breaks - 1 : breaks, at: lineEnd)
        if isComplete {
          index = lineEnd
          return true
        }
        index = min(index + indent, text.skippingBlanks(from: index))
      }
      guard let scalar = text[index], !scalar.isLineBreak else { return takeTrailingBreaks() }
      guard take(scalar, at: index) else { return false }
      index += 1
      contentEnd = index
    }
    return true
  }

  /// How far the first line of a block scalar with content is indented.
  private func blockIndent() -> Int? {
    var line = index
    while let scalar = text[line], scalar.isLineBreak {
      line = afterBreak(line)
      let content = text.skippingBlanks(from: line)
      guard let scalar = text[content] else { return nil }
      if !scalar.isLineBreak { return content - line }
      line = content
    }
    return nil
  }

  private mutating func takeBreaks(atMost limit: Int, at place: Int) {
    guard limit > 0 else { return }
    if limit == 1, take(" ", at: place) { return }
    for _ in 0..<limit {
      guard take("\n", at: place) else { return }
    }
  }

  private mutating func takeTrailingBreaks() -> Bool {
    while !isComplete {
      guard take("\n", at: contentEnd) else { return false }
    }
    return true
  }
}
