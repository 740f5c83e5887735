import PeilTable

/// The timer of one worker, and how much of the time that is being measured belongs to what lies deeper.
final class Timekeeper {
  private let timer: @Sendable () -> Int
  private var nested = 0

  init(_ timer: @escaping @Sendable () -> Int) { self.timer = timer }

  /// Does something; what it took without what was measured inside it.
  func measured(_ work: () throws -> Void) rethrows -> Int {
    let outer = nested
    nested = 0
    let start = timer()
    defer { nested = outer + timer() - start }
    try work()
    return timer() - start - nested
  }
}

/// What is measured in a run: a source or dataset, a stage of it, and what is done there.
struct TimedPlace: Hashable {
  let node: Int
  let stage: Int
  let kind: String
}

/// Measures the step behind it, and counts the rows that come in.
final class TimedStep: ChunkStep {
  private let place: TimedPlace
  private let keeper: Timekeeper
  private var nanoseconds = 0
  private var rows = 0

  init(_ place: TimedPlace, _ keeper: Timekeeper, before step: ChunkStep) {
    self.place = place
    self.keeper = keeper
    super.init()
    next = [step]
  }

  override func push(_ chunk: Chunk) throws {
    rows += chunk.rowCount
    nanoseconds += try keeper.measured { try forward(chunk) }
  }

  override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    nanoseconds += other.nanoseconds
    rows += other.rows
  }

  override func finishTree(_ tail: inout TailOrder) throws {
    var end = tail
    nanoseconds += try keeper.measured { try super.finishTree(&end) }
    tail = end
  }

  override func report(to record: RunRecord) {
    record.timings[place, default: Timing()].add(nanoseconds, rows: rows)
  }
}

/// How long something took, and the rows that came in.
struct Timing {
  private(set) var nanoseconds = 0
  private(set) var rows = 0

  mutating func add(_ nanoseconds: Int, rows: Int) {
    self.nanoseconds += nanoseconds
    self.rows += rows
  }
}
