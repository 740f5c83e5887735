/// The divisions of the Dutch Standard Industrial Classification SBI 2008: the first two digits of every code.
///
/// NACE Rev. 2 has 05 and 07 besides, which the SBI leaves out (CBS, SBI 2008, version 2018).
enum IndustryDivisions {
  /// Whether a division exists.
  static func contains(_ tens: UInt8, _ units: UInt8) -> Bool {
    let number = Int(tens &- UInt8(ascii: "0")) * 10 + Int(units &- UInt8(ascii: "0"))
    return (0...99).contains(number) && exists[number]
  }

  private static let exists: [Bool] = {
    var exists = [Bool](repeating: false, count: 100)
    let ranges = [
      1...3, 6...6, 8...33, 35...39, 41...43, 45...47, 49...53, 55...56, 58...66, 68...75, 77...82, 84...88, 90...99,
    ]
    for number in ranges.joined() { exists[number] = true }
    return exists
  }()
}
