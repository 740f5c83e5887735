import CPeilProgram
import Glibc
import PeilCSV
import PeilCore
import PeilDiagnostics

/// A program while it runs: what it may take, what it says, and how it ends.
final class ProgramProcess {
  private let call: ProgramCall
  private let permission: ProgramPermission
  private let span: SourceSpan?
  /// The end of what it wrote to standard error.
  private var said: [UInt8] = []

  init(_ call: ProgramCall, _ permission: ProgramPermission, span: SourceSpan?) {
    self.call = call
    self.permission = permission
    self.span = span
  }

  /// Runs the program on a file as its standard input; what it writes to standard output is what comes back.
  ///
  /// Throws where it cannot be started, takes longer than it may, or does not end with status 0.
  func run(on input: NamelessFile, told settings: [String]) throws -> NamelessFile {
    let output = try NamelessFile()
    var pipe: [Int32] = [0, 0]
    guard Glibc.pipe(&pipe) == 0 else {
      throw failure("program-failed", "it cannot be listened to: \(String(cString: strerror(errno)))", [])
    }
    for end in pipe { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(pipe[0]) }
    let child: pid_t
    do {
      defer { close(pipe[1]) }
      lseek(input.descriptor, 0, SEEK_SET)
      child = try start([input.descriptor, output.descriptor, pipe[1]], settings)
    }
    try watch(child, complaints: pipe[0])
    return output
  }

  /// An error of the program's, with what it was and the last it said.
  func failure(_ code: String, _ message: String, _ details: [String]) -> RowFailure {
    let lines = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline).suffix(Self.shownLines)
    let last = lines.isEmpty ? [] : ["it said:"] + lines.map { "  \(shortened(String($0)))" }
    return RowFailure(code, "the program '\(shortened(call.shown))': \(message)", at: span, details: details + last)
  }

  // MARK: Starting

  private func start(_ streams: [Int32], _ settings: [String]) throws -> pid_t {
    let names = Set(settings.compactMap { $0.split(separator: "=", maxSplits: 1).first })
    let kept = permission.environment.filter { !names.contains($0.prefix { $0 != "=" }) }
    let words = Self.strings(call.words)
    let environment = Self.strings(kept + settings)
    defer { (words + environment).forEach { free($0) } }
    var child = pid_t()
    let number = peil_program_start(words, environment, call.folder, streams, UInt64(call.memory), &child)
    guard number == 0 else { throw unstarted(number) }
    return child
  }

  private static func strings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] { texts.map { strdup($0) } + [nil] }

  private func unstarted(_ number: Int32) -> RowFailure {
    switch number {
    case ENOENT:
      failure(
        "program-missing", "there is no program '\(call.words[0])'",
        ["install it, or put its folder on the PATH; a path with a '/' is relative to the pipeline file"])
    case EACCES: failure("program-missing", "'\(call.words[0])' may not be run", ["make it executable: chmod +x"])
    default: failure("program-missing", "it cannot be started: \(String(cString: strerror(number)))", [])
    }
  }

  // MARK: Running

  /// Shows what it says until it ends, and ends it when its time is over.
  private func watch(_ child: pid_t, complaints: Int32) throws {
    let start = permission.clock()
    let limit = call.seconds * 1_000_000_000
    var isOpen = true
    var status: Int32 = 0
    while true {
      if isOpen { isOpen = listen(complaints) } else { usleep(Self.pause) }
      if waitpid(child, &status, WNOHANG) == child { break }
      let isCancelled = permission.isCancelled()
      guard isCancelled || permission.clock() - start > limit else { continue }
      kill(-child, SIGKILL)
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
      while listen(complaints, waiting: false) {}
      if isCancelled { throw RowFailure.cancelled }
      throw failure(
        "program-timeout", "it took longer than \(RowFailure.counted(call.seconds, "second")), and was ended",
        ["'time-limit' gives it more"])
    }
    while listen(complaints, waiting: false) {}
    // What it started and left behind has no one to give rows to.
    kill(-child, SIGKILL)
    try check(status)
  }

  private func check(_ status: Int32) throws {
    let signal = status & 0x7F
    let memory = "it may ask for \(call.memory / 1_000_000) MB of memory: 'memory-limit' gives it more"
    if signal != 0 {
      throw failure(
        "program-failed", "it was ended by signal \(signal) (\(String(cString: strsignal(signal))))", [memory])
    }
    let code = status >> 8 & 0xFF
    // What a child says that was started and found no program.
    if code == 127, said.isEmpty { throw unstarted(ENOENT) }
    guard code == 0 else {
      throw failure("program-failed", "it ended with status \(code)", isShortOfMemory ? [memory] : [])
    }
  }

  private var isShortOfMemory: Bool {
    let text = String(decoding: said, as: UTF8.self).lowercased()
    return Self.shortages.contains { text.contains($0) }
  }

  /// Hands on what it says for a moment; false where it has closed the stream, or, without waiting, says nothing.
  private func listen(_ stream: Int32, waiting: Bool = true) -> Bool {
    var request = pollfd(fd: stream, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, waiting ? Self.patience : 0) > 0 else { return waiting }
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(stream, &buffer, buffer.count)
    guard count > 0 else { return count < 0 && errno == EINTR }
    let bytes = Array(buffer[..<count])
    permission.show(bytes)
    said = (said + bytes).suffix(Self.keptBytes)
    return true
  }

  private static let shortages = [
    "memoryerror", "cannot allocate", "bad_alloc", "out of memory", "memory exhausted",
  ]
  private static let patience: Int32 = 50
  private static let pause: UInt32 = 20_000
  private static let keptBytes = 2_000
  private static let shownLines = 5
}
