/// The words of the made-up records that are fixed lists in the export.
enum Vocabulary {
  static let sizeClasses = [
    "1 tot 10 werkzame personen", "10 tot 50 werkzame personen", "50 tot 250 werkzame personen",
  ]

  static let provinces: [(name: String, weight: Int)] = [
    ("Groningen", 10), ("Fryslân", 11), ("Drenthe", 8), ("Overijssel", 24), ("Flevoland", 7), ("Gelderland", 37),
    ("Utrecht", 21), ("Noord-Holland", 31), ("Zuid-Holland", 40), ("Zeeland", 7), ("Noord-Brabant", 48),
    ("Limburg", 16),
  ]

  static let sectors: [Sector] = [
    Sector(
      name: "A Landbouw, bosbouw en visserij", weight: 7,
      trades: ["Boomkwekerij", "Glastuinbouw", "Loonbedrijf", "Fruitteelt"]),
    Sector(
      name: "C Industrie", weight: 58,
      trades: ["Metaalbewerking", "Machinefabriek", "Meubelmakerij", "Drukkerij", "Plaatwerkerij", "Kunststofgieterij"]),
    Sector(
      name: "F Bouwnijverheid", weight: 36,
      trades: ["Bouwbedrijf", "Installatietechniek", "Schildersbedrijf", "Timmerfabriek", "Dakdekkersbedrijf"]),
    Sector(
      name: "G Groot- en detailhandel; reparatie van auto’s", weight: 25,
      trades: ["Technische Groothandel", "Autobedrijf", "Woonwinkel", "Tweewielers", "Bouwmaterialen"]),
    Sector(
      name: "H Vervoer en opslag", weight: 20,
      trades: ["Transport", "Koeriersdienst", "Expeditie", "Koel- en Vriesopslag"]),
    Sector(
      name: "I Logies-, maaltijd- en drankverstrekking", weight: 13,
      trades: ["Café-restaurant", "Hotel", "Brasserie", "Cateringbedrijf"]),
    Sector(
      name: "J Informatie en communicatie", weight: 22,
      trades: ["Softwarehuis", "Webstudio", "Netwerkbeheer", "Datadiensten"]),
    Sector(
      name: "M Advisering, onderzoek en specialistische zakelijke diensten", weight: 24,
      trades: ["Ingenieursbureau", "Architectenbureau", "Administratiekantoor", "Meetbureau"]),
    Sector(
      name: "N Verhuur en overige zakelijke diensten", weight: 10,
      trades: ["Schoonmaakbedrijf", "Groenvoorziening", "Materieelverhuur"]),
    Sector(
      name: "Q Gezondheids- en welzijnszorg", weight: 16,
      trades: ["Thuiszorg", "Fysiotherapie", "Kinderopvang", "Tandtechniek"]),
    Sector(
      name: "S Overige dienstverlening", weight: 6,
      trades: ["Kapsalon", "Wasserij", "Witgoedreparatie"]),
  ]

  static let surnames = [
    "De Bruin", "Van Dijk", "Jansen", "Bakker", "Visser", "Smit", "Meijer", "Mulder", "De Groot", "Bos", "Vos",
    "Peters",
    "Hendriks", "Van Leeuwen", "Dekker", "Brouwer", "De Wit", "Dijkstra", "Van der Meer", "Kok", "Jacobs", "Van Vliet",
    "Hoekstra", "Koster", "Prins", "Blom", "Huisman", "Postma", "Kuipers", "Verhoeven", "Wiersma", "Zijlstra",
    "André", "Daniëls", "Noë", "Crétier", "Çelik", "Özdemir", "Groß", "Raïssi",
  ]

  static let places = [
    "’t Veerhuis", "’t Hoogeland", "De IJsselzoom", "De Peelrand", "’t Binnenhof", "De Zaanbocht", "Het Vechtdal",
    "De Kempen", "Coöp. De Eendracht", "Het Rivierenland",
  ]

  static let legalForms = ["B.V.", "B.V.", "B.V.", "V.O.F.", "& Zn.", "& Zonen B.V.", "Holding B.V."]

  static let associations = [
    "Vereniging Noorder Maakbedrijven", "Branchevereniging Slim Bouwen Oost", "Kring Zuidelijke Installateurs",
    "Vakvereniging Logistiek & Weg", "Coöperatie Lerende Horeca", "Genootschap Precisietechniek",
  ]

  static let schools = [
    "ROC De Waterkant", "Hogeschool Zuiderpoort", "Praktijkcollege Oosterzoom", "ROC Noordermaat",
  ]

  static let others = [
    "Stichting Regiofonds Lerend Ondernemen", "Opleidingsfonds Ambacht & Techniek", "Adviesbureau Leerkracht B.V.",
  ]

  static let solutions: [(name: String, weight: Int)] = [
    ("leercultuur", 30), ("opleiden van collega’s die digitalisering begeleiden", 24), ("student-stagetrajecten", 14),
    ("kennisoverdracht door senioren", 16), ("leren op de werkplek", 28), ("e-learning en microlearning", 18),
    ("loopbaangesprekken", 12), ("anders", 4),
  ]

  static let criteria = [
    "Bijdrage aan doel regeling", "Kwaliteit projectplan", "Mate van innovatie voor aanvrager",
    "Opschaalbaarheid naar ander mkb", "Bijdrage aan beleidsterrein",
  ]
}

/// A section of the SBI, the Dutch standard list of economic activities.
struct Sector {
  let name: String
  let weight: Int
  let trades: [String]
}
