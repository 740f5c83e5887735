import Glibc

/// The processor time of a thread.
enum ThreadClock {
  /// The time the asking thread has worked, in nanoseconds.
  static let nanoseconds: @Sendable () -> Int = {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
