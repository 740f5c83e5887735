import PeilValues
import Testing

@Suite("Days")
struct DaysTests {
  @Test("add, subtract, turn and compare")
  func calculates() throws {
    let quarter = Days(count: 91)
    let week = Days(count: 7)
    #expect(try quarter.adding(week).count == 98)
    #expect(try week.subtracting(quarter).description == "-84")
    #expect(try week.negated() < week)
  }

  @Test("report an overflow")
  func overflows() {
    #expect(throws: ArithmeticOverflow(.addition, of: .days)) { try Days(count: .max).adding(Days(count: 1)) }
    #expect(throws: ArithmeticOverflow(.subtraction, of: .days)) { try Days(count: .min).subtracting(Days(count: 1)) }
    #expect(throws: ArithmeticOverflow(.negation, of: .days)) { try Days(count: .min).negated() }
  }
}
