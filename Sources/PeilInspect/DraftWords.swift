/// The titles of a draft's tables and figures, in the language of the draft.
struct DraftWords {
  let isDutch: Bool

  var title: String { isDutch ? "Evaluatie" : "Evaluation" }
  var applications: String { isDutch ? "Aanvragen" : "Applications" }
  var records: String { isDutch ? "Regels" : "Records" }
  var approval: String { isDutch ? "Toekenning" : "Approval" }
  var ofSubmitted: String { isDutch ? "Toegekend van ingediend" : "Granted of submitted" }
  var ofDecided: String { isDutch ? "Toegekend van besloten" : "Granted of decided" }
  var ofAssessed: String { isDutch ? "Toegekend van inhoudelijk beslist" : "Granted of assessed" }
  var ofAmount: String { isDutch ? "Toegekend van het gevraagde bedrag" : "Granted of the amount requested" }
  var amounts: String { isDutch ? "Bedragen" : "Amounts" }
  var cofinancing: String { isDutch ? "Cofinanciering van toegekende projecten" : "Co-financing of granted projects" }
  var subsidyShare: String { isDutch ? "Deel dat de subsidie betaalt" : "Share that the subsidy pays" }
  var cofinancingRate: String { isDutch ? "Deel dat anderen betalen" : "Share that others pay" }
  var mentions: String { isDutch ? "Genoemd" : "Mentioned" }
  var ofCases: String { isDutch ? "Van de aanvragen" : "Of the applications" }
  var ofAnswered: String { isDutch ? "Van wie iets noemde" : "Of those who named any" }
  var leadTime: String { isDutch ? "Doorlooptijd in dagen" : "Lead time in days" }
  var middle: String { isDutch ? "Mediaan" : "Median" }
  var most: String { isDutch ? "Negen van de tien binnen" : "Nine of ten within" }
  func by(_ title: String, _ column: String) -> String { "\(title) \(isDutch ? "naar" : "by") \(column)" }
}
