import PeilCore
import PeilTable
import Testing

@testable import PeilSQL

@Suite("Columns of tables")
struct EngineColumnTests {
  /// Names of types as the manuals of DuckDB, PostgreSQL and Spark have them.
  @Test(
    "a type is known by each engine's name for it",
    arguments: [
      ("VARCHAR", EngineColumn.Kind.text), ("character varying(20)", .text), ("character(3)", .text),
      ("ENUM('a', 'b')", .text), ("string", .text), ("uuid", .text), ("bigint", .integer), ("HUGEINT", .integer),
      ("DECIMAL(18,2)", .decimal(scale: 2)), ("numeric(12,0)", .decimal(scale: 0)), ("numeric", .decimal(scale: nil)),
      ("decimal(10,4)", .decimal(scale: 4)), ("DOUBLE", .float), ("double precision", .float), ("real", .float),
      ("boolean", .boolean), ("DATE", .date), ("timestamp without time zone", .timestamp),
      ("TIMESTAMP WITH TIME ZONE", .timestamp), ("timestamp_ntz", .timestamp), ("INTEGER[]", .other),
      ("STRUCT(a INTEGER)", .other), ("array<string>", .other), ("bytea", .other), ("interval", .other),
    ])
  func kinds(name: String, kind: EngineColumn.Kind) {
    #expect(EngineColumn(name: "c", type: name).kind == kind)
  }

  @Test("money is read from exact numbers and from text, and a float is refused with a cast that is exact")
  func money() throws {
    for type in ["integer", "numeric(18,4)", "numeric", "text"] {
      #expect(EngineColumn(name: "costs", type: type).obstacle(to: .money) == nil)
    }
    let refused = try #require(EngineColumn(name: "costs", type: "double precision").obstacle(to: .money))
    #expect(refused.why == "a binary floating-point number holds no exact amount")
    #expect(refused.remedy == "have the engine read a view that says CAST(costs AS DECIMAL(18, 2))")
    #expect(EngineColumn(name: "costs", type: "date").obstacle(to: .money) != nil)
  }

  @Test("a point in time is no day, a number with decimals no whole number, and a list nothing at all")
  func losses() throws {
    let time = try #require(EngineColumn(name: "at", type: "timestamp").obstacle(to: .date))
    #expect(time.why == "the time of day would be lost" && time.remedy.hasSuffix("CAST(at AS DATE)"))
    #expect(EngineColumn(name: "n", type: "numeric(9,2)").obstacle(to: .integer) != nil)
    #expect(EngineColumn(name: "n", type: "numeric(9,0)").obstacle(to: .integer) == nil)
    #expect(EngineColumn(name: "l", type: "INTEGER[]").obstacle(to: .text) != nil)
    #expect(EngineColumn(name: "w", type: "real").obstacle(to: .number) == nil)
    #expect(EngineColumn(name: "w", type: "real").obstacle(to: .text) != nil)
  }

  @Test("what is typed is read as the engine writes it, and text as the pipeline says")
  func formats() {
    var format = ColumnFormat(name: "c", header: "c", type: .money)
    format.fields.decimal = UInt8(ascii: ",")
    format.fields.thousands = UInt8(ascii: ".")
    #expect(EngineColumn(name: "c", type: "text").format(format) == format)
    let typed = EngineColumn(name: "c", type: "numeric(9,2)").format(format)
    #expect(typed.fields.decimal == UInt8(ascii: ".") && typed.fields.thousands == nil)
  }

  @Test(
    "a name is taken apart at its points, and quotes keep one",
    arguments: [
      ("a", ["a"]), ("register.a", ["register", "a"]), ("d.s.t", ["d", "s", "t"]), ("\"a.b\".c", ["a.b", "c"]),
      ("\"say \"\"no\"\"\"", ["say \"no\""]), ("a b; DROP", ["a b; DROP"]), ("a.", nil), (".a", nil), ("", nil),
      ("a..b", nil), ("\"a", nil), ("\"a\"b", nil), ("a\"b", nil), ("a.b.c.d", nil), ("a\nb", nil),
    ])
  func names(text: String, parts: [String]?) { #expect(EngineRelation.parts(of: text) == parts) }

  @Test("a name of somebody else's cannot end its quotes", arguments: SQLDialect.allCases)
  func quoted(_ dialect: SQLDialect) {
    let quote: Character = dialect == .spark ? "`" : "\""
    for name in ["a", "a\"b", "a`b", "\"; DROP TABLE x; --", String(repeating: "long", count: 40)] {
      let written = dialect.exact(name)
      #expect(TokenReader(dialect: dialect).content(written, quote: quote.unicodeScalars.first!) == name)
    }
  }
}
