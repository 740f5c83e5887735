import PeilTable

/// One step of one worker's pipeline: takes chunks, keeps its own counts, hands on what comes out.
///
/// Every worker has steps of its own in the same arrangement; after the pass they are merged into those of the first.
class ChunkStep {
  /// Where the rows go on.
  var next: [ChunkStep] = []

  /// How many rows each row of the next chunk stands for; nil for one each.
  ///
  /// Steps that look at one value alone heed it.
  var weights: [Int]?

  /// How many rows a row stands for.
  final func weight(_ row: Int) -> Int { weights.map { $0[row] } ?? 1 }

  /// How many rows those of a chunk stand for.
  final func weight(of chunk: Chunk) -> Int { weights?.reduce(0, +) ?? chunk.rowCount }

  /// Takes a chunk.
  func push(_ chunk: Chunk) throws { try forward(chunk) }

  /// Takes in what another worker's step at the same place has counted.
  func absorb(_ other: ChunkStep) throws {}

  /// Takes in what a finished step of the same kind has found for the rows of other keys.
  func takeOver(_ part: ChunkStep) { preconditionFailure("a step that is not done key by key") }

  /// Whether the step, finished, has found something that stops the run.
  var stopsRun: Bool { false }

  /// Hands on the rows that only come after all others.
  func finish(_ tail: inout TailOrder) throws {}

  /// Tells what was counted, once everything is merged and finished.
  func report(to record: RunRecord) throws {}

  final func forward(_ chunk: Chunk) throws {
    for step in next { try step.push(chunk) }
  }

  final func absorbTree(_ other: ChunkStep) throws {
    try absorb(other)
    for (step, counterpart) in zip(next, other.next) { try step.absorbTree(counterpart) }
  }

  func finishTree(_ tail: inout TailOrder) throws {
    try finish(&tail)
    for step in next { try step.finishTree(&tail) }
  }

  final func reportTree(to record: RunRecord) throws {
    try report(to: record)
    for step in next { try step.reportTree(to: record) }
  }
}

/// Numbers the chunks that come after all others of a stream.
struct TailOrder {
  private var following = 1 << 40

  mutating func take() -> Int {
    defer { following += 1 }
    return following
  }

  /// How many rows such a chunk has at most.
  static let chunkSize = 65_536
}

/// The same step at the same place of another worker's pipeline.
func counterpart<Step: ChunkStep>(_ other: ChunkStep, of step: Step) -> Step {
  guard let same = other as? Step else { preconditionFailure("two workers' pipelines differ") }
  return same
}
