/// What a polling tool exports of a conference: one row a respondent, the questions as header.
struct PollExport {
  private static let respondents = 112
  private static let tests = 3

  let seed: UInt64

  func files() throws(SampleDataError) -> [SampleFile] {
    var random = SplitMix64(seed: seed)
    var file = ExportFile(
      path: "conference-poll/menti.csv",
      header: [
        "Voter", "Session", PollQuestion.background.text, PollQuestion.wanted.text, PollQuestion.familiarity.text,
        PollQuestion.takeaway.text,
      ],
      style: .webTool)
    for voter in 1...Self.tests + Self.respondents {
      file.append(row(of: voter, &random))
    }
    return [try file.encoded()]
  }

  /// The organisers tried the poll out first; after that some skip a question, and some type what the tool let them.
  private func row(of voter: Int, _ random: inout SplitMix64) -> [String] {
    let isTest = voter <= Self.tests
    let background = PollQuestion.background.answer(&random)
    let count = random.index(weights: [3, 24, 36, 27, 10])
    // One cell for all answers, a semicolon behind each.
    let wanted = PollQuestion.wanted.answers(count, &random).map { $0 + ";" }.joined()
    let familiarity = PollQuestion.familiarity.answer(&random)
    let takeaway = PollQuestion.takeaway.answer(&random)
    return [
      String(voter), isTest ? "Test" : voter <= 70 ? "Ochtend" : "Middag",
      voter % 37 == 0 ? "" : voter % 31 == 0 ? background.lowercased() + " " : background,
      voter % 29 == 0 ? "(skipped)" : wanted,
      voter % 23 == 0 ? "(skipped)" : familiarity,
      isTest ? "test test" : takeaway,
    ]
  }
}
