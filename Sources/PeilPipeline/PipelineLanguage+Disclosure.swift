import PeilCore

extension PipelineLanguage {
  /// What `disclosure` under `publish` takes: a profile alone, or its keys.
  static let disclosure = Parameter.Kind.either([.word(disclosureProfiles), .options(disclosureKeys)])

  static let disclosureProfiles: [Parameter.Choice] = [
    .init("internal", "Register tables that stay in the house: three contributors in a cell."),
    .init("ministry", "What a ministry publishes: five contributors in a cell."),
    .init("open-data", "What anybody may combine with anything: ten contributors in a cell."),
  ]

  /// The keys of `disclosure`.
  static let disclosureKeys: [Parameter] = [
    .optional("profile", .word(disclosureProfiles), standard: "ministry", "The defaults of all that is not written."),
    .optional(
      "minimum", .integer(1...1_000), standard: "3, 5 or 10, by the profile",
      "How many different contributors a cell that is not empty must have."),
    .optional(
      "dominance", .oneOrMore(.options(dominanceKeys)), standard: "none",
      "(n,k): the largest few may not have more than a share of a cell."),
    .optional(
      "p-percent", .text, standard: "10%",
      "p%: nobody may be able to estimate the largest contribution to within this share of it; or `none`."),
    .optional(
      "prior-posterior", .options(priorKeys), standard: "none",
      "(p,q): p% where everybody knows each contribution to within q beforehand; in place of `p-percent`."),
    .optional(
      "group", .text, standard: "90%",
      "The share of a group that may have one and the same outcome; or `none`."),
    .optional(
      "holding", .text, standard: "the cluster of `unit`, or else its key",
      "The column of the contributor, such as the firm behind several applications."),
    .optional(
      "known", .formula("true or false"), standard: "none",
      "The rows that anybody knows, such as the granted projects: outcome == 'granted'."),
    .optional(
      "fields", .map(key: .text, value: .word(standings)), standard: "all confidential",
      "The columns of which anybody knows the values of the known rows."),
    .optional(
      "tables", .map(key: .text, value: .word(standings)), standard: "all confidential",
      "The tables whose figures are public already, whatever they are."),
    .optional("zeros", .word(zeros), standard: "public", "What becomes of cells in which there is nothing."),
    .optional("method", .word(methods), standard: "automatic", "How it is worked out what else must be hidden."),
    .optional("weight", .word(weights), standard: "value", "What it costs to hide a cell."),
  ]

  private static let dominanceKeys: [Parameter] = [
    .required("count", .integer(1...10), "How many of the largest contributors are looked at together."),
    .required("share", .share, "The share of the cell that they may have."),
  ]

  private static let priorKeys: [Parameter] = [
    .required("p", .share, "The share of a contribution to within which nobody may be able to estimate it."),
    .required("q", .share, "The share to within which everybody knows it beforehand; greater than p."),
  ]

  static let standings: [Parameter.Choice] = [
    .init("public", "Anybody knows it."), .init("confidential", "It is protected."),
  ]

  private static let zeros: [Parameter.Choice] = [
    .init("public", "They are shown, and taken as known."),
    .init("confidential", "They are as sensitive as a cell with one contributor."),
  ]

  private static let methods: [Parameter.Choice] = [
    .init("automatic", "Exactly up to some 300 open cells, by the heuristic above."),
    .init("exact", "The least that can be hidden, however long it takes."),
    .init("heuristic", "Quickly, and a little more than the least."),
  ]

  private static let weights: [Parameter.Choice] = [
    .init("value", "Its value: small figures go first."), .init("unit", "One: the fewest cells go."),
    .init("logarithm", "The logarithm of its value."),
  ]
}
