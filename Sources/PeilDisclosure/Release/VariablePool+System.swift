import PeilCore

extension VariablePool {
  /// The system an attacker has before him.
  ///
  /// A release says of a hidden figure whether its own rule hit it, and how many contributors the rule asks; the attacker
  /// therefore knows that a number hidden by its own rule is at least one, where a figure tells of that number alone, and one
  /// hidden for another at least the minimum.
  /// Where the rule on frequency alone hit, he may take it that there are fewer contributors than the minimum, and where nobody
  /// has more rows than so many, that bounds the number from above.
  func system(_ settings: DisclosureSettings) throws(DisclosureSystemError) -> DisclosureSystem {
    try DisclosureSystem(variables: variables.map { systemVariable($0, settings) }, relations: relations)
  }

  private func systemVariable(_ variable: Variable, _ settings: DisclosureSettings) -> SystemVariable {
    let role = role(of: variable)
    return SystemVariable(
      value: variable.value, bounds: bounds(of: variable, role, settings), weight: weight(of: variable, settings),
      role: role, cells: variable.cells)
  }

  private func role(of variable: Variable) -> SystemVariable.Role {
    let levels = variable.isPublic ? nil : variable.finding?.levels
    guard variable.isShown else { return .unpublished(levels ?? .none) }
    if variable.isPublic { return .published }
    if let levels { return .primary(levels) }
    return variable.isShownZero ? .published : .open
  }

  private func bounds(
    of variable: Variable, _ role: SystemVariable.Role, _ settings: DisclosureSettings
  ) -> KnownBounds {
    guard kind == .count else { return variable.bounds }
    let secret = variable.value - variable.knownPart
    switch role {
    case .primary where secret > 0 && variable.isUntold && settings.zeros == .public:
      return KnownBounds(lower: variable.knownPart + 1, upper: nil)
    case .primary where secret > 0 && variable.isToldOwn:
      return KnownBounds(lower: variable.knownPart + 1, upper: most(of: variable, settings))
    case .open where secret >= settings.minimum:
      return KnownBounds(lower: variable.knownPart + settings.minimum, upper: nil)
    case .open, .primary: return KnownBounds(lower: variable.knownPart, upper: nil)
    case .published, .unpublished: return variable.bounds
    }
  }

  /// The most that a number of too few contributors can be; nil where another rule may have hit it.
  private func most(of variable: Variable, _ settings: DisclosureSettings) -> Int? {
    guard let most = variable.mostOfOne, variable.finding?.rules == [.frequency], settings.zeros == .public else {
      return nil
    }
    let limit = variable.knownPart.addingCapped((settings.minimum - 1).multipliedCapped(by: most))
    return limit >= variable.value ? limit : nil
  }

  /// What it costs to hide a figure; a figure of nought costs something too.
  private func weight(of variable: Variable, _ settings: DisclosureSettings) -> Int {
    let size = Int(clamping: variable.value.magnitude)
    switch settings.weight {
    case .unit: return 1
    case .value: return size.addingCapped(1)
    // The number of binary digits: a logarithm in whole numbers.
    case .logarithm: return 1 + (Int.bitWidth - size.leadingZeroBitCount)
    }
  }
}
