public import PeilCore

extension DisclosureControl {
  /// The control a pipeline asks for; `solver` is used wherever the method is not the heuristic alone.
  public init(_ settings: DisclosureSettings, solver: any IntegerSolver) {
    switch settings.method {
    case .automatic: self.init(solver: solver)
    case .exact: self.init(exactLimit: .max, solver: solver, seconds: 3_600)
    case .heuristic: self.init(solver: nil)
    }
  }
}
