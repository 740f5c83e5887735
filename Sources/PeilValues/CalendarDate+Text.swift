extension CalendarDate: CustomStringConvertible {
  /// Reads `yyyy-MM-dd` with exactly these digits; nil for any other text and for days the calendar lacks.
  public init?(iso text: some StringProtocol) {
    var parts = (year: 0, month: 0, day: 0)
    var index = 0
    for byte in text.utf8 {
      if index == 4 || index == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard index < 10, UInt8(ascii: "0") <= byte, byte <= UInt8(ascii: "9") else { return nil }
        let digit = Int(byte - UInt8(ascii: "0"))
        switch index {
        case 0..<4: parts.year = parts.year * 10 + digit
        case 4..<7: parts.month = parts.month * 10 + digit
        default: parts.day = parts.day * 10 + digit
        }
      }
      index += 1
    }
    guard index == 10 else { return nil }
    self.init(year: parts.year, month: parts.month, day: parts.day)
  }

  /// The date as `yyyy-MM-dd`.
  public var description: String {
    let (year, month, day) = parts
    let zero = UInt8(ascii: "0")
    func digit(_ value: Int) -> UInt8 { zero + UInt8(truncatingIfNeeded: value % 10) }
    let dash = UInt8(ascii: "-")
    return String(
      decoding: [
        digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), dash,
        digit(month / 10), digit(month), dash, digit(day / 10), digit(day),
      ], as: UTF8.self)
  }
}
