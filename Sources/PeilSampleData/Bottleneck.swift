/// One of the bottlenecks an application may name: its word in the export, and ways to say it in free text.
struct Bottleneck {
  let name: String
  let weight: Int
  let phrases: [String]

  static let all = [
    Bottleneck(
      name: "geen startpunt", weight: 22,
      phrases: [
        "We weten niet waar we moeten beginnen met scholing.",
        "Er is geen duidelijk startpunt: iedereen vindt leren belangrijk, maar niemand zet de eerste stap.",
        "Een beginpunt ontbreekt; plannen blijven daardoor in de la liggen.",
        "Het bedrijf mist een eerste stap om ontwikkeling van medewerkers op te pakken.",
        "Hoe je start met een leerlijn, is voor ons een raadsel.",
      ]),
    Bottleneck(
      name: "gebrek aan kennis", weight: 42,
      phrases: [
        "De kennis over nieuwe technieken ontbreekt op de werkvloer.",
        "Onze mensen weten te weinig van digitale werkvoorbereiding.",
        "Het team heeft onvoldoende kennis van robotisering en 3D-tekenen.",
        "Kennis van leren en ontwikkelen is in een klein bedrijf als het onze nauwelijks aanwezig.",
        "We missen de know-how om zelf een opleidingsplan te maken.",
      ]),
    Bottleneck(
      name: "kosten", weight: 40,
      phrases: [
        "Scholing is voor ons te duur.",
        "De kosten van een opleiding (al gauw € 4.500 per persoon) zijn niet op te brengen.",
        "Voor ontwikkeling is geen budget, zeker niet na de coronaperiode.",
        "Een cursus kost dubbel: het cursusgeld én de uren die niet gefactureerd worden.",
        "Financieel is het voor een bedrijf van onze omvang onhaalbaar.",
      ]),
    Bottleneck(
      name: "medewerkers zien geen ontwikkeling en vertrekken", weight: 30,
      phrases: [
        "Jonge vakmensen zien geen doorgroei en stappen over naar de concurrent.",
        "Medewerkers zien bij ons geen ontwikkeling en vertrekken na een jaar of twee.",
        "Het verloop is hoog omdat er geen loopbaanpad is.",
        "Goede mensen gaan weg: \"hier leer ik niets meer bij\", horen we in exitgesprekken.",
        "We verliezen talent, want carrière maken kan hier nu niet.",
      ]),
    Bottleneck(
      name: "senioren dragen kennis niet over", weight: 26,
      phrases: [
        "De oudere vakmensen gaan met pensioen en dragen hun kennis niet over.",
        "Senioren houden hun vakkennis voor zich; overdracht is niet geregeld.",
        "Wat onze ervaren collega’s kunnen, staat nergens op papier en gaat straks verloren.",
        "Ervaren krachten hebben nooit geleerd hoe zij een leerling begeleiden.",
      ]),
    Bottleneck(
      name: "kan datagedreven investering niet beoordelen", weight: 18,
      phrases: [
        "We kunnen niet beoordelen of een investering in datagedreven werken zich terugverdient.",
        "Welke data-oplossing bij ons past, kunnen wij zelf niet inschatten.",
        "Leveranciers beloven veel over slimme sensoren, maar wij kunnen de offertes niet wegen.",
        "De directie twijfelt over investeren in data en AI omdat niemand het nut kan beoordelen.",
      ]),
    Bottleneck(
      name: "tijdgebrek", weight: 38,
      phrases: [
        "Door de volle orderportefeuille is er geen tijd om te leren.",
        "De tijd ontbreekt: iedereen staat de hele week bij de klant.",
        "Onder werktijd opleiden lukt niet, de planning laat het niet toe.",
        "Leren schiet erbij in door tijdgebrek en ploegendiensten.",
        "Wie op cursus gaat, ontbreekt direct in de productie; die uren hebben we niet.",
      ]),
    Bottleneck(
      name: "anders", weight: 8,
      phrases: [
        "Het aanbod van opleiders sluit niet aan op ons specialisme.",
        "De dichtstbijzijnde opleiding is 80 kilometer rijden.",
        "Een deel van de ploeg leest moeilijk Nederlands.",
        "Privé-omstandigheden en ploegendienst maken avondonderwijs lastig.",
      ]),
  ]

  static let openings = [
    "", "", "", "In ons familiebedrijf speelt het volgende. ", "Knelpunt: ", "De kern van het probleem: ",
    "Als mkb-onderneming lopen wij vast. ", "Uit gesprekken met de medewerkers bleek dit; ",
  ]

  static let links = [" ", " ", " Daarnaast geldt: ", " Bovendien: ", " Ook dit speelt: "]
}
