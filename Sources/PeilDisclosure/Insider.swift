/// A contributor who knows some hidden figures because it alone is behind them, and could work out others with that.
public struct Insider: Hashable, Sendable {
  /// The variables to which it is the only contributor.
  public let variables: Set<Int>

  /// Describes an insider.
  public init(variables: Set<Int>) { self.variables = variables }

  /// One insider for each holding, by the figures to which it alone contributes: a variable with its one contributor's name.
  ///
  /// Those without a holding's name are insiders of that figure alone.
  public static func all(_ singletons: [(variable: Int, holding: String?)]) -> [Insider] {
    var byHolding: [String: Set<Int>] = [:]
    var alone: [Set<Int>] = []
    for (variable, holding) in singletons {
      if let holding { byHolding[holding, default: []].insert(variable) } else { alone.append([variable]) }
    }
    return (Array(byHolding.values) + alone).map(Insider.init).sorted {
      $0.variables.sorted().lexicographicallyPrecedes($1.variables.sorted())
    }
  }
}
