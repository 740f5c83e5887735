/// Answers to a question that allows several, made up so that every choice is named as often as published.
struct MarginalAnswers {
  /// By respondent, the positions of the choices named, in order; nobody names nothing.
  let answers: [[Int]]

  /// Deals the mentions out evenly, then lets them change hands at random, which leaves every total as it is.
  init(respondents: Int, mentions: [Int], random: inout SplitMix64) {
    precondition(mentions.allSatisfy { $0 <= respondents }, "nobody names a choice twice")
    precondition(mentions.reduce(0, +) >= respondents, "everybody names one at least")
    var named = Array(repeating: Set<Int>(), count: respondents)
    var next = 0
    for (choice, count) in mentions.enumerated() {
      for _ in 0..<count {
        named[next % respondents].insert(choice)
        next += 1
      }
    }
    for _ in 0..<respondents * 20 {
      let giver = random.below(respondents)
      let taker = random.below(respondents)
      let choice = random.below(mentions.count)
      guard named[giver].count > 1, named[giver].contains(choice), !named[taker].contains(choice) else { continue }
      named[giver].remove(choice)
      named[taker].insert(choice)
    }
    answers = named.map { $0.sorted() }
  }
}
