import Glibc

/// Files that are packed, and the programs that unpack them to a file without a name.
enum Unpacking {
  /// The program that unpacks a file which begins so; nil where it is not packed.
  static func program(for beginning: [UInt8]) -> String? {
    if beginning.starts(with: [0x1F, 0x8B]) { return "gzip" }
    if beginning.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return "zstd" }
    return nil
  }

  /// The unpacked bytes of an open file, in a file that is gone when it is closed.
  static func unpacked(_ packed: Int32, by program: String, path: String) throws(SourceError) -> Int32 {
    let target = try nameless(path)
    let complaint = try nameless(path)
    defer { close(complaint) }
    lseek(packed, 0, SEEK_SET)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, packed, ChildStream.input)
    posix_spawn_file_actions_adddup2(&actions, target, ChildStream.results)
    posix_spawn_file_actions_adddup2(&actions, complaint, ChildStream.complaints)
    let words: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup("-dc"), nil]
    defer { words.forEach { free($0) } }
    var child = pid_t()
    // The program is looked for where this process looks for programs, and gets no settings of anybody's.
    let none: [UnsafeMutablePointer<CChar>?] = [nil]
    let failure = posix_spawnp(&child, program, &actions, nil, words, none)
    guard failure == 0 else {
      close(target)
      throw SourceError(path: path, reason: failure == ENOENT ? .programMissing(program) : .unreadable(failure))
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    // 127 is what a child says that found no program.
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    guard code == 0 else {
      close(target)
      let reason: SourceError.Reason =
        code == 127 ? .programMissing(program) : .notUnpacked(program: program, message: message(complaint))
      throw SourceError(path: path, reason: reason)
    }
    return target
  }

  /// All that comes from a stream, in a file that is gone when it is closed.
  static func spooled(_ stream: Int32, path: String) throws(SourceError) -> Int32 {
    let target = try nameless(path)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(stream, &buffer, buffer.count)
      if count == 0 { return target }
      if count < 0 {
        if errno == EINTR { continue }
        let number = errno
        close(target)
        throw SourceError(path: path, reason: .unreadable(number))
      }
      var written = 0
      while written < count {
        let part = buffer.withUnsafeBytes { write(target, $0.baseAddress.map { $0 + written }, count - written) }
        if part < 0, errno != EINTR {
          let number = errno
          close(target)
          throw SourceError(path: path, reason: .unreadable(number))
        }
        written += max(part, 0)
      }
    }
  }

  private static func nameless(_ path: String) throws(SourceError) -> Int32 {
    do {
      return try NamelessFile.open()
    } catch {
      throw SourceError(path: path, reason: .unreadable(error.number))
    }
  }

  /// The first line with something in it of what a program complained of.
  private static func message(_ complaint: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 400)
    let count = pread(complaint, &buffer, buffer.count, 0)
    let line = buffer.prefix(max(count, 0)).split(separator: UInt8(ascii: "\n")).first
    return line.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

/// The streams of a program that is started.
private enum ChildStream {
  static let input: Int32 = 0
  static let results: Int32 = 1
  static let complaints: Int32 = 2
}
