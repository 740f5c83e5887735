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
    publishers = Self.joined(try Publishers.publishers(for: formats).filter { rows || !($0 is ExportPublisher) })
    self.result = result
    self.plan = plan
  }

  /// Hands all files to a sink; several threads make a format each.
  ///
  /// Returns their paths, format after format, whichever was ready first.
  func publish(to sink: any OutputSink, threads: Int = 1) throws -> [String] {
    // The description of the CSV files says how large they are, and so comes after them.
    let order = Self.order(publishers)
    let others = order.filter { !(publishers[$0] is DataPackagePublisher) }
    var noted = try SharedWork.results(of: others.count, threads: threads) { turn in
      let noted = NotedOutput(sink)
      try publishers[others[turn]].publish(result, of: plan, to: noted)
      return (place: others[turn], files: noted.files)
    }
    let sizes = Dictionary(noted.flatMap(\.files).map { ($0.path, $0.size) }) { first, _ in first }
    for place in order where publishers[place] is DataPackagePublisher {
      let last = NotedOutput(sink)
      try DataPackagePublisher(sizes: sizes).publish(result, of: plan, to: last)
      noted.append((place, last.files))
    }
    return noted.sorted { $0.place < $1.place }.flatMap { $0.files.map(\.path) }
  }

  /// The two workbooks as one where both are wanted; they stand beside each other.
  private static func joined(_ publishers: [any Publisher]) -> [any Publisher] {
    guard publishers.contains(where: { $0 is XLSXPublisher }), publishers.contains(where: { $0 is ODSPublisher }) else {
      return publishers
    }
    return publishers.compactMap { $0 is XLSXPublisher ? WorkbooksPublisher() : $0 is ODSPublisher ? nil : $0 }
  }

  /// The formats that take longest, longest first.
  private static let slow = [
    WorkbooksPublisher.format, ReportPublisher.format, FragmentPublisher.format, ODSPublisher.format,
    XLSXPublisher.format, JSONPublisher.format, MarkdownPublisher.format,
  ]

  /// The places of the publishers, the slow ones first.
  private static func order(_ publishers: [any Publisher]) -> [Int] {
    let formats = publishers.map { type(of: $0).format }
    let first = slow.compactMap(formats.firstIndex(of:))
    return first + publishers.indices.filter { !first.contains($0) }
  }
}

/// Hands files on, and notes their paths and sizes.
private final class NotedOutput: OutputSink {
  private let sink: any OutputSink
  private let noted = Mutex<[(path: String, size: Int)]>([])

  init(_ sink: any OutputSink) { self.sink = sink }

  var files: [(path: String, size: Int)] { noted.withLock { $0 } }

  func take(_ file: OutputFile) throws {
    try sink.take(file)
    noted.withLock { $0.append((file.path, file.bytes.count)) }
  }
}
