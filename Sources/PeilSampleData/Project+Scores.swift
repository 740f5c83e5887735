/// The assessment: five criteria of equal weight, each from 1,0 to 10,0.
extension Project {
  /// In tenths of a point: below it an application is refused on substance.
  static let minimumScore = 275

  /// In tenths of a point: the total from which a compartment's money lasted.
  private static func lowestGranted(_ compartment: Compartment) -> Int {
    compartment == .small ? 372 : 351
  }

  /// Gives every assessed application its scores, so that the ranking explains the outcome.
  ///
  /// The first in the list that was refused on the ceiling of the medium compartment comes right below the line.
  static func assess(_ projects: inout [Project], _ random: inout SplitMix64) {
    var leads = true
    for index in projects.indices where projects[index].outcome.isAssessed {
      let lowest = lowestGranted(projects[index].compartment)
      let total: Int
      switch projects[index].outcome {
      case .granted: total = lowest + min(random.below(85), random.below(95))
      case .refusedOnCeiling where projects[index].compartment == .medium && leads:
        total = lowest - 1
        leads = false
      case .refusedOnCeiling: total = random.between(minimumScore, lowest - 3)
      default: total = random.between(175, minimumScore - 1)
      }
      projects[index].scores = criteria(adding: total, &random)
    }
  }

  private static func criteria(adding total: Int, _ random: inout SplitMix64) -> [Int] {
    let scores = Vocabulary.criteria.map { _ in min(max(total / 5 + random.between(-12, 12), 10), 100) }
    return Apportionment.fit(scores, to: total, within: scores.map { _ in 10...100 })
  }
}
