import Glibc

/// Why delimited text could not be written.
public struct CSVWriteError: Error, Equatable {
  /// What stood in the way.
  public enum Reason: Sendable, Equatable {
    case diskFull
    /// Nobody reads the other end any more.
    case pipeClosed
    /// The system's error number.
    case system(Int32)
  }

  /// What stood in the way.
  public let reason: Reason

  init(errorNumber: Int32) {
    reason =
      switch errorNumber {
      case ENOSPC, EDQUOT: .diskFull
      case EPIPE: .pipeClosed
      default: .system(errorNumber)
      }
  }
}
