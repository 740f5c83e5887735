import PeilCore
import PeilTable
import Synchronization

/// The steps of all workers of a pass, merged into those of the first.
///
/// Unchecked: each worker touches its own place only, and everything is read after the last one has ended.
final class PassWorkers<Counts>: @unchecked Sendable {
  struct Worker {
    let steps: ChunkStep
    var counts: Counts
    var chunks = 0
  }

  private let workers: UnsafeMutableBufferPointer<Worker>

  init(_ count: Int, _ make: () throws -> (ChunkStep, Counts)) rethrows {
    let made = try (0..<count).map { _ in
      let (steps, counts) = try make()
      return Worker(steps: steps, counts: counts)
    }
    workers = .allocate(capacity: count)
    _ = workers.initialize(fromContentsOf: made)
  }

  deinit {
    workers.deinitialize()
    workers.deallocate()
  }

  /// Lets every worker do its work on a thread of its own; what each returns is the number of its chunks.
  func run(_ work: @escaping @Sendable (ChunkStep, inout Counts) -> Int) {
    WorkerTeam.run(workers.count) { [self] index in
      workers[index].chunks = work(workers[index].steps, &workers[index].counts)
    }
  }

  var all: [Worker] { Array(workers) }

  /// How many workers had a chunk.
  var used: Int { workers.count { $0.chunks > 0 } }

  /// The steps of all workers as one.
  func merged() throws -> ChunkStep {
    for other in workers.dropFirst() { try workers[0].steps.absorbTree(other.steps) }
    return workers[0].steps
  }
}
