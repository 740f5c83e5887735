public import PeilValues

/// How a language writes numbers, amounts, shares and dates.
///
/// Every number is rounded once, from its exact value; a half goes away from zero unless another mode is asked for. What
/// rounds to nought has no minus.
public struct NumberStyle: Hashable, Sendable {
  /// The language.
  public let language: Language

  /// Where a half goes.
  public let rounding: RoundingMode

  /// The style of a language.
  public init(_ language: Language, rounding: RoundingMode = .halfAwayFromZero) {
    self.language = language
    self.rounding = rounding
  }

  /// How many decimals a number is shown with; asking for more gives these.
  public static let decimals = 0...16

  private var decimalSign: String { language == .dutch ? "," : "." }

  /// A whole number in groups of three: `1.234` or `1,234`.
  public func count(_ count: Int) -> String { number(Rational(Int128(count)), decimals: 0) }

  /// A number with so many decimals: `1.234,56` or `1,234.56`.
  public func number(_ value: Rational, decimals: Int) -> String {
    let (sign, digits) = signAndDigits(value, decimals: decimals)
    return sign + digits
  }

  /// A share as a percentage with so many decimals: `26,6%` or `26.6%`.
  ///
  /// A share whose percentage has more than 38 digits is written as the number it is.
  public func percentage(_ share: Rational, decimals: Int) -> String {
    guard let (sign, digits) = rounded(share, decimals: decimals, hundredfold: true) else {
      return number(share, decimals: decimals)
    }
    return sign + digits + "%"
  }

  /// An amount in euro with so many decimals: `€ 9.943.702` or `€9,943,702`; the minus is `€ −5` or `−€5`.
  public func euro(_ amount: Rational, decimals: Int) -> String {
    let (sign, digits) = signAndDigits(amount, decimals: decimals)
    return language == .dutch ? "€ " + sign + digits : sign + "€" + digits
  }

  /// An amount in euro as it stands in running text: `1.234.567 euro`.
  public func euroInText(_ amount: Rational, decimals: Int) -> String { number(amount, decimals: decimals) + " euro" }

  /// A round number as an axis shows it: `500`, `2.500`, `1,5 mln.`, `3 mld.`; exact, with no more decimals than it needs.
  public func short(_ value: Rational) -> String {
    let steps: [(size: Int128, dutch: String, english: String)] = [
      (1_000_000_000, " mld.", "bn"), (1_000_000, " mln.", "m"),
    ]
    for step in steps where value >= Rational(step.size) || value <= Rational(-step.size) {
      guard let scaled = try? value.dividing(by: Rational(step.size)) else { continue }
      return fewestDecimals(scaled) + (language == .dutch ? step.dutch : step.english)
    }
    return fewestDecimals(value)
  }

  private func fewestDecimals(_ value: Rational) -> String {
    let places = (0...6).first { places in
      guard let rounded = try? value.rounded(toScale: places, mode: .halfAwayFromZero) else { return false }
      return Rational(rounded) == value
    }
    return number(value, decimals: places ?? 6)
  }

  /// A day: `20 oktober 2020` or `20 October 2020`.
  public func date(_ date: CalendarDate) -> String {
    let (year, month, day) = date.parts
    let months = language == .dutch ? Self.dutchMonths : Self.englishMonths
    return "\(day) \(months[month - 1]) \(year)"
  }

  private func signAndDigits(_ value: Rational, decimals: Int) -> (sign: String, digits: String) {
    rounded(value, decimals: decimals) ?? scientific(value)
  }

  /// The rounded magnitude, or nil beyond 38 digits; a hundredfold by moving the point, which adds no rounding.
  private func rounded(
    _ value: Rational, decimals: Int, hundredfold: Bool = false
  ) -> (sign: String, digits: String)? {
    let places = min(max(decimals, Self.decimals.lowerBound), Self.decimals.upperBound)
    let scale = hundredfold ? places + 2 : places
    guard let rounded = try? value.rounded(toScale: scale, mode: rounding) else { return nil }
    return (rounded.unscaled < 0 ? Self.minus : "", digits(of: rounded.unscaled.magnitude, places: places))
  }

  /// The digits of a number of which so many stand behind the sign of decimals, the others in groups of three.
  private func digits(of number: UInt128, places: Int) -> String {
    var text = UInt64(exactly: number).map { String($0) } ?? String(number)
    let (group, decimal) =
      language == .dutch ? (UInt8(ascii: "."), UInt8(ascii: ",")) : (UInt8(ascii: ","), UInt8(ascii: "."))
    return text.withUTF8 { known in
      let padding = max(0, places + 1 - known.count)
      let count = known.count + padding
      let whole = count - places
      return String(unsafeUninitializedCapacity: count + (whole - 1) / 3 + 1) { written in
        var end = 0
        func write(_ byte: UInt8) {
          written[end] = byte
          end += 1
        }
        for place in 0..<count {
          if place == whole { write(decimal) }
          if place > 0, place < whole, (whole - place).isMultiple(of: 3) { write(group) }
          write(place < padding ? UInt8(ascii: "0") : known[place - padding])
        }
        return end
      }
    }
  }

  /// For numbers beyond 38 digits: twelve of them and an exponent.
  private func scientific(_ value: Rational) -> (sign: String, digits: String) {
    let text = value.significantDigits(12, mode: .halfAwayFromZero)
    let digits = text.map { $0 == "." ? decimalSign : String($0) }.joined()
    return value.sign < 0 ? (Self.minus, String(digits.dropFirst())) : ("", digits)
  }

  /// The minus sign, U+2212.
  private static let minus = "\u{2212}"
  private static let dutchMonths = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
  ]
  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
