/// What the overview of a call keeps of an application.
struct CallApplication {
  let identifier: String
  let applicant: Organisation
  let submitted: CalendarDate
  let decided: CalendarDate
  let outcome: Project.Outcome
  /// In cents.
  let requested: Int
  /// In cents; zero where nothing was granted.
  let granted: Int
  /// The bottlenecks a granted plan names; plans that were not granted were never read for them.
  var bottlenecks: [String] = []
}
