extension Words {
  static func english(_ word: RejectionWord) -> String {
    switch word {
    case .malformedQuote: "a quote stands in the wrong place"
    case .fieldCount: "too many or too few fields"
    case .nulByte: "it holds a nul byte"
    case .invalidEncoding: "characters that the encoding does not have"
    case .notANumber: "not a number"
    case .tooManyDecimals: "too many decimals"
    case .wrongGrouping: "group signs in the wrong place"
    case .notADate: "not a date"
    case .noSuchDay: "a day that does not exist"
    case .unknownWord: "a word that is not on the list"
    case .badIdentifier: "an identifier that is not valid"
    case .leadingZeroLost: "a leading nought that was lost"
    case .missingOutcome: "the outcome is missing"
    case .missingValue: "a value that must be there is missing"
    case .otherPattern: "another form than agreed"
    case .otherLength: "another length than agreed"
    case .outOfBounds: "outside the bounds agreed"
    case .duplicateRow: "the same row stands there twice"
    case .missingKey: "the key is missing"
    case .failedCheck: "does not meet a check"
    case .notInList: "the code is not on the code list"
    case .overflow: "a number that is too large"
    case .unmatchedLeft: "no matching row in the other data"
    case .unmatchedRight: "no matching row in the first data"
    }
  }

  static func english(_ word: UndefinedWord) -> String {
    switch word {
    case .emptyDenominator: "there are no units"
    case .zeroDenominator: "the denominator is zero"
    case .negativeDenominator: "the denominator is negative"
    case .allMissing: "the value is known for none of the units"
    case .zeroReferenceRate: "the rate of the reference group is zero"
    case .notReached: "the curve never comes down that far"
    case .expectedAgreementIsOne: "chance alone gives full agreement"
    case .tooFewUnits: "there are too few units"
    case .noVariation: "all values are equal"
    case .unbounded: "the limits lie at infinity"
    case .separation: "a group has only one of the outcomes"
    case .negativeValue: "there are parts below zero"
    case .noAnswer: "the program gave none"
    }
  }

  static func english(_ word: IntervalWord) -> String {
    switch word {
    case .wilson: "Wilson"
    case .wilsonContinuityCorrected: "Wilson with continuity correction"
    case .clopperPearson: "Clopper and Pearson"
    case .jeffreys: "Jeffreys"
    case .finitePopulation: "the finite population"
    case .worstCase: "the worst case"
    case .taylor: "linearisation (Taylor)"
    case .jackknife: "the jackknife"
    case .fieller: "Fieller"
    case .bca: "the corrected bootstrap (BCa)"
    case .greenwood: "Greenwood"
    case .agrestiCoull: "Agresti and Coull"
    case .fayFeuer: "Fay and Feuer"
    case .fleissCohenEveritt: "Fleiss, Cohen and Everitt"
    case .greenwoodLog: "Greenwood, on the logarithm"
    case .greenwoodPlain: "Greenwood, untransformed"
    case .greenlandRobins: "Greenland and Robins"
    case .katz: "Katz"
    case .koopman: "Koopman"
    case .linearisation: "linearisation"
    case .miettinenNurminen: "Miettinen and Nurminen"
    case .newcombe: "Newcombe"
    case .newcombeContinuityCorrected: "Newcombe with continuity correction"
    case .program: "the program"
    case .robinsBreslowGreenland: "Robins, Breslow and Greenland"
    case .sato: "Sato"
    case .standardisation: "direct standardisation"
    case .student: "Student"
    case .woolf: "Woolf"
    }
  }
}
