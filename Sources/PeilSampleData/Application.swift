/// One application as it lies in the file, with all that was decided on it later.
struct Application {
  /// A participant and what it brings in, in cents.
  struct Participant {
    let organisation: Organisation
    let cash: Int
    let inKind: Int
  }

  let identifier: String
  let project: Project
  let submitted: CalendarDate
  let decided: CalendarDate
  let sector: Sector
  let sizeClass: Int
  let province: String
  let bottlenecks: [Bottleneck]
  let problem: String
  let solutions: [String]
  let learners: Int
  let participants: [Participant]

  var applicant: Organisation { participants[0].organisation }

  /// In cents: what the scheme counts; all of it is asked for, up to the most there is.
  var eligibleCosts: Int {
    project.requested < project.cap ? project.requested : max(project.requested, project.costs - project.costs / 50)
  }
}
