extension Words {
  static func dutch(_ word: WorkbookWord) -> String {
    switch word {
    case .cover: "Omslag"
    case .notesHere: "Toelichtingen en definities"
    case .symbolsHere: "Tekens in de tabellen"
    case .oneTableHere: "Dit werkblad bevat één tabel."
    case .restIsBelow: "Tekens, toelichting, definities en bron staan eronder."
    case .toContents: "Naar de inhoud"
    case .sheet: "Werkblad"
    case .title: "Titel"
    case .subject: "Onderwerp"
    case .sign: "Teken"
    case .meaning: "Betekenis"
    case .lowerLimit: "ondergrens"
    case .upperLimit: "bovengrens"
    case .licence: "Licentie"
    case .cellsHoldFigures:
      "Een cel bevat het cijfer zoals het in de CSV-bestanden staat; de opmaak rondt het af."
    case .notDefinedHere: "niet gedefinieerd; de reden staat onder de tabel"
    case .notComputableHere: "niet te berekenen; de reden staat onder de tabel"
    case .remarkBelow: "bij het cijfer hoort een opmerking, die onder de tabel staat"
    case .emptySign: "(leeg)"
    case .noSuchPlace: "de tabel heeft hier geen cijfer"
    case .numberedSigns: "Een cijfer achter een teken (.¹, .²) onderscheidt de redenen onder één tabel."
    }
  }

  static func dutch(_ sentence: WorkbookSentence) -> String {
    switch sentence {
    case .holdsTables(let count): "Aantal tabellen in deze werkmap: \(count); elke tabel heeft een eigen werkblad."
    case .signsStandIn(let sheet): "De tekens in de tabellen worden uitgelegd op het werkblad \(sheet)."
    case .dimensionColumn(let missing): "Leeg waar de dimensie is opgeteld; \(missing) waar zij onbekend is."
    }
  }

  static func english(_ word: WorkbookWord) -> String {
    switch word {
    case .cover: "Cover"
    case .notesHere: "Notes and definitions"
    case .symbolsHere: "Symbols in the tables"
    case .oneTableHere: "This worksheet contains one table."
    case .restIsBelow: "Symbols, notes, definitions and source stand below it."
    case .toContents: "Go to the contents"
    case .sheet: "Worksheet"
    case .title: "Title"
    case .subject: "Subject"
    case .sign: "Symbol"
    case .meaning: "Meaning"
    case .lowerLimit: "lower limit"
    case .upperLimit: "upper limit"
    case .licence: "Licence"
    case .cellsHoldFigures: "A cell holds the figure as it stands in the CSV files; its format rounds it."
    case .notDefinedHere: "not defined; the reason stands below the table"
    case .notComputableHere: "cannot be computed; the reason stands below the table"
    case .remarkBelow: "the figure has a remark, which stands below the table"
    case .emptySign: "(empty)"
    case .noSuchPlace: "the table has no figure here"
    case .numberedSigns: "A digit behind a symbol (.¹, .²) tells the reasons below one table apart."
    }
  }

  static func english(_ sentence: WorkbookSentence) -> String {
    switch sentence {
    case .holdsTables(let count): "Number of tables in this workbook: \(count); each table has a worksheet of its own."
    case .signsStandIn(let sheet): "The symbols in the tables are explained on the worksheet \(sheet)."
    case .dimensionColumn(let missing): "Empty where the dimension is summed out; \(missing) where it is unknown."
    }
  }
}
