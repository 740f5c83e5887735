/// The seventeen cases, every one of them made up.
extension SeventeenFirm {
  private static let start = "geen startpunt"
  private static let knowledge = "gebrek aan kennis"
  private static let cost = "kosten"
  private static let leavers = "medewerkers zien geen ontwikkeling en vertrekken"
  private static let seniors = "senioren dragen kennis niet over"
  private static let data = "kan datagedreven investering niet beoordelen"
  private static let time = "tijdgebrek"
  private static let other = "anders"

  private static let culture = "leercultuur"
  private static let guides = "opleiden van collega’s die digitalisering begeleiden"
  private static let trainees = "student-stagetrajecten"
  private static let handover = "kennisoverdracht door senioren"
  private static let workplace = "leren op de werkplek"
  private static let online = "e-learning en microlearning"
  private static let careers = "loopbaangesprekken"

  static let register = [
    SeventeenFirm(
      name: "Plaatwerkerij Wiersma B.V.", place: "Drachten", staff: 34, bottlenecks: [knowledge, data],
      solutions: [guides, workplace],
      story: "Twee lassers leidden zich op tot begeleider van de nieuwe lasrobot."),
    SeventeenFirm(
      name: "Bakkerij ’t Hoogeland", place: "Winsum", staff: 22, bottlenecks: [time], solutions: [online],
      story: "Filmpjes van drie minuten bij de oven, in plaats van een dag naar cursus."),
    SeventeenFirm(
      name: "Dekker Installatietechniek B.V.", place: "Apeldoorn", staff: 61, bottlenecks: [seniors, leavers],
      solutions: [handover, careers],
      story: "Elke monteur boven de 58 kreeg een \"maatje\"; jongeren bleven langer."),
    SeventeenFirm(
      name: "Softwarehuis Daniëls V.O.F.", place: "Enschede", staff: 8, bottlenecks: [cost], solutions: [trainees],
      story: "Studenten bouwden mee aan het leerplatform."),
    SeventeenFirm(
      name: "Koel- en Vriesopslag De Kempen", place: "Eersel", staff: 118, bottlenecks: [start],
      solutions: [culture, careers], story: "Begon met één gesprek per week; na een jaar had ieder een plan."),
    SeventeenFirm(
      name: "Meubelmakerij Crétier & Zn.", place: "Culemborg", staff: 9, bottlenecks: [seniors],
      solutions: [handover, workplace], story: "De oude meester nam zijn verbindingen op video op."),
    SeventeenFirm(
      name: "Thuiszorg Het Vechtdal", place: "Ommen", staff: 143, bottlenecks: [leavers, time],
      solutions: [culture, online, careers], story: "Wie een module afrondt, kiest het eigen rooster."),
    SeventeenFirm(
      name: "Boomkwekerij Postma", place: "Boskoop", staff: 17, bottlenecks: [other], solutions: [workplace],
      story: "Taallessen tussen de rijen;\nde voorman leerde mee."),
    SeventeenFirm(
      name: "Machinefabriek Van der Meer B.V.", place: "Helmond", staff: 87, bottlenecks: [data],
      solutions: [guides, trainees], story: "Een student rekende drie offertes na, en één bleef over."),
    SeventeenFirm(
      name: "Hotel De Zaanbocht", place: "Zaandam", staff: 45, bottlenecks: [start, leavers],
      solutions: [culture, careers], story: "Van receptie naar keuken en terug: iedereen kent elkaars werk."),
    SeventeenFirm(
      name: "Schildersbedrijf Özdemir B.V.", place: "Schiedam", staff: 26, bottlenecks: [cost, time],
      solutions: [workplace], story: "De leermeester staat mee op de steiger."),
    SeventeenFirm(
      name: "Transport Kuipers Holding B.V.", place: "Venlo", staff: 212, bottlenecks: [knowledge],
      solutions: [online, guides], story: "Chauffeurs leren de boordcomputer in de wachttijd."),
    SeventeenFirm(
      name: "Drukkerij Het Rivierenland", place: "Tiel", staff: 49, bottlenecks: [data, knowledge],
      solutions: [guides], story: "Eén collega per ploeg leest nu de machinedata."),
    SeventeenFirm(
      name: "Garage André & Zonen B.V.", place: "Goes", staff: 12, bottlenecks: [knowledge, seniors],
      solutions: [handover, trainees],
      story: "Stagiairs brachten de elektrische auto mee, senioren het gevoel voor staal."),
    SeventeenFirm(
      name: "Ingenieursbureau Raïssi", place: "Delft", staff: 50, bottlenecks: [leavers], solutions: [careers],
      story: "Een loopbaanpad op één vel papier."),
    SeventeenFirm(
      name: "Kapsalon Noë", place: "Maastricht", staff: 6, bottlenecks: [time, start], solutions: [],
      story: "Stopte voortijdig: te klein om uren vrij te maken."),
    SeventeenFirm(
      name: "Glastuinbouw De Peelrand", place: "Deurne", staff: 249, bottlenecks: [data, start],
      solutions: [culture, guides], story: "Eerst leren kijken, dan pas sensoren kopen."),
  ]
}
