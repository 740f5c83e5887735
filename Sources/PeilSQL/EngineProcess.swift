import Glibc

/// The program of an engine while it runs: told things on one stream, answering on another.
final class EngineProcess {
  private let dialect: SQLDialect
  private let child: pid_t
  private let commands: Int32
  private let answers: Int32
  private let complaints: String
  private var received: [UInt8] = []
  private var hasEnded = false
  private let isCancelled: @Sendable () -> Bool

  /// Starts a program, which finds its settings in these lines `NAME=value`.
  ///
  /// With `pipes` it reads and answers on two named pipes, which stand behind its other arguments; otherwise on its standard
  /// streams.
  init(
    _ dialect: SQLDialect, program: String, arguments: [String], environment: [String], folder: String, pipes: Bool,
    isCancelled: @escaping @Sendable () -> Bool
  ) throws(EngineFailure) {
    self.dialect = dialect
    self.isCancelled = isCancelled
    complaints = folder + "/complaints"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 2, complaints, flags, 0o600)
    var theirs: [Int32] = []
    defer { theirs.forEach { close($0) } }
    var words = [program] + arguments
    if pipes {
      let paths = [folder + "/commands", folder + "/answers"]
      for path in paths where mkfifo(path, 0o600) != 0 { throw EngineFailure(dialect, .notWritten(path, errno)) }
      // Open both ways: neither end waits for the other.
      commands = open(paths[0], O_RDWR | O_CLOEXEC)
      answers = open(paths[1], O_RDWR | O_CLOEXEC)
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      // spark-submit hands on to its standard output what a driver complains of.
      posix_spawn_file_actions_adddup2(&actions, 2, 1)
      words += paths
    } else {
      var sockets: [Int32] = [0, 0]
      var ends: [Int32] = [0, 0]
      guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &sockets) == 0,
        pipe(&ends) == 0
      else { throw EngineFailure(dialect, .notStarted(errno)) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (commands, answers) = (sockets[0], ends[0])
      theirs = [sockets[1], ends[1]]
      posix_spawn_file_actions_adddup2(&actions, sockets[1], 0)
      posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    }
    var child = pid_t()
    let list: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    let settings: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { (list + settings).forEach { free($0) } }
    let failure = posix_spawnp(&child, program, &actions, nil, list, settings)
    self.child = child
    guard failure == 0 else {
      close(commands)
      close(answers)
      throw EngineFailure(dialect, failure == ENOENT ? .missing : .notStarted(failure))
    }
    _ = fcntl(commands, F_SETFL, fcntl(commands, F_GETFL) | O_NONBLOCK)
  }

  /// Says something; what the program did not like shows when an answer is waited for.
  func send(_ text: String) throws(EngineFailure) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let part = bytes.withUnsafeBytes { buffer in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[sent...])
        let count = Glibc.send(commands, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
        return count < 0 && errno == ENOTSOCK ? write(commands, rest.baseAddress, rest.count) : count
      }
      if part > 0 {
        sent += part
      } else if part < 0, errno == EPIPE || errno == ECONNRESET {
        throw EngineFailure(dialect, .refused(lastWords()))
      } else {
        try waitFor(commands, Int16(POLLOUT))
      }
    }
  }

  /// Waits until the program says this line.
  func await(_ line: String) throws(EngineFailure) {
    let wanted = Array(line.utf8) + [10]
    var buffer = [UInt8](repeating: 0, count: 1 << 12)
    while true {
      if let end = received.firstIndex(of: 10) {
        let isWanted = Array(received[...end]) == wanted
        received.removeFirst(end + 1)
        if isWanted { return }
        continue
      }
      try waitFor(answers, Int16(POLLIN))
      let count = read(answers, &buffer, buffer.count)
      if count > 0 { received += buffer[..<count] }
      if count == 0 { throw EngineFailure(dialect, .refused(lastWords())) }
    }
  }

  /// Waits until a stream can be used, as long as the program runs.
  private func waitFor(_ stream: Int32, _ event: Int16) throws(EngineFailure) {
    var polled = pollfd(fd: stream, events: event, revents: 0)
    while poll(&polled, 1, 200) <= 0 {
      if isCancelled() { throw EngineFailure(dialect, .refused("the run was interrupted")) }
      var status: Int32 = 0
      if waitpid(child, &status, WNOHANG) == child {
        hasEnded = true
        throw EngineFailure(dialect, status >> 8 & 0xFF == 127 ? .missing : .refused(lastWords()))
      }
    }
  }

  /// What the program complained of, with what it is known to say besides left away.
  private func lastWords() -> String {
    finish(after: 2_000)
    let file = open(complaints, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "it gave no reason" }
    defer { close(file) }
    let size = lseek(file, 0, SEEK_END)
    var buffer = [UInt8](repeating: 0, count: 16_000)
    let count = pread(file, &buffer, buffer.count, max(0, size - buffer.count))
    let lines = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self).split(separator: "\n")
    let told = lines.filter {
      // Of Spark, where in its program something happened says nothing; its own lines begin without a blank.
      !$0.contains(" INFO ") && !$0.contains(" WARN ") && !$0.hasPrefix("\tat ")
        && !(dialect == .spark && ["  ", "{", "Traceback "].contains(where: $0.hasPrefix))
    }
    let errors =
      told.lastIndex { $0.hasPrefix("error: ") || $0.hasPrefix("SystemExit: error: ") }
      ?? told.firstIndex { $0.lowercased().contains("error") || $0.contains("Exception") }
    let words = (errors.map { Array(told[$0...]) } ?? told.suffix(8)).joined(separator: "\n")
    return words.isEmpty ? "it gave no reason" : words
  }

  /// Ends the program: what it was told to leave by comes first.
  func end() {
    close(commands)
    close(answers)
    finish(after: 1_000)
  }

  /// Waits so many milliseconds for the program to end of itself, then ends it.
  private func finish(after milliseconds: Int) {
    guard !hasEnded else { return }
    hasEnded = true
    var status: Int32 = 0
    for _ in 0..<milliseconds / 5 {
      if waitpid(child, &status, WNOHANG) == child { return }
      usleep(5_000)
    }
    kill(child, SIGTERM)
    for _ in 0..<600 {
      if waitpid(child, &status, WNOHANG) == child { return }
      usleep(5_000)
    }
    kill(child, SIGKILL)
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
  }
}
