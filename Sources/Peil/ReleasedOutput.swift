import PeilCore
import PeilRun
import Synchronization

/// Hands the files of a release on into its folder within the run folder, and notes what each of them is.
final class ReleasedOutput: OutputSink {
  private let sink: any OutputSink
  private let noted = Mutex<[RunListing.File]>([])

  init(_ sink: any OutputSink) { self.sink = sink }

  /// What was handed on so far, by path within the release.
  var files: [RunListing.File] { noted.withLock { $0 } }

  func take(_ file: OutputFile) throws {
    let listed = RunListing.File(file)
    try sink.take(OutputFile(path: ReleaseWriter.folder + file.path, bytes: file.bytes))
    noted.withLock { $0.append(listed) }
  }
}
