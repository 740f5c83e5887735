import PeilCore
import PeilDiagnostics
import PeilTable

extension ColumnPlanner {
  /// The codes of the list a column names; what is wrong with the list has its own message.
  func codeList(_ outcome: inout Outcome) -> ListedCodes? {
    guard let path = setting["codes"]?.text else {
      if let level = setting["level"]?.text, setting["type"]?.text?.text == "category" {
        outcome.diagnostics.append(
          .error(
            "missing-option", "'level' needs 'codes'", at: level.span,
            details: ["codes: a code list file, such as ../code-lists/sbi-2008.csv"]))
      }
      return nil
    }
    guard let level = setting["level"]?.text else {
      outcome.diagnostics.append(
        .error(
          "missing-option", "'codes' needs 'level'", at: path.span,
          details: ["level: the level of the code list, such as section"]))
      return nil
    }
    if let labels = setting["labels"] {
      outcome.diagnostics.append(
        .error(
          "key-without-meaning", "'labels' means nothing beside 'codes'", at: labels.span,
          label: "the code list has the names"))
    }
    guard let list = references.codeList(path) else { return nil }
    if list.levels.contains(level.text) { return ListedCodes(list, level: level.text) }
    outcome.diagnostics.append(
      .error(
        "unknown-level", "the code list has no level '\(level.text)'", at: level.span,
        label: nearestName(to: level.text, among: list.levels).map { "did you mean '\($0)'?" },
        details: ["levels: \(listed(list.levels, limit: 12))"]))
    return nil
  }

  /// A column that has the file's own name in every row.
  func readFileName(_ part: SourceText, _ format: inout ColumnFormat, _ outcome: inout Outcome) {
    if let from = setting["from"]?.text {
      outcome.diagnostics.append(
        .error(
          "two-origins", "'\(entry.key.text)' is read from a header and from the file's name", at: from.span,
          label: "take one of 'from' and 'from-file' away"))
    }
    format.header = "(file name)"
    format.fixedWords = files.map { path in
      let name = PipelinePath.name(path)
      guard part.text == "stem", let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
      return String(name[..<dot])
    }
  }
}
