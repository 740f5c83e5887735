public import PeilCore

extension PipelineLanguage {
  /// The keys of `states`.
  public static let states: [Parameter] = [
    .optional("travel", .word(travels), standard: "fixed", "What may leave the machine."),
    .optional(
      "key",
      .options([
        .optional("file", .text, standard: "none", "A file with the key, relative to the pipeline file."),
        .optional("environment", .text, standard: "none", "A variable of the environment with the key."),
      ]), standard: "none; required where pseudonyms travel",
      "Where the key is kept under which the keys of sources are hashed: one of the two, the same for all who merge."),
  ]

  /// What of the states may leave the machine.
  public static let travels: [Parameter.Choice] = [
    .init("fixed", "States whose size does not depend on the number of rows."),
    .init(
      "pseudonymised",
      "Those that hold units too, where the stage `pseudonymise` has made what names them; and hashes of the keys of rows."
    ),
  ]
}
