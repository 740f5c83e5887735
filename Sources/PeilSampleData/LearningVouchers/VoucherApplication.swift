/// One application for learning vouchers, with what became of it.
struct VoucherApplication {
  enum Call: String { case spring = "voorjaar", autumn = "najaar" }
  enum Size: String { case micro = "micro of klein", medium = "middelgroot" }

  enum Decision: String {
    case granted = "Toegekend"
    case refused = "Afgewezen"
    case withdrawn = "Ingetrokken"
    case open = "In behandeling"
  }

  let call: Call
  let size: Size
  let decision: Decision
  var received: CalendarDate
  /// The day on which the application was complete, from which the term runs.
  var complete: CalendarDate
  /// The days the term stood still.
  var suspendedDays = 0
  /// The weeks by which it was extended.
  var extensionWeeks = 0
  /// The day of the decision or of the withdrawal; nil while it is open, or where nobody wrote it down.
  var ended: CalendarDate?
}
