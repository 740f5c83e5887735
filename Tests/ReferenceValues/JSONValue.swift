/// A value of a JSON file, as the reference values are written.
package enum JSONValue: Hashable, Sendable, Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  package struct Mismatch: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  package subscript(key: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members[key] ?? .null
  }

  package var members: [String: JSONValue] {
    get throws {
      guard case .object(let members) = self else { throw Mismatch(description: "not an object: \(self)") }
      return members
    }
  }

  package var items: [JSONValue] {
    get throws {
      guard case .list(let items) = self else { throw Mismatch(description: "not a list: \(self)") }
      return items
    }
  }

  package var double: Double {
    get throws {
      switch self {
      case .number(let number): return number
      case .text("Infinity"): return .infinity
      case .text("-Infinity"): return -.infinity
      default: throw Mismatch(description: "not a number: \(self)")
      }
    }
  }

  package var int: Int {
    get throws {
      guard let whole = Int(exactly: try double) else { throw Mismatch(description: "not a whole number: \(self)") }
      return whole
    }
  }

  package var string: String {
    get throws {
      guard case .text(let text) = self else { throw Mismatch(description: "not a text: \(self)") }
      return text
    }
  }

  package var bool: Bool {
    get throws {
      guard case .bool(let bool) = self else { throw Mismatch(description: "not true or false: \(self)") }
      return bool
    }
  }

  package var doubles: [Double] { get throws { try items.map { try $0.double } } }
  package var ints: [Int] { get throws { try items.map { try $0.int } } }
  package var strings: [String] { get throws { try items.map { try $0.string } } }

  /// What an identifier, a number or a text, is known by.
  package var label: String {
    switch self {
    case .text(let text): text
    case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
    default: "\(self)"
    }
  }

  package var isNull: Bool { self == .null }
}

extension JSONValue {
  package static func double(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
  package static func int(_ value: Int?) -> JSONValue { value.map { .number(Double($0)) } ?? .null }
  package static func doubles(_ values: [Double?]) -> JSONValue { .list(values.map { .double($0) }) }
  package static func ints(_ values: [Int]) -> JSONValue { .list(values.map { .int($0) }) }
  package static func texts(_ values: [String]) -> JSONValue { .list(values.map { .text($0) }) }
}
