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
    if failure.listsPlaces {
      diagnostic.details += places.map { place in
        "\(place.file): line \(place.line.map(String.init) ?? "?"), record \(place.record.map(String.init) ?? "?")"
      }
    }
    return diagnostic
  }

  /// Where a row stands in its file; nil for a row that no single record stands behind.
  private func place(_ origin: RowOrigin) -> DataPlace? {
    guard !origin.isDerived, let scan = scans[origin.source], let positions = positions[origin.source],
      let position = try? positions.resolve([origin], in: scan.file).first
    else { return nil }
    return DataPlace(
      file: scan.source.shownPath, line: position.line, record: position.record, byte: position.byteOffset)
  }

  private func placed(_ stop: StoppingRecord) -> Diagnostic {
    let source = scans.first {
      counts[$0.key]?.counts.contains { $0.index == stop.block } ?? false && $0.value.firstFailure is StoppingRecord
    }
    let position = source.flatMap { place, scan in
      positions[place]?.positions(of: [stop.record], block: stop.block, in: scan.file).first
    }
    return .error(
      "invalid-value", stop.record.message,
      details: ["the column says 'invalid: stop'"],
      place: DataPlace(
        file: source?.value.source.shownPath ?? "", line: position?.line, record: position?.record,
        column: stop.record.header, byte: stop.record.sourceOffset))
  }
}
