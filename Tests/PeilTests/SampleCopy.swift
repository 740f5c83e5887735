import Foundation
import Peil

/// A copy of the flagship pipeline and its files, which a test may change.
final class SampleCopy {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("peil-sample-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["pipelines", "sample-data", "code-lists"] {
      try FileManager.default.copyItem(
        at: PageExampleTests.repository.appendingPathComponent(name), to: folder.appendingPathComponent(name))
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static let files = ["aanvragen", "besluiten", "deelnemers", "beoordelingen", "projecten", "budgetten"]

  /// The records of a file, header first: fields as they stand, quotes included.
  func records(_ name: String) throws -> [[[UInt8]]] {
    let bytes = try Data(contentsOf: url(name))
    var records: [[[UInt8]]] = []
    var fields: [[UInt8]] = []
    var field: [UInt8] = []
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      switch byte {
      case UInt8(ascii: ";") where !isQuoted:
        fields.append(field)
        field = []
      case UInt8(ascii: "\n") where !isQuoted:
        if field.last == UInt8(ascii: "\r") { field.removeLast() }
        records.append(fields + [field])
        fields = []
        field = []
      default: field.append(byte)
      }
    }
    return records
  }

  func write(_ records: [[[UInt8]]], to name: String) throws {
    var bytes = Data()
    for record in records { bytes.append(contentsOf: record.joined(separator: [UInt8(ascii: ";")]) + [13, 10]) }
    try bytes.write(to: url(name))
  }

  /// Runs the pipeline and gives every file of the run folder by path.
  func run(threads: Int = 2, blockSize: Int = 512 * 1024) throws -> (files: [String: Data], result: RunResult) {
    let out = folder.appendingPathComponent("out")
    let pipeline = try Pipeline(file: folder.appendingPathComponent("pipelines/mkbidee-2020.yaml").path)
    let outcome = try pipeline.run(into: out.path, options: RunOptions(threads: threads, blockSize: blockSize))
    var files: [String: Data] = [:]
    for case let path as String in FileManager.default.enumerator(atPath: out.path) ?? .init() {
      files[path] = try? Data(contentsOf: out.appendingPathComponent(path))
    }
    return (files, outcome.result)
  }

  /// What the pipeline gives by one worker as long as nothing of it is changed; it is run once for all tests.
  static func unchanged() throws -> (files: [String: Data], result: RunResult) { try firstRun.get() }

  private static let firstRun = Result { try SampleCopy().run(threads: 1) }

  private func url(_ name: String) -> URL { folder.appendingPathComponent("sample-data/mkbidee-2020/\(name).csv") }
}
