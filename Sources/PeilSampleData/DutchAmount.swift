/// How an amount in cents is written in a Dutch export.
enum DutchAmount {
  /// `1234,56`.
  case plain
  /// `1.234,56`.
  case grouped
  /// `€ 1.234,56`.
  case euroSign
  /// `EUR 1.234,56`.
  case euroWord
  /// `1234.56`, as a script writes it.
  case pointed

  func text(_ cents: Int) -> String {
    let (euros, rest) = cents.quotientAndRemainder(dividingBy: 100)
    let decimals = rest < 10 ? "0\(rest)" : "\(rest)"
    return switch self {
    case .plain: "\(euros),\(decimals)"
    case .grouped: "\(Self.grouped(euros)),\(decimals)"
    case .euroSign: "€ \(Self.grouped(euros)),\(decimals)"
    case .euroWord: "EUR \(Self.grouped(euros)),\(decimals)"
    case .pointed: "\(euros).\(decimals)"
    }
  }

  private static func grouped(_ euros: Int) -> String {
    var digits = Array(String(euros))
    for place in stride(from: digits.count - 3, to: 0, by: -3) {
      digits.insert(".", at: place)
    }
    return String(digits)
  }
}
