import Glibc

/// Lets workers pass one at a time in the order of their chunks.
///
/// Unchecked: everything inside is guarded by its own mutex.
final class Turnstile: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var turn = 0

  init() {
    mutex.initialize(to: pthread_mutex_t())
    changed.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Waits until all earlier chunks have passed, then lets this one do its work and pass.
  func pass<Result>(_ chunk: Int, _ work: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    while turn != chunk { pthread_cond_wait(changed, mutex) }
    let result = work()
    turn += 1
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(mutex)
    return result
  }
}
