import Glibc
import Peil
import Synchronization

/// One line on a terminal that says how far a run has come; nothing anywhere else.
final class ProgressLine: Sendable {
  private let isShown: Bool
  private let lastLength = Mutex(0)

  init(isShown: Bool) { self.isShown = isShown }

  /// Replaces the line.
  func show(_ progress: RunProgress) {
    guard isShown else { return }
    let share = progress.total > 0 ? min(100, progress.bytes * 100 / progress.total) : 100
    replace(with: "\(progress.source): \(share)% of \(megabytes(progress.total)), \(progress.rows) rows")
  }

  /// Takes the line away.
  func clear() {
    guard isShown else { return }
    replace(with: "")
  }

  private func replace(with text: String) {
    lastLength.withLock { last in
      let padding = String(repeating: " ", count: max(0, last - text.count))
      try? StandardStream.error.write("\r\(text)\(padding)\(text.isEmpty ? "\r" : "")")
      last = text.count
    }
  }

  private func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
