import CPeilMemory
import Glibc

/// The memory of this process.
enum ProcessMemory {
  /// The bytes it holds, in a run that may hold so many: near that, what is free but kept for later is handed back first.
  static func used(of limit: Int) -> @Sendable () -> Int {
    {
      let bytes = resident()
      guard bytes > limit / 10 * 8 else { return bytes }
      peil_memory_hand_back()
      return resident()
    }
  }

  /// The bytes it holds resident, as the system counts them.
  private static func resident() -> Int {
    let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    var text = [UInt8](repeating: 0, count: 128)
    let count = read(file, &text, text.count)
    let words = text.prefix(max(count, 0)).split(separator: UInt8(ascii: " "))
    guard words.count > 1, let pages = Int(String(decoding: words[1], as: UTF8.self)) else { return 0 }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}
