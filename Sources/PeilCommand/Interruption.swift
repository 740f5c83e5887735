import Glibc
import Synchronization

/// Notes the user's wish to stop, so that a run can end between two blocks and leave everything as it was.
enum Interruption {
  private static let requested = Atomic<Bool>(false)

  /// Whether the user has asked to stop.
  static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// From here on an interrupt is noted, and a second one ends the process at once.
  static func watch() {
    // A parent may have blocked these signals for its own threads; a program it starts should still listen.
    var listened = sigset_t()
    sigemptyset(&listened)
    sigaddset(&listened, SIGINT)
    sigaddset(&listened, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &listened, nil)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        if Interruption.requested.exchange(true, ordering: .relaxed) {
          signal(number, SIG_DFL)
          raise(number)
        }
      }
    }
  }
}
