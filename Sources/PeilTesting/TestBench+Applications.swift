import Foundation

extension TestBench {
  /// Applications and the decisions on them, made up: with values that are missing, text between quotes, ends of lines
  /// within a field, and letters beyond ASCII.
  ///
  /// `applications`: `application` (key), `firm`, `sector` (construction, care, trade), `submitted`, `costs` and
  /// `requested` (money), `learners`, `bottlenecks` (a set of money, time, knowledge), `remark`. `decisions`: `application`
  /// (key), `outcome`, `granted` (money). `reading` is census and `unit` the application.
  public static let applications = TestBench(
    sources: sourcesOfApplications,
    files: [
      File(
        path: "applications.csv", contents: Data(applicationLines.joined(separator: "\n").utf8 + [10]), delimiter: ";",
        kept: ["Number"]),
      File(
        path: "decisions.csv", contents: Data(decisionLines.joined(separator: "\n").utf8 + [10]), delimiter: ";",
        kept: ["Number", "Decision"]),
    ])

  private static let sourcesOfApplications = """
    reading: census
    unit: {key: application}
    sources:
      applications:
        file: applications.csv
        format: {delimiter: ";", decimal: ",", thousands: ".", dates: d-M-yyyy, missing: [""]}
        key: application
        columns:
          application: {from: Number, type: text}
          firm: {from: Firm, type: text}
          sector: {from: Sector, type: category, values: {Construction: construction, Care: care, Trade: trade}}
          submitted: {from: Submitted, type: date}
          costs: {from: Costs, type: money, amount: project-costs}
          requested: {from: Requested, type: money, amount: requested}
          learners: {from: Learners, type: integer}
          bottlenecks: {from: Bottlenecks, type: set, separator: "|", values: {Money: money, Time: time, Knowledge: knowledge}}
          remark: {from: Remark, type: text}
      decisions:
        file: decisions.csv
        format: {delimiter: ";", decimal: ",", thousands: ".", missing: [""]}
        key: application
        columns:
          application: {from: Number, type: text}
          outcome: {from: Decision, type: outcome, values: {Granted: granted, Refused: refused, Withdrawn: withdrawn}}
          granted: {from: Granted, type: money, amount: granted}
    """

  private static let count = 120

  private static let applicationLines: [String] =
    ["Number;Firm;Sector;Submitted;Costs;Requested;Learners;Bottlenecks;Remark"]
    + (1...count).map { number in
      let sectors = ["Construction", "Care", "Trade", "Care", ""]
      let bottlenecks = ["Money", "Time|Money", "Knowledge", "", "Knowledge|Time|Money", "Time"]
      let remarks = ["", "\"said \"\"no\"\"; twice\"", "\"two\nlines\"", "Fryslân, € 5", "plain"]
      let costs = number * 7_919 % 40_000 + 1_000
      return [
        "A\(number)", "F\(number * 31 % 47)", sectors[number * 7 % sectors.count],
        "\(number % 28 + 1)-\(number % 12 + 1)-2020", number.isMultiple(of: 11) ? "" : amount(costs),
        number.isMultiple(of: 17) ? "" : amount(costs * 4 / 5), number.isMultiple(of: 9) ? "" : "\(number * 13 % 25)",
        bottlenecks[number * 5 % bottlenecks.count], remarks[number % remarks.count],
      ].joined(separator: ";")
    }

  private static let decisionLines: [String] =
    ["Number;Decision;Granted"]
    + (1...count).map { number in
      let decision = ["Granted", "Refused", "Granted", "Refused", "Withdrawn"][number * 3 % 5]
      let costs = number * 7_919 % 40_000 + 1_000
      return "A\(number);\(decision);\(decision == "Granted" ? amount(costs * 3 / 4) : "")"
    }

  private static func amount(_ euros: Int) -> String {
    let thousands = euros / 1_000
    let rest = euros % 1_000
    return (thousands > 0 ? "\(thousands).\(String(1_000 + rest).dropFirst())" : "\(rest)") + ",50"
  }
}
