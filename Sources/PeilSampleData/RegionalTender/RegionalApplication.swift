/// One application in the regional tender, with what is on record of it.
struct RegionalApplication {
  enum Compartment: String { case north = "Noord", south = "Zuid" }

  enum Decision: String {
    case granted = "Verleend"
    case refused = "Afgewezen"
    case overCeiling = "Afgewezen wegens plafond"
    case withdrawn = "Ingetrokken"
    case inadmissible = "Niet in behandeling genomen"
  }

  let compartment: Compartment
  /// The day on which the application was complete.
  var complete: CalendarDate
  /// In tenths of a point; nil where it was not assessed.
  var score: Int?
  /// In whole euros.
  var asked: Int
  var decision: Decision
}
