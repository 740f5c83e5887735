import Foundation

/// One reference value: the inputs of a method, and what another program or a publication says comes out.
package struct ReferenceCase: Decodable, Sendable {
  package let id: String
  package let section: Int
  package let method: String
  package let inputs: JSONValue
  package let expected: JSONValue
  package let sourceFunction: String
  package let tolerance: Double

  enum CodingKeys: String, CodingKey {
    case id, section, method, inputs, expected, tolerance
    case sourceFunction = "source_function"
  }

  /// The values of files that stand in `Reference` beside a test, and those of the file that `PEIL_REFERENCE` names.
  package static func all(_ names: [String], beside test: String) -> [ReferenceCase] {
    let folder = URL(fileURLWithPath: test).deletingLastPathComponent().appending(path: "Reference")
    var files = names.map { folder.appending(path: $0) }
    if let further = ProcessInfo.processInfo.environment["PEIL_REFERENCE"], !further.isEmpty {
      files.append(URL(fileURLWithPath: further))
    }
    return files.flatMap(read)
  }

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

extension ReferenceCase: CustomStringConvertible {
  /// Its name; the values stand in the file.
  package var description: String { id }
}
