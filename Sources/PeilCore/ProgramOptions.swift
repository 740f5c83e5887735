import PeilDiagnostics
public import PeilTable

/// A program as the options of a stage or a measure name it, and what it may take.
public struct ProgramOptions {
  /// The program and its arguments.
  public static let program = Parameter.required(
    "program", .list(.text), "The program and its arguments, as in [Rscript, model.R].")
  /// What else it is made of.
  public static let files = Parameter.optional(
    "files", .list(.text), standard: "the words of `program` that name one", "Further files it is made of.")
  /// The columns that it is sent.
  public static let send = Parameter.optional(
    "send", .list(.column), standard: "all columns", "The columns it is sent.")
  /// What stands for a missing value in what it gives back.
  public static let missing = Parameter.optional(
    "missing", .list(.text), standard: "the empty field alone", "The words that stand for a missing value.")
  /// How long it may run.
  public static let timeLimit = Parameter.optional(
    "time-limit", .integer(1...86_400), standard: "600", "How many seconds it may take.")
  /// How much memory it may ask for.
  public static let memoryLimit = Parameter.optional(
    "memory-limit", .integer(64...1_000_000), standard: "4000", "How many megabytes of memory it may ask for.")

  private let words: [String]
  private let folder: String
  private let missing: [String]
  private let seconds: Int
  private let memory: Int

  /// Reads the options; a program that is not named, files that are not there, and limits out of bounds are reported.
  ///
  /// The files that the program is made of become inputs of the run.
  public init?(_ setting: Setting, context: BindingContext) {
    let words = (setting["program"]?.list ?? []).compactMap(\.text)
    guard let program = words.first, !program.text.isEmpty else {
      context.report(
        .error(
          "no-program", "no program is named", at: setting["program"]?.span ?? setting.span,
          details: ["write the program and its arguments as a list, as in `program: [Rscript, model.R]`"]))
      return nil
    }
    let areThere = Self.noteFiles(words, setting["files"], context)
    let seconds = setting["time-limit"].map { context.integer($0, atLeast: 1) } ?? 600
    let megabytes = setting["memory-limit"].map { context.integer($0, atLeast: 64) } ?? 4_000
    guard areThere, let seconds, let megabytes else { return nil }
    self.words = words.map(\.text)
    self.seconds = seconds
    folder = context.folder
    missing = Array(Set((setting["missing"]?.list ?? []).compactMap { $0.text?.text } + [""])).sorted()
    memory = megabytes * 1_000_000
  }

  /// The call that sends some columns and expects others back.
  public func call(sent: [Column], returned: [Column], answer: ProgramCall.Answer) -> ProgramCall {
    ProgramCall(
      words: words, folder: folder, sent: sent.map(\.name), returned: returned, missing: missing, answer: answer,
      seconds: seconds, memory: memory)
  }

  /// Makes inputs of the run of the files that the program is made of.
  private static func noteFiles(_ words: [SourceText], _ files: Setting?, _ context: BindingContext) -> Bool {
    var areThere = true
    for (place, word) in words.enumerated() where !word.text.hasPrefix("-") {
      let isPath = place == 0 && word.text.contains("/")
      if place > 0 || isPath {
        let isThere = context.hasFile(word, isRequired: isPath && !word.text.hasPrefix("/"))
        if isPath, !isThere, !word.text.hasPrefix("/") { areThere = false }
      }
    }
    for file in (files?.list ?? []).compactMap(\.text) where !context.hasFile(file, isRequired: true) {
      areThere = false
    }
    return areThere
  }
}
