import PeilSampleData
import Testing

/// The tender as counted from the bytes of its files.
struct TenderFixture {
  let applications: [[String: String]]
  let decisions: [[String: String]]
  let participants: [[String: String]]
  let assessments: [[String: String]]
  let projects: [[String: String]]
  let budgets: [[String: String]]

  init() throws {
    let files = ExampleFile.all
    func rows(_ name: String) throws -> [[String: String]] {
      SplitTable(try #require(files.first { $0.path == "mkbidee-2020/\(name).csv" }).bytes).rows
    }
    applications = try rows("aanvragen")
    decisions = try rows("besluiten")
    participants = try rows("deelnemers")
    assessments = try rows("beoordelingen")
    projects = try rows("projecten")
    budgets = try rows("budgetten")
  }

  /// Every application once, the doubled line left out.
  var distinctApplications: [[String: String]] {
    var seen: Set<String> = []
    return applications.filter { seen.insert($0.field("Aanvraagnummer")).inserted }
  }

  /// The decision on each application.
  var decisionByApplication: [String: [String: String]] {
    Dictionary(decisions.map { ($0.field("Aanvraagnummer"), $0) }) { first, _ in first }
  }

  var participantsByApplication: [String: [[String: String]]] {
    Dictionary(grouping: participants) { $0.field("Aanvraagnummer") }
  }

  var scoreByApplication: [String: [String: String]] {
    Dictionary(assessments.map { ($0.field("Aanvraagnummer"), $0) }) { first, _ in first }
  }

  /// The granted applications of a budget, with their decision's fields beside their own.
  func granted(_ budget: String) -> [[String: String]] {
    let decided = decisionByApplication
    return distinctApplications.compactMap { application in
      guard let decision = decided[application.field("Aanvraagnummer")],
        decision["Besluit"] == "Toegekend", decision["Budget"] == budget
      else { return nil }
      return application.merging(decision) { first, _ in first }
    }
  }
}
