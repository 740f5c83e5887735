extension Words {
  static func dutch(_ word: RejectionWord) -> String {
    switch word {
    case .malformedQuote: "een aanhalingsteken staat verkeerd"
    case .fieldCount: "te veel of te weinig velden"
    case .nulByte: "er staat een nulteken in"
    case .invalidEncoding: "tekens die niet in de tekencodering bestaan"
    case .notANumber: "geen getal"
    case .tooManyDecimals: "te veel decimalen"
    case .wrongGrouping: "punten of komma's op de verkeerde plaats"
    case .notADate: "geen datum"
    case .noSuchDay: "een dag die niet bestaat"
    case .unknownWord: "een woord dat niet op de lijst staat"
    case .badIdentifier: "een ongeldig nummer"
    case .leadingZeroLost: "een verloren voorloopnul"
    case .missingOutcome: "het besluit ontbreekt"
    case .missingValue: "een verplichte waarde ontbreekt"
    case .otherPattern: "een andere vorm dan afgesproken"
    case .otherLength: "een andere lengte dan afgesproken"
    case .outOfBounds: "buiten de afgesproken grenzen"
    case .duplicateRow: "dezelfde rij staat er tweemaal"
    case .missingKey: "de sleutel ontbreekt"
    case .failedCheck: "voldoet niet aan een controle"
    case .notInList: "de code staat niet op de codelijst"
    case .overflow: "een getal dat te groot is"
    case .unmatchedLeft: "geen bijbehorende rij in de andere gegevens"
    case .unmatchedRight: "geen bijbehorende rij in de eerste gegevens"
    }
  }

  static func dutch(_ word: UndefinedWord) -> String {
    switch word {
    case .emptyDenominator: "er zijn geen eenheden"
    case .zeroDenominator: "de noemer is nul"
    case .negativeDenominator: "de noemer is negatief"
    case .allMissing: "van geen enkele eenheid is de waarde bekend"
    case .zeroReferenceRate: "het percentage van de vergelijkingsgroep is nul"
    case .notReached: "zover daalt de curve niet"
    case .expectedAgreementIsOne: "toeval alleen geeft al volledige overeenstemming"
    case .tooFewUnits: "er zijn te weinig eenheden"
    case .noVariation: "alle waarden zijn gelijk"
    case .unbounded: "de grenzen liggen in het oneindige"
    case .separation: "een groep kent alleen de ene uitkomst"
    case .negativeValue: "er zijn delen kleiner dan nul"
    case .noAnswer: "het programma gaf er geen"
    }
  }

  static func dutch(_ word: IntervalWord) -> String {
    switch word {
    case .wilson: "Wilson"
    case .wilsonContinuityCorrected: "Wilson met continuïteitscorrectie"
    case .clopperPearson: "Clopper en Pearson"
    case .jeffreys: "Jeffreys"
    case .finitePopulation: "de eindige populatie"
    case .worstCase: "het ongunstigste geval"
    case .taylor: "linearisatie (Taylor)"
    case .jackknife: "de jackknife"
    case .fieller: "Fieller"
    case .bca: "de gecorrigeerde bootstrap (BCa)"
    case .greenwood: "Greenwood"
    case .agrestiCoull: "Agresti en Coull"
    case .fayFeuer: "Fay en Feuer"
    case .fleissCohenEveritt: "Fleiss, Cohen en Everitt"
    case .greenwoodLog: "Greenwood, logaritmisch"
    case .greenwoodPlain: "Greenwood, zonder transformatie"
    case .greenlandRobins: "Greenland en Robins"
    case .katz: "Katz"
    case .koopman: "Koopman"
    case .linearisation: "linearisatie"
    case .miettinenNurminen: "Miettinen en Nurminen"
    case .newcombe: "Newcombe"
    case .newcombeContinuityCorrected: "Newcombe met continuïteitscorrectie"
    case .program: "het programma"
    case .robinsBreslowGreenland: "Robins, Breslow en Greenland"
    case .sato: "Sato"
    case .standardisation: "directe standaardisatie"
    case .student: "Student"
    case .woolf: "Woolf"
    }
  }
}
