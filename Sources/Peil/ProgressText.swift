public import PeilCore

/// How far a run has come, in one line: rows, speed, and the time that is left.
///
/// Time is an argument: whoever shows the line has the clock.
public struct ProgressText: Sendable {
  private var sources: [(name: String, bytes: Int)]
  private var done: [String: (bytes: Int, rows: Int)] = [:]

  /// A text about sources that will be read in any order, with the sizes of their files as far as they are known.
  public init(sources: [(name: String, bytes: Int)]) { self.sources = sources }

  /// Takes in how far a source has been read.
  public mutating func note(_ progress: RunProgress) {
    done[progress.source] = (progress.bytes, progress.rows)
    // A packed file turns out to hold more than its size says.
    if let place = sources.firstIndex(where: { $0.name == progress.source }) { sources[place].bytes = progress.total }
  }

  /// The rows that were read.
  public var rows: Int { done.values.reduce(0) { $0 + $1.rows } }
  /// The bytes that were read.
  public var bytes: Int { done.values.reduce(0) { $0 + $1.bytes } }
  private var total: Int { sources.reduce(0) { $0 + $1.bytes } }

  /// The line after so many seconds: `applications, 2 of 6: 43% of 1.2 GB, 4,812,331 rows, 310 MB/s, 3 s left`.
  public func line(_ source: String, seconds: Double) -> String {
    guard bytes < total else {
      let count = sources.count == 1 ? "1 source" : "\(sources.count) sources"
      return "\(count) read: \(Self.size(total)), \(Self.grouped(rows)) rows, \(speed(seconds)); working out the tables"
    }
    let place = (sources.firstIndex { $0.name == source } ?? 0) + 1
    let number = sources.count > 1 ? ", \(place) of \(sources.count)" : ""
    let share = total > 0 ? Int(Double(bytes) / Double(total) * 100) : 0
    return "\(source)\(number): \(share)% of \(Self.size(total)), \(Self.grouped(rows)) rows, \(speed(seconds))"
      + (timeLeft(seconds).map { ", \($0) left" } ?? "")
  }

  /// What it came to: `4,812,331 rows, 1.2 GB in 4.1 s: 310 MB/s`.
  public func closing(seconds: Double) -> String {
    "\(Self.grouped(rows)) rows, \(Self.size(bytes)) in \(Self.tenths(seconds)) s: \(speed(seconds))"
  }

  private func speed(_ seconds: Double) -> String {
    guard seconds > 0 else { return "0 MB/s" }
    let megabytes = Double(bytes) / 1e6 / seconds
    return (megabytes < 10 ? Self.tenths(megabytes) : Self.grouped(Int(megabytes))) + " MB/s"
  }

  /// Judged by the speed so far; nil before that says anything.
  private func timeLeft(_ seconds: Double) -> String? {
    guard seconds >= 1, bytes > 0 else { return nil }
    let left = Int((Double(total - bytes) / Double(bytes) * seconds).rounded(.up))
    if left < 60 { return "\(left) s" }
    let minutes = (left + 59) / 60
    return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }

  private static func size(_ bytes: Int) -> String {
    let units: [(Int, String)] = [(1_000_000_000, "GB"), (1_000_000, "MB")]
    let (unit, name) = units.first { bytes >= $0.0 } ?? (1_000, "kB")
    return "\(tenths(Double(bytes) / Double(unit))) \(name)"
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(grouped(tenths / 10)).\(tenths % 10)"
  }

  private static func grouped(_ value: Int) -> String {
    let digits = String(value)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
