import Glibc

/// The files without a name through which a solver is spoken to.
struct SolverStreams {
  /// Under which numbers the solver finds them.
  static let problem: Int32 = 3
  static let solution: Int32 = 4
  private static let output: Int32 = 1
  private static let complaints: Int32 = 2

  private let problemFile = SolverFile()
  private let solutionFile = SolverFile()
  private let logFile = SolverFile()

  /// Opens the files.
  init() throws(SuppressionError) {
    guard [problemFile, solutionFile, logFile].allSatisfy({ $0.descriptor >= 0 }) else {
      throw SuppressionError(.solverFailed("no temporary file: \(String(cString: strerror(errno)))"))
    }
  }

  /// Writes the problem.
  func write(_ text: String) throws(SuppressionError) {
    var text = text
    let failure: Int32? = text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let part =
          bytes.baseAddress.map { pwrite(problemFile.descriptor, $0 + written, bytes.count - written, off_t(written)) }
          ?? 0
        if part < 0, errno != EINTR { return errno }
        written += max(part, 0)
      }
      return nil
    }
    if let failure { throw SuppressionError(.solverFailed(String(cString: strerror(failure)))) }
  }

  /// Starts a program with these words and waits for its end.
  func run(_ program: String, _ words: [String]) throws(SuppressionError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, logFile.descriptor, Self.output)
    posix_spawn_file_actions_adddup2(&actions, logFile.descriptor, Self.complaints)
    posix_spawn_file_actions_adddup2(&actions, problemFile.descriptor, Self.problem)
    posix_spawn_file_actions_adddup2(&actions, solutionFile.descriptor, Self.solution)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { arguments.forEach { free($0) } }
    var child = pid_t()
    // The program is looked for where this process looks for programs, and gets no settings of anybody's.
    let none: [UnsafeMutablePointer<CChar>?] = [nil]
    let failure = posix_spawnp(&child, program, &actions, nil, arguments, none)
    guard failure == 0 else {
      throw SuppressionError(
        failure == ENOENT ? .solverMissing(program) : .solverFailed(String(cString: strerror(failure))))
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    // 127 is what a child says that found no program.
    if code == 127 { throw SuppressionError(.solverMissing(program)) }
    if code != 0 { throw SuppressionError(.solverFailed("\(program): \(Self.text(of: logFile).suffix(400))")) }
  }

  /// What the program printed.
  func log() -> String { Self.text(of: logFile) }

  /// The solution it wrote.
  func result() -> String { Self.text(of: solutionFile) }

  private static func text(of file: SolverFile) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(file.descriptor, &buffer, buffer.count, off_t(bytes.count))
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes += buffer.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// An open file without a name that is gone when it is closed.
private final class SolverFile: Sendable {
  /// The system's number of the open file; below nought when there is none.
  let descriptor: Int32

  init() {
    for folder in ["/var/tmp", "/tmp"] {
      var name = Array("\(folder)/peil-XXXXXX".utf8CString)
      let opened = mkstemp(&name)
      guard opened >= 0 else { continue }
      unlink(name)
      // Above the numbers that the solver gets, so that none is overwritten before it is handed on.
      let higher = fcntl(opened, F_DUPFD_CLOEXEC, 10)
      close(opened)
      if higher >= 0 {
        descriptor = higher
        return
      }
    }
    descriptor = -1
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
