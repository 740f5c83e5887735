import Foundation
import PeilSampleData
import Testing

/// A generated file as the system's own converters read it.
enum ExampleFile {
  /// Made once for all tests; where that fails, no test finds its file.
  static let all = (try? SampleData.files()) ?? []

  static func rows(
    _ path: String, _ encoding: String.Encoding = .windowsCP1252, delimiter: Unicode.Scalar = ";"
  ) throws -> [[String: String]] {
    let file = try #require(all.first { $0.path == path })
    let text = try #require(String(bytes: file.bytes, encoding: encoding))
    return SplitTable(text, delimiter: delimiter).rows
  }

  /// The rows without those whose key came before.
  static func distinct(_ rows: [[String: String]], by key: String) -> [[String: String]] {
    var seen: Set<String> = []
    return rows.filter { seen.insert($0.field(key)).inserted }
  }
}

extension [String: String] {
  /// A word as people read it: without blanks around it, in small letters.
  func word(_ name: String) -> String {
    field(name).trimmingCharacters(in: .whitespaces).lowercased()
  }
}
