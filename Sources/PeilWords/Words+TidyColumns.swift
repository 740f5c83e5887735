extension Words {
  static func dutch(_ column: TidyColumn) -> (title: String, meaning: String) {
    switch column {
    case .margin:
      ("Rand", "De dimensies die zijn opgeteld, met een spatie ertussen; hun kolommen zijn dan leeg.")
    case .measure: ("Maat", "De naam van de maat.")
    case .value:
      ("Waarde", "Het cijfer; een verhouding als getal tussen 0 en 1, geld in euro, een datum als jjjj-mm-dd.")
    case .unit: ("Eenheid", "De eenheid van het cijfer.")
    case .numerator: ("Teller", "Wat is gedeeld, waar het cijfer een verhouding is.")
    case .denominator: ("Noemer", "Waardoor is gedeeld, waar het cijfer een verhouding is.")
    case .n: ("Aantal", "Het aantal eenheden waarop het cijfer berust.")
    case .missing: ("Onbekend", "Het aantal eenheden waarvan niet bekend is wat het cijfer nodig heeft.")
    case .lower: ("Ondergrens", "De ondergrens van het interval.")
    case .upper: ("Bovengrens", "De bovengrens van het interval.")
    case .interval: ("Interval", "De berekeningswijze en het niveau van het interval.")
    case .definition: ("Definitie", "De definitie van de maat, als vast kenmerk.")
    case .status: ("Status", "Of het cijfer een waarde heeft, en zo niet, waardoor.")
    case .reason: ("Reden", "Waarom het cijfer geen waarde heeft, of wat erbij moet worden gezegd.")
    }
  }

  static func english(_ column: TidyColumn) -> (title: String, meaning: String) {
    switch column {
    case .margin: ("Margin", "The dimensions that are summed out, with a space between them; their columns are empty.")
    case .measure: ("Measure", "The name of the measure.")
    case .value:
      ("Value", "The figure; a ratio as a number between 0 and 1, money in euro, a date as yyyy-mm-dd.")
    case .unit: ("Unit", "The unit of the figure.")
    case .numerator: ("Numerator", "What was divided, where the figure is a ratio.")
    case .denominator: ("Denominator", "What it was divided by, where the figure is a ratio.")
    case .n: ("Number", "How many units the figure rests on.")
    case .missing: ("Missing", "How many units lacked what the figure needs.")
    case .lower: ("Lower limit", "The lower limit of the interval.")
    case .upper: ("Upper limit", "The upper limit of the interval.")
    case .interval: ("Interval", "How the interval was computed, and its level.")
    case .definition: ("Definition", "The definition of the measure, as a stable identifier.")
    case .status: ("Status", "Whether the figure has a value, and if not, through what.")
    case .reason: ("Reason", "Why the figure has no value, or what must be said beside it.")
    }
  }
}
