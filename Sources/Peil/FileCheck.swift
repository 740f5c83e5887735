import PeilCore
import PeilDiagnostics
import PeilRun

/// Holds the files of a run folder against their hashes and, where they can be made again, against what they should be.
struct FileCheck {
  private let files: RunFiles
  private var seen: Set<String> = []
  /// What was found.
  private(set) var diagnostics: [Diagnostic] = []
  /// How many files are not as the run wrote them.
  private(set) var faultCount = 0

  init(_ files: RunFiles) { self.files = files }

  /// Holds a file against what it should be.
  mutating func compare(_ made: OutputFile, cells: (OutputFile) -> [PublishedCell]?) {
    seen.insert(made.path)
    guard let bytes = try? files.current(made.path) else { return report(gone: made.path) }
    let isVouchedFor = made.path == RunListing.path || hasItsHash(made.path)
    guard bytes != made.bytes else {
      if !isVouchedFor { reportOtherListing(made.path) }
      return
    }
    let found = OutputFile(path: made.path, bytes: bytes)
    if let foundCells = cells(found), let expected = cells(made) {
      let comparison = CellComparison(found: foundCells, expected: expected)
      report(found, made, comparison.differences, isVouchedFor: isVouchedFor)
    } else {
      report(found, made, nil, isVouchedFor: isVouchedFor)
    }
  }

  /// Holds the files that cannot be made again against their hashes, and names those that the run did not write.
  mutating func checkOthers() {
    for file in files.listing.files where !seen.contains(file.path) {
      guard let fault = files.fault(of: file) else { continue }
      if case .missing = fault.reason { report(gone: file.path) } else { report(changed: file.path) }
    }
    let others = files.others.filter { !seen.contains($0) }
    guard !others.isEmpty else { return }
    diagnostics.append(
      .warning(
        "extra-output",
        "\(counted(others.count, "file")) in '\(files.folder)' \(others.count == 1 ? "is" : "are") not of the run",
        details: [listed(others, limit: 10)], exit: .failedChecks))
  }

  private func hasItsHash(_ path: String) -> Bool {
    files.listing.files.first { $0.path == path }.map { files.fault(of: $0) == nil } ?? false
  }

  // MARK: - What is said

  private static let shown = 10

  private func place(_ path: String) -> DataPlace { DataPlace(file: "\(files.folder)/\(path)") }

  private mutating func report(gone path: String) {
    faultCount += 1
    diagnostics.append(
      .error("missing-output", "the run wrote this file, and it is gone", place: place(path), exit: .data))
  }

  private mutating func report(changed path: String) {
    faultCount += 1
    diagnostics.append(
      .error(
        "changed-output", "this is not the file that the run wrote: its hash is another than run.json has",
        place: place(path), exit: .data))
  }

  /// The file is right and `run.json` is not.
  private mutating func reportOtherListing(_ path: String) {
    faultCount += 1
    diagnostics.append(
      .error(
        "other-listing", "this is the file that the run wrote, and run.json has another hash for it, or none",
        place: place(path), exit: .data))
  }

  private mutating func report(
    _ found: OutputFile, _ made: OutputFile, _ differences: [CellComparison.Difference]?, isVouchedFor: Bool
  ) {
    let count = differences?.count ?? 0
    var details = differences?.prefix(Self.shown).map(\.text) ?? []
    if count > Self.shown { details.append("… and \(count - Self.shown) more") }
    if count == 0 {
      details.append(
        differences != nil && Self.isPacked(made.bytes)
          ? "its cells are the same; how they look, or what stands around them, is another"
          : Self.firstDifference(found.bytes, made.bytes))
    }
    let what =
      count > 0
      ? "this file disagrees with the record in \(counted(count, "place"))" : "this is not as the run wrote it"
    if isVouchedFor, count == 0 {
      diagnostics.append(
        .warning(
          "other-words", "this release writes the file in another way", details: details, place: place(made.path),
          exit: .failedChecks))
      return
    }
    faultCount += 1
    if isVouchedFor, made.path != RunListing.path {
      details.append("run.json vouches for the file as it is: both were changed, or another release wrote them")
    }
    diagnostics.append(
      .error(
        isVouchedFor ? "other-figures" : "changed-output", what, details: details, place: place(made.path), exit: .data)
    )
  }

  /// Whether a file is an archive, of whose bytes nothing is to be said.
  private static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "PK".utf8) }

  /// The first line that is another, for files that are not read cell by cell.
  private static func firstDifference(_ found: [UInt8], _ expected: [UInt8]) -> String {
    let newline = UInt8(ascii: "\n")
    let left = found.split(separator: newline, omittingEmptySubsequences: false)
    let right = expected.split(separator: newline, omittingEmptySubsequences: false)
    let line = zip(left, right).prefix { $0 == $1 }.count
    func shown(_ lines: [ArraySlice<UInt8>]) -> String {
      line < lines.count ? "'\(shortened(String(decoding: lines[line], as: UTF8.self)))'" : "the end of the file"
    }
    return "from line \(line + 1) on: found \(shown(left)), expected \(shown(right))"
  }
}

/// A number with its noun.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
