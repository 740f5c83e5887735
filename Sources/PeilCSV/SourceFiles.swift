public import PeilTable

/// The open files of one source, read one after the other as if they were one.
public struct SourceFiles: Sendable {
  /// The files, in the order in which they are read; at least one, all with the same header.
  public let files: [SourceFile]

  /// Opens files of one format; throws where one cannot be opened, or has another header than the first.
  public init(paths: [String], format: CSVFormat) throws(SourceError) {
    precondition(!paths.isEmpty, "a source has a file")
    var files: [SourceFile] = []
    for path in paths {
      let file = try SourceFile(path: path, format: format)
      if let first = files.first, let difference = HeaderDifference(file.header, from: first.header) {
        throw SourceError(path: path, reason: .otherHeader(difference, than: first.path))
      }
      files.append(file)
    }
    self.files = files
  }

  /// One file alone.
  public init(_ file: SourceFile) { files = [file] }

  /// The same files and one more behind them; throws where its header is another.
  public func followed(by file: SourceFile) throws(SourceError) -> SourceFiles {
    if let difference = HeaderDifference(file.header, from: header) {
      throw SourceError(path: file.path, reason: .otherHeader(difference, than: files[0].path))
    }
    return SourceFiles(files: files + [file])
  }

  private init(files: [SourceFile]) { self.files = files }

  /// The format they have in common.
  public var format: CSVFormat { files[0].format }
  /// The header they have in common.
  public var header: SourceHeader { files[0].header }
  /// Their size together, in bytes, when they were opened.
  public var size: Int { files.reduce(0) { $0 + $1.size } }
}

/// How the header of one file of a source is another than that of the first.
public struct HeaderDifference: Sendable, Equatable {
  /// Headers that the first file has and this one lacks.
  public let missing: [String]
  /// Headers that this file has and the first one lacks.
  public let added: [String]

  /// Nil where the headers are the same; where both lists are empty, their order is another.
  init?(_ header: SourceHeader, from first: SourceHeader) {
    guard header.names != first.names else { return nil }
    missing = first.names.filter { !header.names.contains($0) }
    added = header.names.filter { !first.names.contains($0) }
  }
}
