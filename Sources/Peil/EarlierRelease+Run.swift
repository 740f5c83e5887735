import PeilCore
import PeilDiagnostics
public import PeilDisclosure
import PeilRun

extension EarlierRelease {
  /// The release of a run, read from the run's own folder.
  ///
  /// Throws where the folder is no run's, where it holds no release, and where its record is not the one the run wrote.
  public init(run folder: String, number: Int) throws {
    let files = try RunFiles(folder: folder)
    guard files.listing.files.contains(where: { $0.path == DisclosureRecord.path }) else {
      throw DiagnosticsError([
        .error(
          "no-release", "'\(folder)' holds no release",
          details: [
            "--against takes the run folder, not what was published of it: the record of the release stands inside it"
          ], exit: .noInput)
      ])
    }
    let bytes = try files.bytes(DisclosureRecord.path)
    self.init(
      try DisclosureRecord(reading: bytes, file: "\(files.folder)/\(DisclosureRecord.path)"),
      name: "earlier release \(number)")
  }
}
