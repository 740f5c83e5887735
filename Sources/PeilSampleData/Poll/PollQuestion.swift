/// A question of the poll and the answers to choose from.
struct PollQuestion {
  let text: String
  let choices: [(word: String, weight: Int)]

  static let background = PollQuestion(
    text: "Wat is uw achtergrond?",
    choices: [("Onderwijs", 30), ("Bedrijfsleven", 38), ("Overheid", 21), ("Maatschappelijke organisatie", 11)])

  static let wanted = PollQuestion(
    text: "Wat wilt u vandaag leren? (meerdere antwoorden mogelijk)",
    choices: [
      ("Een leercultuur opbouwen", 30), ("Voorbeelden van andere mkb-bedrijven", 34),
      ("Samenwerken met het onderwijs", 24), ("Financiering, ook na de subsidie", 19),
      ("Digitalisering op de werkvloer", 22), ("Resultaten meten", 14),
    ])

  static let familiarity = PollQuestion(
    text: "Hoe goed kent u de regeling MKB!dee? (1 = niet, 5 = zeer goed)",
    choices: [("1", 14), ("2", 25), ("3", 30), ("4", 20), ("5", 11)])

  static let takeaway = PollQuestion(
    text: "Wat neemt u mee naar huis?",
    choices: [
      ("", 60), ("Klein beginnen.", 8), ("Collega’s bellen die het al doen!", 6),
      ("Leren ín het werk, niet ernaast 👍", 5), ("\"Gewoon doen\", zei de bakker", 4),
      ("Twee dingen:\n1. tijd vrijmaken\n2. samen met het roc", 2), ("Nog niets; de zaal was koud", 1), ("-", 3),
    ])

  func answer(_ random: inout SplitMix64) -> String {
    choices[random.index(weights: choices.map(\.weight))].word
  }

  /// `count` different answers, in the order of the choices, as the tool writes them.
  func answers(_ count: Int, _ random: inout SplitMix64) -> [String] {
    var left = Array(choices.indices)
    let picked = (0..<count).map { _ in left.remove(at: random.index(weights: left.map { choices[$0].weight })) }
    return picked.sorted().map { choices[$0].word }
  }
}
