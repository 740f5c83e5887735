internal import PeilCore
internal import PeilDiagnostics

/// What stands beside a rate: the interval of a method, or none because the register is whole.
struct RateInterval {
  let method: IntervalMethod?

  static let none = RateInterval(method: nil)
}

extension BindingContext {
  /// The interval that reading and option ask for; an open reading, and an interval of a census, are reported.
  func rateInterval(of kind: String, in setting: Setting) -> RateInterval? {
    guard let reading = rateReading(of: kind, at: setting.span) else { return nil }
    guard let written = setting["interval"] else {
      return reading == .process ? RateInterval(method: .wilson) : RateInterval.none
    }
    guard let method = word(written, as: IntervalMethod.self) else { return nil }
    guard reading == .census, !method.suitsCensus else { return RateInterval(method: method) }
    report(
      .error(
        "interval-of-census", "`interval: \(method.rawValue)` has no meaning with `reading: census`", at: written.span,
        details: [
          "the register is whole: its rate has no sampling error",
          "leave `interval` away, or write `reading: process` if the call is one draw of a process",
        ]))
    return nil
  }
}
