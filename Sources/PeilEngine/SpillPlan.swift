import Glibc
import PeilCore
import PeilCSV
import PeilTable

/// Which rows a run with a limit on its memory keeps on disk, apart by key: those that might take a good part of it.
struct SpillPlan: Sendable {
  let limit: MemoryLimit
  /// For each node the bytes of the files behind it, from which what its rows take is judged.
  private let sizes: [Int]

  private static let mostPartitions = 256

  /// A part of the limit that one thing in memory may take.
  private var share: Int { limit.bytes / 8 }

  init(_ graph: PlanGraph, _ limit: MemoryLimit) {
    self.limit = limit
    var sizes: [Int] = []
    for node in 0..<graph.count {
      let own = graph.isSource(node) ? graph.plan.sources[node].readFiles.map { Self.size($0.path) } : []
      let parent = graph.parents[node].map { sizes[$0] } ?? 0
      sizes.append(own.reduce(parent) { $0.addingReportingOverflow($1).overflow ? .max : $0 + $1 })
    }
    self.sizes = sizes
  }

  /// The size of a file; of standard input, which nobody knows before it has come, more than any limit.
  private static func size(_ path: String) -> Int {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 1 << 40 }
    return Int(status.st_size)
  }

  /// How the rows of a node are told apart on disk; nil where they stay in memory.
  func partitioning(ofNode node: Int, by encoder: KeyEncoder) -> Partitioning? {
    // In memory a row takes its columns, its place, and what finds it by its key: some four times its bytes in a file.
    partitioning(sizes[node], apart: sizes[node].multipliedReportingOverflow(by: 4).partialValue, by: encoder)
  }

  /// How things that take so many bytes are told apart on disk; nil where they stay in memory.
  ///
  /// `apart` is what they take once they are.
  func partitioning(_ bytes: Int, apart: Int, by encoder: KeyEncoder) -> Partitioning? {
    guard bytes > share else { return nil }
    return Partitioning(encoder: encoder, count: min(max(apart / max(share, 1) + 1, 2), Self.mostPartitions))
  }

  /// The run is over its limit.
  func check() throws(RowFailure) {
    let used = limit.used()
    guard used > limit.bytes else { return }
    throw RowFailure(
      "memory-limit",
      "the run needs more memory than --memory allows: \(Self.megabytes(used)) of \(Self.megabytes(limit.bytes))",
      details: [
        "joins, the keys of sources and 'deduplicate' are worked out on disk; what is sorted, ranked, exported or put into"
          + " groups is held in memory",
        "allow more, use fewer threads ('--threads 1'), or make less of it: fewer columns and groups, a filter before a sort",
      ])
  }

  private static func megabytes(_ bytes: Int) -> String { "\((bytes + 999_999) / 1_000_000) MB" }
}
