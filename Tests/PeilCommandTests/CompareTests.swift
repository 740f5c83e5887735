import Foundation
import Testing

/// What a comparison of groups is told that cannot be made.
@Suite struct CompareMessageTests {
  private static func pipeline(_ compare: String) -> String {
    """
    peil: 1
    language: en
    reading: census
    as-of: 2021-01-01
    unit: {key: nr}
    sources:
      s:
        file: a.csv
        key: nr
        columns:
          nr: {type: text}
          sector: {type: category, values: [care, trade]}
          size: {type: category, values: [small, large]}
          outcome: {type: outcome, values: [granted, refused]}
          granted: {type: money, amount: granted}
    tables:
      t:
        from: s
        rows: sector
        measures:
          rate: {approval-rate: {outcome: outcome, definition: decided}}
          total: {sum: granted}
        compare: \(compare)

    """
  }

  @Test(
    "each mistake has its own message, with what is there",
    arguments: [
      (
        "{measure: rat, groups: sector, reference: care}",
        ["no measure 'rat' in this table", "did you mean 'rate'?", "measures here: rate, total"]
      ),
      (
        "{measure: total, groups: sector, reference: care}",
        [
          "'total' is no rate of counts, and only those are compared",
          "name an `approval-rate` that weighs applications",
        ]
      ),
      (
        "{measure: rate, groups: sector, reference: care, adjust-for: [sector]}",
        ["'sector' makes the groups and cannot make the strata too"]
      ),
      ("{measure: rate, groups: sector, reference: cars}", ["'cars'", "care"]),
      ("{measure: rate, groups: sectr, reference: care}", ["no column 'sectr'", "did you mean 'sector'?"]),
    ])
  func mistakes(_ compare: String, _ words: [String]) throws {
    let place = try Workplace()
    try place.write(Self.pipeline(compare), to: "p.yaml")
    try place.write("nr,sector,size,outcome,granted\n1,care,small,granted,1.00\n", to: "a.csv")
    let check = try Command.run(["check", "p.yaml"], in: place.folder)
    #expect(check.status == 64)
    for word in words { #expect(check.error.contains(word), "\(check.error)") }
  }

  /// Counted by hand: of 20 small ones of care 18 are granted, of 80 large ones 24; of 80 small ones of trade 64, of 20 large
  /// ones 4: within both sizes care is ahead, all together it is behind (42 of 100 against 68).
  @Test("a picture that turns around within strata cannot be published without its comparison, unless that is said")
  func reversal() throws {
    let place = try Workplace()
    var rows = "nr,sector,size,outcome,granted\n"
    var number = 0
    func add(_ sector: String, _ size: String, _ granted: Int, _ all: Int) {
      for place in 0..<all {
        number += 1
        rows += "\(number),\(sector),\(size),\(place < granted ? "granted" : "refused"),1.00\n"
      }
    }
    add("care", "small", 18, 20)
    add("care", "large", 24, 80)
    add("trade", "small", 64, 80)
    add("trade", "large", 4, 20)
    try place.write(rows, to: "a.csv")
    try place.write(
      Self.pipeline("{measure: rate, groups: sector, reference: trade, adjust-for: size}"), to: "p.yaml")
    let run = try Command.run(["run", "p.yaml", "--quiet"], in: place.folder)
    #expect(run.status == 0, "\(run.error)")
    let compared = try #require(place.read("out/p/tables/t_compared.csv"))
    #expect(compared.contains("care,,simpson,"), "\(compared)")
    #expect(compared.split(separator: "\n").contains { $0.hasPrefix("care,,difference,-0.26,") }, "\(compared)")
  }
}
