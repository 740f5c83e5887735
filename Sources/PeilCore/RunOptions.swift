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
  /// How much memory may be used; nil for as much as it takes.
  ///
  /// Keys, joins and the choice of one row per key that might take more than a part of it are worked out on disk.
  public var memory: MemoryLimit?
  /// Leave to start the programs the pipeline names; without it such a pipeline does not run.
  public var programs: ProgramPermission?
  /// A clock in nanoseconds, of the thread that asks; nil where nobody wants to know how long what takes.
  public var timer: (@Sendable () -> Int)?
  /// Asked now and then whether the run should stop.
  public var isCancelled: @Sendable () -> Bool

  /// Describes what a run may use.
  public init(
    threads: Int, blockSize: Int = 512 * 1024, progress: (@Sendable (RunProgress) -> Void)? = nil,
    observer: (any InputObserver)? = nil, memory: MemoryLimit? = nil, programs: ProgramPermission? = nil,
    timer: (@Sendable () -> Int)? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.threads = threads
    self.blockSize = blockSize
    self.progress = progress
    self.observer = observer
    self.memory = memory
    self.programs = programs
    self.timer = timer
    self.isCancelled = isCancelled
  }
}
