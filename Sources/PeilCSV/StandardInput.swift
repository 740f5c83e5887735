import Glibc
import Synchronization

/// Standard input, which can be read once, as a file that can be read again.
enum StandardInput {
  /// The name by which it is called.
  static let name = "-"

  private static let spool = Mutex<Int32?>(nil)

  /// A descriptor of all that came in, its own for each caller.
  static func open() throws(SourceError) -> Int32 {
    let kept = try spool.withLock { kept throws(SourceError) in
      if let kept { return kept }
      let made = try Unpacking.spooled(STDIN_FILENO, path: name)
      kept = made
      return made
    }
    let own = fcntl(kept, F_DUPFD_CLOEXEC, 0)
    guard own >= 0 else { throw SourceError(path: name, reason: .unreadable(errno)) }
    return own
  }
}
