/// Carries out a plan.
public protocol Engine: Sendable {
  /// Runs a plan and returns its figures and ledger.
  ///
  /// Throws an error that is `DiagnosticConvertible` where the data stops the run; a result with rejects beyond a source's
  /// limit is returned, and the caller decides that nothing is published.
  func run(_ plan: Plan, options: RunOptions) throws -> RunResult

  /// The first rows of a source or dataset after a stage (nil: after the last), and how many there are.
  func rows(
    of name: String, afterStage stage: Int?, limit: Int, in plan: Plan, options: RunOptions
  ) throws
    -> ExportedRows
}

/// What a run may use, and whom it tells.
public struct RunOptions: Sendable {
  /// How many workers take chunks.
  public var threads: Int
  /// How many bytes of a file make a block; tests make it small.
  public var blockSize: Int
  /// Told of progress: bytes read, of how many.
  public var progress: (@Sendable (RunProgress) -> Void)?
  /// Shown every source's bytes in file order, for hashing.
  public var observer: (any InputObserver)?
  /// Asked now and then whether the run should stop.
  public var isCancelled: @Sendable () -> Bool

  /// Describes what a run may use.
  public init(
    threads: Int, blockSize: Int = 512 * 1024, progress: (@Sendable (RunProgress) -> Void)? = nil,
    observer: (any InputObserver)? = nil, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.threads = threads
    self.blockSize = blockSize
    self.progress = progress
    self.observer = observer
    self.isCancelled = isCancelled
  }
}

/// How far a run has come.
public struct RunProgress: Sendable {
  /// The source being read.
  public let source: String
  /// Its bytes read so far.
  public let bytes: Int
  /// Its size in bytes.
  public let total: Int
  /// Rows read so far.
  public let rows: Int

  /// Describes how far a run has come.
  public init(source: String, bytes: Int, total: Int, rows: Int) {
    self.source = source
    self.bytes = bytes
    self.total = total
    self.rows = rows
  }
}

/// Sees the raw bytes of every source once, in file order.
public protocol InputObserver: Sendable {
  /// The next bytes of a source; calls for one source come in file order and one at a time.
  func observe(_ bytes: UnsafeRawBufferPointer, of source: String)
}
