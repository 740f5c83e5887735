public import Foundation

/// Files to try a stage or a measure on, and the `sources:` of a pipeline that reads them.
///
/// The examples of pages name the sources and columns of the bench they are run on.
public struct TestBench: Sendable {
  /// A file: its header, and its records field by field as they stand, quotes included.
  public struct File: Sendable {
    /// The path, as `sources` writes it.
    public let path: String
    /// The fields of the header.
    public var header: [[UInt8]]
    /// The fields of each record.
    public var records: [[[UInt8]]]
    /// The sign between fields.
    public let delimiter: UInt8
    /// The places of the fields that no test may blank: keys, mostly.
    public let kept: Set<Int>
  }

  /// The `sources:` block, and whatever else stands before the datasets.
  public let sources: String
  /// The files.
  public var files: [File]
  /// Words in examples that stand for paths, and the paths.
  public let paths: [(word: String, path: String)]

  /// A bench of these files.
  public init(sources: String, files: [File], paths: [(word: String, path: String)] = []) {
    self.sources = sources
    self.files = files
    self.paths = paths
  }

  /// The same bench with other records.
  func changing(_ change: (inout File) -> Void) -> TestBench {
    var bench = self
    for place in bench.files.indices { change(&bench.files[place]) }
    return bench
  }

  /// The whole pipeline of a page's example over these sources.
  ///
  /// An example of a stage makes the dataset `example`, which is then counted.
  func pipeline(of example: String, splitIn parts: Int) -> String {
    var text = example
    for (word, path) in paths { text = text.replacingOccurrences(of: word, with: path) }
    if !example.contains("tables:") {
      text += "\ntables:\n  t: {from: example, measures: {n: count}}\n"
    }
    var sources = sources
    if parts > 1 {
      for file in files {
        let names = (0..<parts).map { Self.partName(file.path, $0) }
        sources = sources.replacingOccurrences(
          of: "file: \(file.path)", with: "file: [\(names.joined(separator: ", "))]")
      }
    }
    return "peil: 1\nlanguage: en\n\(sources)\n\(text)\n"
  }

  /// Writes the files, each in one piece or in several that follow each other.
  func write(to folder: URL, splitIn parts: Int) throws {
    for file in files {
      guard parts > 1 else {
        try file.bytes(of: file.records[...]).write(to: folder.appendingPathComponent(file.path))
        continue
      }
      let size = file.records.count / parts + 1
      for part in 0..<parts {
        let start = min(part * size, file.records.count)
        let records = file.records[start..<min(start + size, file.records.count)]
        try file.bytes(of: records).write(to: folder.appendingPathComponent(Self.partName(file.path, part)))
      }
    }
  }

  private static func partName(_ path: String, _ part: Int) -> String { "part\(part)-\(path)" }
}

extension TestBench.File {
  /// Reads a file: the header in the first record, fields between quotes or not.
  ///
  /// `kept` names the columns of the header that no test may blank.
  public init(path: String, contents: Data, delimiter: Character, kept: Set<String>) {
    let delimiter = delimiter.asciiValue ?? UInt8(ascii: ",")
    var records: [[[UInt8]]] = []
    var fields: [[UInt8]] = []
    var field: [UInt8] = []
    var isQuoted = false
    for byte in contents {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      switch byte {
      case delimiter where !isQuoted:
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
    self.path = path
    self.delimiter = delimiter
    header = records.first ?? []
    self.records = Array(records.dropFirst())
    self.kept = Set(header.indices.filter { [header] in kept.contains(String(decoding: header[$0], as: UTF8.self)) })
  }

  fileprivate func bytes(of records: ArraySlice<[[UInt8]]>) -> Data {
    var bytes = Data()
    for record in [header] + records {
      bytes.append(contentsOf: record.joined(separator: [delimiter]))
      bytes.append(contentsOf: [13, 10])
    }
    return bytes
  }
}
