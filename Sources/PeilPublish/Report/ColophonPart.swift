import PeilCore
import PeilWords

/// What identifies the run: the program, the pipeline file, the parameters, and the fingerprint of all that was read.
struct ColophonPart {
  let document: ReportDocument

  private var words: Words { document.words }
  private var numbers: NumberStyle { document.numbers }
  private var plan: Plan { document.plan }

  var blocks: [ReportValues] {
    ([ReportBlock(text: words[.reproducible], facts: facts)] + parameters + inputs + references).map(\.values)
  }

  private var facts: [(label: String, text: String)] {
    var facts: [(label: String, text: String)] = []
    let identity = document.result.identity
    if let identity { facts.append((words[.version], identity.version)) }
    facts.append((words[.pipelineFile], fileName(plan.file)))
    if let identity, !identity.pipeline.isEmpty {
      facts.append(("\(words[.pipelineFile]), \(words[.hash])", identity.pipeline))
    }
    if let asOf = plan.asOf { facts.append((words[.asOf], numbers.date(asOf))) }
    if let reading = plan.reading {
      facts.append((words[.reading], words[reading == .census ? .census : .process]))
    }
    return facts
  }

  private var parameters: [ReportBlock] {
    let parameters = plan.parameters.filter { !$0.isSecret }
    guard !parameters.isEmpty else { return [] }
    let table = ListTable(
      identifier: "parameters", caption: words[.parameters],
      columns: [.text(words[.parameter]), .text(words[.value]), .text(words[.note])],
      rows: parameters.map { [$0.name, $0.text, $0.isOverridden ? words[.setForThisRun] : ""] })
    return [ReportBlock(title: words[.parameters], table: table.markup, label: words[.parameters])]
  }

  private var inputs: [ReportBlock] {
    let inputs = document.result.inputs
    guard !inputs.isEmpty else { return [] }
    let table = ListTable(
      identifier: "inputs", caption: words[.inputs],
      columns: [
        .text(words[.file]), .number(words[.records]), .number(words[.size]), .hash(words[.hash]),
      ],
      rows: inputs.flatMap { input in
        input.files.enumerated().map { place, file in
          [
            isAbsolute(file.file) ? fileName(file.file) : file.file, numbers.count(file.records),
            numbers.count(file.bytes), hash(of: input.source, file: place),
          ]
        }
      })
    return [ReportBlock(title: words[.inputs], table: table.markup, label: words[.inputs])]
  }

  private func hash(of source: String, file: Int) -> String {
    guard let hashes = document.result.identity?.inputs[source], file < hashes.count, let hash = hashes[file] else {
      return words[.notRead]
    }
    return hash.method == .whole ? hash.hexadecimal : "\(hash.hexadecimal) (\(words[.hashOfPieces]))"
  }

  private var references: [ReportBlock] {
    guard !plan.references.isEmpty else { return [] }
    let hashes = document.result.identity?.references ?? []
    let table = ListTable(
      identifier: "reference-files", caption: words[.referenceFiles],
      columns: [.text(words[.file]), .number(words[.size]), .hash(words[.hash])],
      rows: plan.references.enumerated().map { place, file in
        [
          isAbsolute(file.shownPath) ? fileName(file.shownPath) : file.shownPath, numbers.count(file.bytes.count),
          place < hashes.count ? hashes[place] : words[.notRead],
        ]
      })
    return [ReportBlock(title: words[.referenceFiles], table: table.markup, label: words[.referenceFiles])]
  }

  private func isAbsolute(_ path: String) -> Bool { path.hasPrefix("/") }
  private func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
