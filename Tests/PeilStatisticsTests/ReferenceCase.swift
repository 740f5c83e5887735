import Foundation

/// One reference value: the inputs of a method, and what another program or a publication says comes out.
struct ReferenceCase: Decodable, Sendable {
  let id: String
  let section: Int
  let method: String
  let inputs: JSONValue
  let expected: JSONValue
  let sourceFunction: String
  let tolerance: Double

  enum CodingKeys: String, CodingKey {
    case id, section, method, inputs, expected, tolerance
    case sourceFunction = "source_function"
  }

  /// The values that stand beside the tests, and those of the file that `PEIL_REFERENCE` names.
  static let all: [ReferenceCase] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Reference")
    var files = ["statistics.json", "random-inputs.json"].map { folder.appending(path: $0) }
    if let further = ProcessInfo.processInfo.environment["PEIL_REFERENCE"], !further.isEmpty {
      files.append(URL(fileURLWithPath: further))
    }
    return files.flatMap(read)
  }()

  private static func read(_ file: URL) -> [ReferenceCase] {
    do {
      return try JSONDecoder().decode([ReferenceCase].self, from: Data(contentsOf: file))
    } catch {
      // A file that cannot be read is one failing case, not a test run without cases.
      return [
        ReferenceCase(
          id: "\(file.path): \(error)", section: 0, method: "unreadable", inputs: .null, expected: .null,
          sourceFunction: "", tolerance: 0)
      ]
    }
  }
}
