import PeilDiagnostics
import PeilJSON

/// A value of a stored record, read as what it must be; anything else is damage with a place.
struct StoredNode {
  let node: JSONNode

  init(_ node: JSONNode) { self.node = node }

  /// What stands under a key.
  func at(_ key: String) throws(StoredRunError) -> StoredNode {
    guard let value = node[key] else { throw damage("the key '\(key)'") }
    return StoredNode(value)
  }

  /// What stands under a key, or nil where the key or its value is not there.
  func optional(_ key: String) -> StoredNode? {
    guard let value = node[key], !value.isNull else { return nil }
    return StoredNode(value)
  }

  var boolean: Bool {
    get throws(StoredRunError) {
      guard case .boolean(let value) = node.content else { throw damage("true or false") }
      return value
    }
  }

  var text: String {
    get throws(StoredRunError) {
      guard let text = node.text?.text else { throw damage("text") }
      return text
    }
  }

  var integer: Int {
    get throws(StoredRunError) {
      guard let integer = node.integer else { throw damage("a whole number") }
      return integer
    }
  }

  var number: Double {
    get throws(StoredRunError) {
      guard let number = node.number ?? node.text.flatMap({ Double($0.text) }) else { throw damage("a number") }
      return number
    }
  }

  var list: [StoredNode] {
    get throws(StoredRunError) {
      guard let list = node.list else { throw damage("a list") }
      return list.map(StoredNode.init)
    }
  }

  /// The keys and values of a map, in order.
  var entries: [(key: String, value: StoredNode)] {
    get throws(StoredRunError) {
      guard let map = node.map else { throw damage("a map") }
      return map.map { ($0.key.text, StoredNode($0.value)) }
    }
  }

  /// The list, each of its values read.
  func all<Value>(_ read: (StoredNode) throws(StoredRunError) -> Value) throws(StoredRunError) -> [Value] {
    var values: [Value] = []
    for item in try list { values.append(try read(item)) }
    return values
  }

  /// The list of strings.
  var texts: [String] {
    get throws(StoredRunError) { try all { (item: StoredNode) throws(StoredRunError) in try item.text } }
  }

  /// The word of a closed list.
  func word<Word: RawRepresentable & CaseIterable>(
    _ type: Word.Type
  ) throws(StoredRunError) -> Word where Word.RawValue == String {
    let text = try text
    guard let word = Word(rawValue: text) else {
      throw damage("one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return word
  }

  /// What is said where something else stands here.
  func damage(_ expected: String) -> StoredRunError {
    StoredRunError(.damaged(file: node.span.file, line: node.span.start.line, expected: expected))
  }
}
