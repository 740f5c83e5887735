import PeilExpression
import PeilTable
import PeilValues
import Testing

@Suite("What is printed is read again as the same")
struct RoundTripTests {
  @Test("for expressions of every type", arguments: 0..<40 as Range<UInt64>)
  func expressions(seed: UInt64) throws {
    var generator = FormulaGenerator(seed: seed)
    for _ in 0..<60 {
      let expression = generator.expression(depth: 5)
      let formula = expression.formula
      do {
        let again = try Example.reader.expression(Example.source(formula), assignableTo: expression.type)
        #expect(again == expression, "\(formula) became \(again.formula)")
        #expect(again.formula == formula)
      } catch {
        Issue.record("\(Example.rendered(error, formula: formula))")
      }
    }
  }

  @Test("for texts of any characters")
  func texts() throws {
    for text in [
      "", "'", "''", "a'b", "\u{301}é", "a\r\nb", "'\u{301}", "\u{1F1F3}\u{1F1F1}'", "\"$x\" -- %", "\u{FEFF}",
    ] {
      let expression = Expression(.literal(.text(text)), type: .text)
      #expect(try Example.reader.expression(Example.source(expression.formula)) == expression)
    }
  }
}

/// Makes well-typed expressions over the example's columns, always the same ones for a seed.
private struct FormulaGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  /// Marsaglia's xorshift64 (2003).
  private mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % bound
  }

  private mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

  private static let types: [ValueType] = [
    .boolean, .integer, .money, .days, .date, .number, .text, .decimal(scale: 2), .rational(.pure), .rational(.money),
  ]

  mutating func expression(depth: Int) -> Expression {
    let type = one(of: Self.types)
    return value(type, depth)
  }

  private mutating func value(_ type: ValueType, _ depth: Int) -> Expression {
    if depth > 0, below(8) == 0 { return choice(type, depth) }
    switch type {
    case .boolean: return depth == 0 ? column(["innovative", "eligible"], type) : condition(depth)
    case .integer, .money, .days, .number, .decimal, .rational: return number(type, depth)
    case .date: return date(depth)
    default: return text(depth)
    }
  }

  private mutating func choice(_ type: ValueType, _ depth: Int) -> Expression {
    let first = value(type, depth - 1)
    // A literal among quotients would take another type.
    let second = type.isNumeric && !isStored(type) ? value(type, depth - 1) : missingOrValue(type, depth)
    if below(2) == 0 {
      return Expression(.conditional(value(.boolean, depth - 1), then: first, else: second), type: type)
    }
    return Expression(.call(.coalesce, [first, value(type, depth - 1), second]), type: type)
  }

  private func isStored(_ type: ValueType) -> Bool { type.storageKind == .integers || type.storageKind == .doubles }

  private mutating func missingOrValue(_ type: ValueType, _ depth: Int) -> Expression {
    below(3) == 0 ? Expression(.literal(.missing(type)), type: type) : value(type, depth - 1)
  }

  private mutating func column(_ names: [String], _ type: ValueType) -> Expression {
    Expression(.column(one(of: names)), type: type)
  }

  // MARK: Conditions

  private mutating func condition(_ depth: Int) -> Expression {
    let deeper = depth - 1
    func truth(_ node: Expression.Node) -> Expression { Expression(node, type: .boolean) }
    switch below(9) {
    case 0: return truth(.not(value(.boolean, deeper)))
    case 1: return truth(.and(value(.boolean, deeper), value(.boolean, deeper)))
    case 2: return truth(.or(value(.boolean, deeper), value(.boolean, deeper)))
    case 3: return truth(.isMissing(value(one(of: Self.types), deeper)))
    case 4: return truth(comparison(deeper))
    case 5:
      let code = UInt32(below(3))
      return truth(
        .compare(
          one(of: [.equal, .notEqual]), column(["sector", "second_sector"], .category(Example.sectors)),
          Expression(.literal(.code(code, Example.sectors)), type: .category(Example.sectors))))
    case 6:
      let codes = (0...below(3)).map { Literal.code(UInt32($0), .outcome) }
      return truth(.isIn(column(["outcome"], .outcome), codes))
    case 7: return truth(.isIn(value(.money, deeper), [.money(Money(cents: Int64(below(100_000)))), .money(.zero)]))
    default:
      let code = Literal.code(UInt32(below(3)), Example.bottlenecks)
      let bottlenecks = column(["bottlenecks"], .set(Example.bottlenecks))
      return truth(
        .call(.has, [bottlenecks, Expression(.literal(code), type: .category(Example.bottlenecks))]))
    }
  }

  private mutating func comparison(_ depth: Int) -> Expression.Node {
    let type = one(of: [ValueType.integer, .money, .days, .date, .number, .text, .decimal(scale: 2)])
    return .compare(one(of: Comparison.allCases), value(type, depth), value(type, depth))
  }

  // MARK: Numbers, dates and texts

  private mutating func number(_ type: ValueType, _ depth: Int) -> Expression {
    if depth == 0 { return leaf(type) }
    func made(_ node: Expression.Node) -> Expression { Expression(node, type: type) }
    let deeper = depth - 1
    switch below(6) {
    case 0: return leaf(type)
    case 1: return made(.negate(value(type, deeper)))
    case 2: return made(.call(.abs, [value(type, deeper)]))
    case 3 where isStored(type): return made(product(type, deeper))
    case 4 where type == .rational(.pure):
      return made(.arithmetic(.divide, value(.money, deeper), value(.money, deeper)))
    case 4 where type == .rational(.money):
      return made(.arithmetic(.divide, value(.money, deeper), value(.integer, deeper)))
    default: return made(.arithmetic(one(of: [.add, .subtract]), value(type, deeper), value(type, deeper)))
    }
  }

  private mutating func product(_ type: ValueType, _ depth: Int) -> Expression.Node {
    let factors = [value(type, depth), value(.integer, depth)]
    let isFirst = below(2) == 0
    return .arithmetic(.multiply, factors[isFirst ? 0 : 1], factors[isFirst ? 1 : 0])
  }

  private mutating func leaf(_ type: ValueType) -> Expression {
    let amount = Int64(below(2_000_001) - 1_000_000)
    let literal: Literal
    let names: [String]
    switch type {
    case .money: (literal, names) = (.money(Money(cents: amount)), ["costs", "granted"])
    case .days: (literal, names) = (.days(Days(count: Int(amount))), ["waiting"])
    case .number: (literal, names) = (.number(Double(amount) / 7), ["weight"])
    case .decimal: (literal, names) = (.decimal(ExactDecimal(unscaled: Int128(amount), scale: 2)), ["share"])
    case .rational(.pure):
      return Expression(
        .arithmetic(.divide, column(["costs"], .money), column(["granted"], .money)), type: type)
    case .rational:
      return Expression(
        .arithmetic(.divide, column(["costs"], .money), column(["employees"], .integer)), type: type)
    default: (literal, names) = (.integer(amount), ["employees", "learners"])
    }
    return below(2) == 0 ? Expression(.literal(literal), type: type) : column(names, type)
  }

  private mutating func date(_ depth: Int) -> Expression {
    if depth > 0, below(2) == 0 {
      return Expression(
        .arithmetic(one(of: [.add, .subtract]), value(.date, depth - 1), value(.days, depth - 1)), type: .date)
    }
    if below(2) == 0 { return column(["submitted", "decided"], .date) }
    return Expression(.literal(.date(CalendarDate(daysSinceEpoch: Int32(below(20_000))))), type: .date)
  }

  private mutating func text(_ depth: Int) -> Expression {
    if depth > 0, below(2) == 0 {
      return Expression(.call(one(of: [.lower, .upper, .trim]), [value(.text, depth - 1)]), type: .text)
    }
    if below(2) == 0 { return column(["problem", "application"], .text) }
    return Expression(.literal(.text(one(of: ["", "it's", "'", "é", "a b", "and"]))), type: .text)
  }
}
