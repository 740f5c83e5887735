/// A contributor who knows some hidden figures because it alone is behind them, and could work out others with that.
public struct Insider: Hashable, Sendable {
  /// The variables to which it is the only contributor.
  public let variables: Set<Int>

  /// The variables to which it contributes with others; nil where that is not known.
  public let mingled: Set<Int>?

  /// Describes an insider.
  public init(variables: Set<Int>, mingled: Set<Int>? = nil) {
    self.variables = variables
    self.mingled = mingled
  }

  /// How well a figure must be protected from it: as well as from anybody.
  ///
  /// Of a figure that has its own contribution in it the levels are made for that contribution; such a figure it may not know
  /// exactly, and the same is asked where nobody knows whether it contributes.
  public func levels(of variable: Int, in system: DisclosureSystem) -> ProtectionLevels {
    mingled.map { $0.contains(variable) } ?? true ? .inexact : system.variables[variable].levels
  }

  /// One insider for each holding, by the figures to which it alone contributes: a variable with its one contributor's name.
  ///
  /// Those without a holding's name are insiders of that figure alone. `contributing` has by holding all variables to which it
  /// contributes, where that is known.
  public static func all(
    _ singletons: [(variable: Int, holding: String?)], contributing: [String: Set<Int>]? = nil
  ) -> [Insider] {
    var byHolding: [String: Set<Int>] = [:]
    var alone: [Set<Int>] = []
    for (variable, holding) in singletons {
      if let holding { byHolding[holding, default: []].insert(variable) } else { alone.append([variable]) }
    }
    let named = byHolding.map { holding, variables in
      Insider(variables: variables, mingled: contributing.map { ($0[holding] ?? []).subtracting(variables) })
    }
    return (named + alone.map { Insider(variables: $0) }).sorted {
      $0.variables.sorted().lexicographicallyPrecedes($1.variables.sorted())
    }
  }
}
