extension Words {
  static func dutch(_ word: Word) -> String {
    switch word {
    case .total: "Totaal"
    case .unknown: "Onbekend"
    case .figure: "Cijfer"
    case .value: "Waarde"
    case .definitions: "Definities"
    case .source: "Bron"
    case .note: "Toelichting"
    case .asOf: "Peildatum"
    case .yes: "Ja"
    case .no: "Nee"
    case .granted: "Toegekend"
    case .refused: "Afgewezen"
    case .refusedCeiling: "Afgewezen wegens het plafond"
    case .withdrawn: "Ingetrokken"
    case .inadmissible: "Niet in behandeling genomen"
    case .open: "Nog niet besloten"
    case .partial: "van een deel van de eenheden is de waarde onbekend; die tellen niet mee"
    case .belowMinimum: "te weinig eenheden voor een verhouding; getoond is het aantal van het totaal"
    case .structural: "kan niet voorkomen"
    case .suppressedOwn: "geheim: het cijfer zegt te veel over een enkele aanvrager of een kleine groep"
    case .suppressedOther: "geheim: een ander geheim cijfer zou eruit volgen"
    case .emptyDenominator: "niet gedefinieerd: er zijn geen eenheden"
    case .zeroDenominator: "niet gedefinieerd: de noemer is nul"
    case .negativeDenominator: "niet gedefinieerd: de noemer is negatief"
    case .allMissing: "niet gedefinieerd: van geen enkele eenheid is de waarde bekend"
    case .overflow: "niet te berekenen: het getal is te groot"
    case .worstCase: "laagste en hoogste waarde, wat de onbekende eenheden ook gezegd zouden hebben"
    case .eachUnitOnce: "een eenheid kan bij meer categorieën horen; het totaal telt elke eenheid eenmaal"
    case .roundedHalfEven: "afgerond op het dichtstbijzijnde cijfer, een half op het even cijfer"
    case .roundedTogether: "aandelen zijn samen afgerond (grootste rest), zodat zij tot het geheel optellen"
    case .roundedTotals: "door afronding tellen de getoonde cijfers niet precies op tot het totaal"
    case .dataset: "gegevens"
    case .stage: "stap"
    case .kind: "soort"
    case .rowsIn: "in"
    case .leftOut: "weggelaten"
    case .leftOutUnknown: "weggelaten, onbekend"
    case .rejected: "afgekeurd"
    case .merged: "samengevoegd"
    case .added: "toegevoegd"
    case .rowsOut: "uit"
    case .details: "bijzonderheden"
    case .read: "lezen"
    }
  }

  static func dutch(_ flag: FigureFlag) -> String {
    switch flag {
    case .exactTest: "exacte toets, omdat er in een groep minder dan 5 werden verwacht"
    case .fewExpected: "bij benadering: in een groep werden minder dan 5 verwacht, en een exacte toets is hier te groot"
    case .outside95: "buiten de binnenste grenzen van de trechter (95%)"
    case .outside998: "buiten de buitenste grenzen van de trechter (99,8%)"
    case .noClearFirst: "meest genoemd, maar niet in 95% van de herhalingen: geen nummer 1"
    case .kappaBelowGate: "kappa onder 0,7: de codering is nog niet te publiceren"
    case .fewDoubleCoded: "minder dan 100 teksten dubbel gecodeerd"
    case .smallDenominators: "de noemer is bij enkele rijen nog geen honderdste van de mediaan"
    case .overfunded: "meer subsidie dan kosten"
    case .ceilingBound: "het plafond bepaalt hoeveel er wordt toegekend: het interval van het percentage is te ruim"
    case .fewAtLine:
      "aan een kant van de streep staan minder dan 50 aanvragen: dat geen verschil is gevonden zegt weinig"
    case .lumpyScores: "de scores bij de streep hebben weinig verschillende waarden, en hopen zich vanzelf op"
    case .noInterval:
      "geen interval: zonder een van de eenheden is het cijfer niet bepaald, of het berust op minder dan twee"
    case .undefinedDraws: "in sommige trekkingen is het cijfer niet bepaald; het interval berust op de andere"
    case .fewClusters: "er zijn minder dan 30 clusters; het interval is dan te smal"
    case .unequalStrata:
      "de strata verschillen (Tarone, p < 0,05): één gezamenlijk effect is er niet, zie de strata apart"
    }
  }

  static func dutch(_ sentence: Sentence) -> String {
    switch sentence {
    case .dimensionUnknown(let dimension, let missing, let total):
      "niet te berekenen: \(dimension) is voor \(missing) van \(total) onbekend"
    case .dimensionUnknownInPart(let dimension):
      "niet te berekenen: \(dimension) is voor een te groot deel van de noemer onbekend"
    case .notComputable(let reason): "niet te berekenen (\(reason))"
    case .notDefined(let reason): "niet gedefinieerd (\(reason))"
    case .interval(let level, let method): "\(level)-interval volgens \(method), modelmatig"
    case .finitePopulation(let level):
      "\(level)-grenzen voor de zaken die nog open zijn (exact), als de besliste een willekeurig deel van alle zijn"
    case .jackknifeInterval(let level, let isGrouped):
      "\(level)-interval volgens de jackknife, modelmatig: \(isGrouped ? "256 groepen eenheden" : "de eenheden") om de beurt weggelaten"
    case .drawnInterval(let level, let draws, let seed, let isGrouped):
      "\(level)-interval volgens de bootstrap (BCa\(isGrouped ? ", gewichten naar Poisson" : "")), modelmatig: \(draws) trekkingen vanaf \(seed)"
    case .rankInterval(let level): "\(level)-interval van de rang volgens de bootstrap, modelmatig"
    case .rowsShown(let shown, let total): "\(shown) van \(total) rijen"
    case .columnsLeftOut(let count, let names): "niet getoond: \(count) kolommen (\(names)); --csv geeft ze alle"
    case .simpson(let flag):
      "de vergelijking binnen strata geeft een ander beeld (\(flag)): de ongecorrigeerde misleidt"
    case .missingSign(let sign): "\(sign) onbekend"
    }
  }
}
