/// A release that the attacker could not break: what is hidden, why, and what is left to know of it.
public struct ProtectedRelease: Hashable, Sendable {
  /// The figures and relations that were protected.
  public let system: DisclosureSystem
  /// What is hidden.
  public let pattern: SuppressionPattern
  /// How the secondary suppressions were chosen.
  public let method: SuppressionMethod
  /// What an attacker can know of every hidden figure.
  public let audit: AttackReport
  /// How many figures were hidden in addition because the audit of the first choice failed.
  public let repairs: Int
  /// What no choice can cost less than; nil when the method cannot tell.
  public let lowerBound: Int?
  /// Whether the exact method ran out of time, so that the result is the heuristic's.
  public let endedEarly: Bool

  /// The cost of what is hidden.
  public var cost: Int { pattern.cost(in: system) }

  /// How far the cost may lie above the cheapest, as a part of it: nought when it is the cheapest; nil when unknown.
  public var gap: Double? {
    guard let lowerBound else { return nil }
    if cost <= lowerBound { return 0 }
    return Double(cost - lowerBound) / Double(cost)
  }

  /// The protected figures that would no longer be safe if this hidden one were shown: what it is hidden for.
  ///
  /// Empty for a figure that is not hidden. Throws `outOfRange` as the attacker does.
  public func figuresProtected(by variable: Int) throws(SuppressionError) -> [Int] {
    guard pattern.isSuppressed[variable] else { return [] }
    return try figuresProtected(by: [variable])[variable] ?? []
  }

  /// By each of these hidden figures the protected ones that would no longer be safe if it alone were shown.
  ///
  /// Throws `outOfRange` as the attacker does.
  public func figuresProtected(by hidden: [Int]) throws(SuppressionError) -> [Int: [Int]] {
    do throws(ExactTableau.OutOfRange) {
      var unsafe: [Int: [Int]] = [:]
      for component in try HiddenComponent.all(of: pattern.suppressed, in: system) {
        let wanted = component.variables.filter(hidden.contains)
        guard !wanted.isEmpty else { continue }
        var component = component
        // What moves along when a figure goes as far as is asked; what does not is not needed for it.
        var needs: [(figure: Int, moved: Set<Int>?)] = []
        for other in component.variables where !system.variables[other].levels.isNone {
          needs.append((other, try component.movement(protecting: other, system.variables[other].levels)))
        }
        for variable in wanted {
          let range = component.range(of: variable)
          component.setRange(of: variable, lower: 0, upper: 0)
          for need in needs where need.figure != variable && need.moved?.contains(variable) ?? true {
            let levels = system.variables[need.figure].levels
            if try component.movement(protecting: need.figure, levels) == nil {
              unsafe[variable, default: []].append(need.figure)
            }
          }
          component.setRange(of: variable, lower: range.lower, upper: range.upper)
        }
      }
      return unsafe
    } catch {
      throw SuppressionError(.outOfRange)
    }
  }

  /// Why a figure is hidden; nil when it is published.
  public func suppression(of variable: Int) -> SuppressionReason? {
    guard pattern.isSuppressed[variable] else { return nil }
    switch system.variables[variable].role {
    case .primary: return .ownRule
    case .unpublished: return nil
    case .open, .published: return .protectionOfAnother
    }
  }
}

/// The class of reason for which a figure is hidden.
public enum SuppressionReason: String, Hashable, Sendable {
  /// A rule hit the figure itself.
  case ownRule = "suppressed-own"
  /// The figure would give another away.
  case protectionOfAnother = "suppressed-other"
}
