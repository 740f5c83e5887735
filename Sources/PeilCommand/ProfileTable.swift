import Peil

/// How long each part of a run took, as a table for a terminal.
struct ProfileTable {
  private let entries: [ProfileEntry]

  init(_ entries: [ProfileEntry]) { self.entries = entries }

  /// The table: processor time of all threads, its share, rows, bytes, and what was done.
  var text: String {
    let total = entries.reduce(0) { $0 + $1.nanoseconds }
    var lines = [row("time", "share", "rows", "MB", "part")]
    for entry in entries {
      let place = entry.stage > 0 ? "\(entry.name), stage \(entry.stage): " : "\(entry.name): "
      lines.append(
        row(
          "\(milliseconds(entry.nanoseconds)) ms", "\(entry.nanoseconds * 100 / max(total, 1))%", String(entry.rows),
          entry.bytes.map { tenths($0, of: 1_000_000) } ?? "", place + entry.kind))
    }
    lines.append(row("\(milliseconds(total)) ms", "100%", "", "", "processor time of all threads in these parts"))
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ time: String, _ share: String, _ rows: String, _ bytes: String, _ part: String) -> String {
    padded(time, 12) + padded(share, 7) + padded(rows, 12) + padded(bytes, 9) + "  " + part
  }

  private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }

  private func milliseconds(_ nanoseconds: Int) -> String { tenths(nanoseconds, of: 1_000_000) }

  private func tenths(_ value: Int, of unit: Int) -> String {
    let tenths = (value * 10 + unit / 2) / unit
    return "\(tenths / 10).\(tenths % 10)"
  }
}
