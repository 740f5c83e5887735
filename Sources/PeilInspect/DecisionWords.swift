/// The decision words of Dutch and English exports, and the outcome each stands for.
enum DecisionWords {
  /// The outcome a word stands for; nil where it is not known.
  static func outcome(of word: String) -> String? {
    let small = word.lowercased()
    return telling.first { entry in entry.words.contains { small.contains($0) } }?.outcome
  }

  /// Whether words are decisions: most of them known, and one of them says yes or no.
  static func areDecisions(_ words: [String]) -> Bool {
    let outcomes = words.map(outcome)
    let known = outcomes.compactMap(\.self)
    return known.count * 2 > words.count && (known.contains("granted") || known.contains("refused"))
  }

  /// The more telling come first: "niet toegekend" is no grant, and "afgewezen wegens plafond" no refusal on substance.
  private static let telling: [(outcome: String, words: [String])] = [
    (
      "refused-ceiling",
      [
        "plafond", "budget op", "budget uitgeput", "uitgeloot", "niet ingeloot", "ceiling", "budget exhausted",
        "lottery", "reserve",
      ]
    ),
    (
      "inadmissible",
      [
        "niet in behandeling", "buiten behandeling", "niet-ontvankelijk", "niet ontvankelijk", "inadmissible",
        "ineligible", "not eligible", "not taken up", "onvolledig",
      ]
    ),
    ("withdrawn", ["ingetrokken", "teruggetrokken", "withdrawn", "retracted"]),
    (
      "open",
      ["in behandeling", "lopend", "nog niet besl", "open", "pending", "under review", "in beoordeling", "ontvangen"]
    ),
    (
      "refused",
      [
        "afgewezen", "afwijzing", "niet toegekend", "niet verleend", "geweigerd", "rejected", "refused", "declined",
        "denied", "not granted", "not approved", "negatief", "unsuccessful",
      ]
    ),
    (
      "granted",
      [
        "toegekend", "toekenning", "verleend", "verlening", "goedgekeurd", "gehonoreerd", "granted", "approved",
        "awarded", "accepted", "positief", "successful",
      ]
    ),
  ]
}
