/// What the agency exports of the two calls for learning vouchers: one row an application.
struct VoucherExport {
  let seed: UInt64

  func files() throws(SampleDataError) -> [SampleFile] {
    var plan = VoucherPlan(seed: seed)
    var file = ExportFile(
      path: "learning-vouchers/aanvragen.csv",
      header: [
        "Aanvraagnummer", "Ronde", "Bedrijfsgrootte", "Ontvangen", "Compleet", "Opgeschort (dagen)",
        "Verlengd (weken)", "Besluit", "Datum besluit of intrekking",
      ])
    for (index, one) in plan.applications().enumerated() {
      let number = String(index + 1)
      file.append([
        "LV21-" + String(repeating: "0", count: 4 - number.count) + number, one.call.rawValue, one.size.rawValue,
        one.received.dutch, one.complete.dutch, String(one.suspendedDays), String(one.extensionWeeks),
        one.decision.rawValue, one.ended?.dutch ?? "",
      ])
    }
    return [try file.encoded()]
  }
}
