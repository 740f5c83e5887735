import PeilDiagnostics
public import PeilValues

extension BindingContext {
  /// A whole number of at least `least`; anything else is reported.
  public func integer(_ setting: Setting, atLeast least: Int) -> Int? {
    guard let text = text(setting) else { return nil }
    if let value = ExactDecimal(parsing: text.text), value.scale == 0, let integer = Int(exactly: value.unscaled),
      integer >= least
    {
      return integer
    }
    report(
      .error("not-in-bounds", "'\(text.text)' is not a whole number of at least \(least)", at: text.span))
    return nil
  }

  /// A share above 0 and up to 1, written as `10%` or `0.1`; anything else is reported.
  public func share(_ setting: Setting) -> Rational? {
    guard let text = text(setting) else { return nil }
    let isPercentage = text.text.hasSuffix("%")
    if let value = ExactDecimal(parsing: isPercentage ? text.text.dropLast() : text.text[...]),
      let share = try? Rational(value).dividing(by: Rational(isPercentage ? 100 : 1)),
      .zero < share, share <= .one
    {
      return share
    }
    report(
      .error(
        "not-a-share", "'\(text.text)' is not a share above 0 and up to 1", at: text.span, label: "write 10% or 0.1"))
    return nil
  }
}
