import PeilDiagnostics
import PeilTable

extension ColumnFormat {
  /// What a word of this column should have looked like, for a message; nil where the reason says it all.
  func expectation(for reason: FieldProblem.Reason) -> String? {
    switch reason {
    case .notANumber, .wrongGrouping: signs
    case .tooManyDecimals: type.scale.map { "at most \($0) after the decimal sign" }
    case .overflow: type.scale.map { "the largest is \(Self.largest(scale: $0))" }
    case .notADate: "declared is " + fields.dates.map { "'\($0)'" }.joined(separator: " or ")
    case .unknownWord: words.isEmpty ? nil : "declared are " + listed(words.map { "'\($0.raw)'" })
    case .outOfBounds: constraints.map(\.bounds)
    case .otherPattern: constraints?.pattern.map { "declared is \($0)" }
    case .otherLength: constraints.map(\.lengths)
    case .missingValue, .noSuchDay, .badIdentifier, .leadingZeroLost, .missingOutcome: nil
    }
  }

  /// The largest value of 64 bits, so many digits of which are decimals.
  private static func largest(scale: Int) -> String {
    let digits = String(Int64.max)
    return scale == 0 ? digits : "\(digits.dropLast(scale)).\(digits.suffix(scale))"
  }

  private var signs: String {
    let decimal = "declared are decimal '\(Character(Unicode.Scalar(fields.decimal)))'"
    guard let thousands = fields.thousands else { return decimal + " and no thousands sign" }
    return decimal + " and thousands '\(Character(Unicode.Scalar(thousands)))'"
  }
}

extension ColumnConstraints {
  /// The bounds in words.
  fileprivate var bounds: String {
    let parts = [
      minimum.map { "at least \($0)" }, above.map { "above \($0)" }, maximum.map { "at most \($0)" },
      below.map { "below \($0)" },
    ]
    return "declared is " + parts.compactMap(\.self).joined(separator: " and ")
  }

  /// The lengths in words.
  fileprivate var lengths: String {
    let parts = [minimumLength.map { "at least \($0)" }, maximumLength.map { "at most \($0)" }]
    return "declared are " + parts.compactMap(\.self).joined(separator: " and ") + " characters"
  }
}
