public import PeilTable

/// What a source is that only an outside engine reads.
public enum EngineRelation: Hashable, Sendable {
  /// A table or view of its database, by the parts of its name.
  case table([String])
  /// Parquet files: the source's files.
  case parquet
  /// Delimited files that the engine reads with a reader of its own: the source's files, and how they are written.
  case csv(CSVFormat)

  /// Whether it stands in a database.
  public var isTable: Bool {
    if case .table = self { true } else { false }
  }

  /// What it is in words.
  public var noun: String {
    switch self {
    case .table: "a table of a database"
    case .parquet: "a Parquet file"
    case .csv: "CSV for an engine's own reader"
    }
  }

  /// The parts of a name such as `register.applications`, where a part with a point in it stands in double quotes; nil where
  /// it has no reading.
  public static func parts(of name: String) -> [String]? {
    var parts: [String] = []
    var rest = Substring(name)
    repeat {
      var part = ""
      if rest.first == "\"" {
        rest = rest.dropFirst()
        while true {
          guard let end = rest.firstIndex(of: "\"") else { return nil }
          part += rest[..<end]
          rest = rest[rest.index(after: end)...]
          guard rest.first == "\"" else { break }
          part += "\""
          rest = rest.dropFirst()
        }
      } else {
        let end = rest.firstIndex(of: ".") ?? rest.endIndex
        part = String(rest[..<end])
        rest = rest[end...]
        if part.contains("\"") { return nil }
      }
      guard !part.isEmpty, !part.unicodeScalars.contains(where: { $0.value < 32 }) else { return nil }
      parts.append(part)
      if rest.isEmpty { return parts.count <= 3 ? parts : nil }
      guard rest.first == "." else { return nil }
      rest = rest.dropFirst()
    } while true
  }
}
