import PeilCSV
import PeilCore
import PeilDiagnostics
import PeilTable

extension PlanRun {
  /// The words for whatever ended the run, with the places of the rows it is about.
  func diagnostics(of error: any Error) -> [Diagnostic] {
    switch error {
    case let failure as RowFailure: [placed(failure)]
    case let failures as RunFailures: failures.failures.map(placed)
    case let stop as StoppingRecord: [placed(stop)]
    case let error as any DiagnosticConvertible: error.diagnostics
    default: [RowFailure.bug("the engine failed: \(error)").diagnostic]
    }
  }

  private func placed(_ failure: RowFailure) -> Diagnostic {
    var diagnostic = failure.diagnostic
    let places = failure.origins.compactMap(place)
    if diagnostic.place == nil { diagnostic.place = places.first }
    // The first place stands above already.
    if failure.listsPlaces, places.count > 1 { diagnostic.details += places.map(words) }
    diagnostic.details += failure.groups.map(line)
    if failure.untoldGroups > 0 { diagnostic.details.append("… and \(failure.untoldGroups) more") }
    diagnostic.details += failure.remedies
    return diagnostic
  }

  /// The heading of some rows and where they stand: `2020-1: decisions.csv, lines 3 and 9`.
  private func line(_ group: KeyedRows) -> String {
    guard !group.origins.isEmpty else { return group.key }
    let places = group.origins.compactMap(place)
    guard places.count == group.origins.count else { return "\(group.key): \(group.count) rows" }
    var files: [(name: String, lines: [String])] = []
    for place in places {
      if files.last?.name != place.file { files.append((place.file, [])) }
      files[files.count - 1].lines.append(place.line.map(String.init) ?? "?")
    }
    let text = files.map { file, lines in
      "\(file), \(lines.count == 1 ? "line" : "lines") \(listed(lines))"
    }
    let rest = group.count - places.count
    return "\(group.key): \(text.joined(separator: "; "))" + (rest > 0 ? " and \(rest) more" : "")
  }

  private func listed(_ lines: [String]) -> String {
    guard let last = lines.last, lines.count > 1 else { return lines.first ?? "" }
    return lines.dropLast().joined(separator: ", ") + " and " + last
  }

  private func words(_ place: DataPlace) -> String {
    "\(place.file): line \(place.line.map(String.init) ?? "?"), record \(place.record.map(String.init) ?? "?")"
  }

  /// Where a row stands in its file; nil for a row that no single record stands behind.
  private func place(_ origin: RowOrigin) -> DataPlace? {
    guard !origin.isDerived, let scan = scans[origin.source], let positions = positions[origin.source],
      let position = try? positions.resolve([origin], in: scan.files).first
    else { return nil }
    return DataPlace(
      file: scan.shownPath(position.file), line: position.line, record: position.record, byte: position.byteOffset)
  }

  private func placed(_ stop: StoppingRecord) -> Diagnostic {
    let source = scans.first {
      counts[$0.key]?.counts.contains { $0.index == stop.block } ?? false && $0.value.firstFailure is StoppingRecord
    }
    let position = source.flatMap { place, scan in
      positions[place]?.positions(of: [stop.record], block: stop.block, in: scan.files).first
    }
    return .error(
      "invalid-value", stop.record.message,
      details: [
        "the column says 'invalid: stop'; mend the record, or say 'invalid: reject' for its row or 'invalid: missing'"
      ],
      place: DataPlace(
        file: source?.value.shownPath(position?.file ?? 0) ?? "", line: position?.line, record: position?.record,
        column: stop.record.header, byte: stop.record.sourceOffset))
  }
}
