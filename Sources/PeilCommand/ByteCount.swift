import ArgumentParser

/// A number of bytes as people write it: `256MB`, `1.5 GB`, `512MiB`.
struct ByteCount: ExpressibleByArgument {
  let bytes: Int

  private static let units: [(name: String, bytes: Double)] = [
    ("kib", 1024), ("mib", 1_048_576), ("gib", 1_073_741_824), ("tib", 1_099_511_627_776),
    ("kb", 1e3), ("mb", 1e6), ("gb", 1e9), ("tb", 1e12), ("k", 1e3), ("m", 1e6), ("g", 1e9), ("t", 1e12), ("b", 1),
  ]

  init?(argument: String) {
    let text = argument.lowercased()
    guard let unit = Self.units.first(where: { text.hasSuffix($0.name) }) else { return nil }
    let number = text.dropLast(unit.name.count).filter { $0 != " " }
    guard let value = Double(number), value > 0, value * unit.bytes < 1e18 else { return nil }
    bytes = Int(value * unit.bytes)
  }
}
