import Glibc

/// Standard output or standard error, written without buffering and without ever stopping the process by a signal.
struct StandardStream {
  /// The file descriptor.
  let descriptor: Int32

  static let output = StandardStream(descriptor: STDOUT_FILENO)
  static let error = StandardStream(descriptor: STDERR_FILENO)

  /// From here on a closed pipe and a file that may not grow further are error values and not the process's end.
  static func failByValue() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Whether a person looks at it.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// The width of the terminal in columns; nil where there is none.
  var width: Int? {
    var size = winsize()
    guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes all of a text.
  ///
  /// A reader that went away (`peil show … | head`) is no error; any other failure is thrown with the system's word for it.
  func write(_ text: String) throws(StreamError) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        bytes = bytes.dropFirst(written)
      } else if errno == EPIPE {
        return
      } else if errno != EINTR {
        throw StreamError(number: errno)
      }
    }
  }
}

/// A stream that could not be written.
struct StreamError: Error {
  /// The system's error number.
  let number: Int32

  /// The system's words for it.
  var reason: String { String(cString: strerror(number)) }
}
