import Glibc
import Peil

extension ProgramPermission {
  /// The leave of `--allow-programs`: programs get this process's settings, and what they say goes where it says things.
  static var ofCommand: ProgramPermission {
    ProgramPermission(
      environment: settings, clock: monotonicNanoseconds,
      show: { try? StandardStream.error.write(String(decoding: $0, as: UTF8.self)) },
      isCancelled: { Interruption.isRequested })
  }

  private static var settings: [String] {
    var settings: [String] = []
    var place = environ
    while let setting = place.pointee {
      settings.append(String(cString: setting))
      place += 1
    }
    return settings
  }

  private static func monotonicNanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
