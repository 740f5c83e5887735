import Glibc
import Peil
import Synchronization

/// One line on a terminal that says how far a run has come; nothing anywhere else, and nothing for a short run.
final class ProgressLine: Sendable {
  /// Whether there is anybody to show it to.
  let isShown: Bool
  private let start = ContinuousClock.now
  private let state: Mutex<State>

  private struct State {
    var text: ProgressText
    var shownAt = 0.0
    var length = 0
  }

  /// A run that is over sooner needs no line.
  private static let delay = 0.3
  /// Nobody reads a line that changes more often.
  private static let pause = 0.1

  init(_ plan: Plan, isShown: Bool) {
    self.isShown = isShown
    state = Mutex(State(text: ProgressText(sources: isShown ? Self.sizes(of: plan) : [])))
  }

  private static func sizes(of plan: Plan) -> [(name: String, bytes: Int)] {
    plan.sources.map { source in
      let bytes = source.readFiles.reduce(0) { sum, file in
        var status = stat()
        return sum + (stat(file.path, &status) == 0 ? Int(status.st_size) : 0)
      }
      return (source.name, bytes)
    }
  }

  /// What a run tells of its progress; nil where nobody looks, so that it costs nothing.
  var report: (@Sendable (RunProgress) -> Void)? {
    guard isShown else { return nil }
    return { self.show($0) }
  }

  private var seconds: Double {
    let time = start.duration(to: .now).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
  }

  private func show(_ progress: RunProgress) {
    let now = seconds
    state.withLock { state in
      state.text.note(progress)
      guard now >= Self.delay, now - state.shownAt >= Self.pause || progress.bytes == progress.total else { return }
      state.shownAt = now
      let width = StandardStream.error.width.map { $0 - 1 } ?? 79
      Self.replace(with: String(state.text.line(progress.source, seconds: now).prefix(width)), &state.length)
    }
  }

  /// Takes the line away.
  func clear() {
    guard isShown else { return }
    state.withLock { state in
      if state.length > 0 { Self.replace(with: "", &state.length) }
    }
  }

  /// How much was read how fast; nil where nobody waited for it.
  var closing: String? {
    let now = seconds
    guard isShown, now >= 1 else { return nil }
    return state.withLock { $0.text.closing(seconds: now) }
  }

  private static func replace(with text: String, _ length: inout Int) {
    let padding = String(repeating: " ", count: max(0, length - text.count))
    try? StandardStream.error.write("\r\(text)\(padding)\(text.isEmpty ? "\r" : "")")
    length = text.count
  }
}
