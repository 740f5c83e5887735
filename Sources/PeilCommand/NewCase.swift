/// The case that a new package begins with: six applications, what is made of them, and what must come out.
struct NewCase {
  /// The rest of the pipeline, below the declaration of the applications.
  let use: String
  /// How what must come out was counted, by hand.
  let reckoning: String
  /// The table or the dataset that must come out, by its path under `expected/`.
  let expected: (path: String, text: String)

  /// Every file, by path within the folder of the case.
  var files: [(path: String, text: String)] {
    [
      ("pipeline.yaml", Self.head + use), ("applications.csv", Self.applications), ("SOURCE", reckoning),
      ("expected/\(expected.path)", expected.text),
    ]
  }

  private static let head = """
    peil: 1
    title: By hand
    language: en
    unit: {key: application}
    sources:
      applications:
        file: applications.csv
        format: {delimiter: ","}
        key: application
        columns:
          application: {from: Number, type: text}
          sector: {from: Sector, type: category, values: {Construction: construction, Care: care}}
          costs: {from: Costs, type: money, amount: project-costs}
          learners: {from: Learners, type: integer}

    """

  private static let applications = """
    Number,Sector,Costs,Learners
    A1,Construction,1000.00,4
    A2,Construction,3000.00,6
    A3,Care,900.00,
    A4,Care,500.00,8
    A5,Care,360.00,0
    A6,Care,540.00,2

    """
}
