/// Which figures of a release are hidden.
public struct SuppressionPattern: Hashable, Sendable {
  /// By variable of the system: whether it is hidden.
  ///
  /// Primary and unpublished figures always are.
  public private(set) var isSuppressed: [Bool]

  /// The pattern in which only those figures are hidden that always are.
  public init(primariesOf system: DisclosureSystem) {
    isSuppressed = system.variables.map(\.isAlwaysHidden)
  }

  /// The pattern in which these are hidden as well.
  public init(_ suppressed: some Sequence<Int>, in system: DisclosureSystem) {
    self.init(primariesOf: system)
    suppressed.forEach { isSuppressed[$0] = true }
  }

  /// The pattern in which these and no others are hidden, besides what is shown nowhere: as it is found in a release.
  init(shown hidden: some Sequence<Int>, of system: DisclosureSystem) {
    isSuppressed = system.variables.map(\.isUnpublished)
    hidden.forEach { isSuppressed[$0] = true }
  }

  /// The hidden figures, by variable.
  public var suppressed: [Int] { isSuppressed.indices.filter { isSuppressed[$0] } }

  /// The figures that are hidden to protect others, by variable.
  public func secondary(in system: DisclosureSystem) -> [Int] {
    suppressed.filter { !system.variables[$0].isAlwaysHidden }
  }

  /// What it costs: the weights of all hidden figures that are shown somewhere or could be, the primary ones too.
  public func cost(in system: DisclosureSystem) -> Int {
    suppressed.reduce(0) { sum, index in
      system.variables[index].isUnpublished ? sum : sum.addingCapped(system.variables[index].weight)
    }
  }

  /// Hides a figure.
  public mutating func suppress(_ variable: Int) { isSuppressed[variable] = true }

  /// Shows a figure again.
  mutating func publish(_ variable: Int) { isSuppressed[variable] = false }
}
