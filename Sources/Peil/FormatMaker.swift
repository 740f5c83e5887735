import PeilCore
import PeilPublish
import Synchronization

/// Publishers at work on one result.
struct FormatMaker: Sendable {
  private let publishers: [any Publisher]
  private let result: RunResult
  private let plan: Plan

  /// Prepares to make some formats, tidy CSV always among them.
  ///
  /// Throws where a format has no publisher.
  init(of result: RunResult, plan: Plan, formats: [String], rows: Bool = true) throws(PublishError) {
    publishers = try Publishers.publishers(for: formats).filter { rows || !($0 is ExportPublisher) }
    self.result = result
    self.plan = plan
  }

  /// Hands all files to a sink; several threads make a format each.
  ///
  /// Returns their paths, format after format, whichever was ready first.
  func publish(to sink: any OutputSink, threads: Int = 1) throws -> [String] {
    let order = Self.order(publishers)
    let made = try SharedWork.results(of: publishers.count, threads: threads) { turn in
      let noted = NotedOutput(sink)
      try publishers[order[turn]].publish(result, of: plan, to: noted)
      return noted.paths
    }
    return publishers.indices.flatMap { place in order.firstIndex(of: place).map { made[$0] } ?? [] }
  }

  /// The formats that take longest, longest first.
  private static let slow = [
    ReportPublisher.format, FragmentPublisher.format, ODSPublisher.format, XLSXPublisher.format,
  ]

  /// The places of the publishers, the slow ones first.
  private static func order(_ publishers: [any Publisher]) -> [Int] {
    let formats = publishers.map { type(of: $0).format }
    let first = slow.compactMap(formats.firstIndex(of:))
    return first + publishers.indices.filter { !first.contains($0) }
  }
}

/// Hands files on, and notes their paths.
private final class NotedOutput: OutputSink {
  private let sink: any OutputSink
  private let noted = Mutex<[String]>([])

  init(_ sink: any OutputSink) { self.sink = sink }

  var paths: [String] { noted.withLock { $0 } }

  func take(_ file: OutputFile) throws {
    try sink.take(file)
    noted.withLock { $0.append(file.path) }
  }
}
