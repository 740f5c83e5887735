import Glibc

/// Threads that live for one piece of work.
package enum WorkerTeam {
  private final class Task: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Deep formulas are evaluated by recursion, for which the usual stack of a secondary thread can be small.
  private static let stackSize = 16 << 20

  /// Runs the body once per worker and waits for all; the first worker is the calling thread.
  ///
  /// Where the system gives fewer threads than asked for, fewer workers do the work.
  package static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    var threads: [pthread_t] = []
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackSize)
    for worker in 1..<max(count, 1) {
      let task = Unmanaged.passRetained(Task { body(worker) })
      var thread = pthread_t()
      let status = pthread_create(
        &thread, &attributes,
        { argument in
          if let argument { Unmanaged<Task>.fromOpaque(argument).takeRetainedValue().body() }
          return nil
        }, task.toOpaque())
      guard status == 0 else {
        task.release()
        break
      }
      threads.append(thread)
    }
    pthread_attr_destroy(&attributes)
    body(0)
    for thread in threads { pthread_join(thread, nil) }
  }
}
