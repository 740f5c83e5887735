import CPeilScan
public import PeilTable

/// Where every block of a source begins, so that a row's origin leads back to its line and its bytes.
///
/// Rows carry block and record only; what a message needs beyond that is read again for the few rows that are named.
public struct SourcePositions: Sendable {
  private var counts: [BlockCounts?] = []

  /// Positions of a source of which no block is known yet.
  public init() {}

  /// Adds what a worker found; blocks may come in any order, each once.
  public mutating func add(_ block: BlockCounts) {
    if block.index >= counts.count {
      counts.append(contentsOf: repeatElement(nil, count: block.index + 1 - counts.count))
    }
    precondition(counts[block.index] == nil, "a block was counted twice")
    counts[block.index] = block
  }

  /// The records of the source, rejected ones included.
  public var recordCount: Int { counts.reduce(0) { $0 + ($1?.recordCount ?? 0) } }

  /// The record number and the line of rejected records, all of one block, which carry their bytes themselves.
  ///
  /// All earlier blocks must have been added.
  public func positions(of rejected: [RejectedRecord], block: Int, in files: SourceFiles) -> [RecordPosition] {
    let before = totals(before: block, files)
    let file = block < counts.count ? counts[block]?.file ?? 0 : 0
    return rejected.map { record in
      RecordPosition(
        file: file, record: before.records + record.recordInBlock + 1, line: before.lines + record.lineInBlock + 1,
        byteOffset: record.sourceOffset, sourceBytes: record.sourceBytes)
    }
  }

  /// Where rows came from, in the order of `origins`, by reading their blocks again, each once.
  ///
  /// Throws `changed` when a file no longer holds what was read.
  public func resolve(_ origins: [RowOrigin], in files: SourceFiles) throws(SourceError) -> [RecordPosition] {
    var block = SourceBlock(encoding: files.format.encoding)
    var parser = try BlockParser(files)
    var found: [RowOrigin: RecordPosition] = [:]
    let sorted = Set(origins).sorted()
    var next = 0
    while next < sorted.count {
      let index = sorted[next].block
      let end = sorted[next...].firstIndex { $0.block != index } ?? sorted.count
      try resolve(sorted[next..<end], block: index, in: files, &block, &parser, into: &found)
      next = end
    }
    return origins.compactMap { found[$0] }
  }

  /// The same for one file.
  public func resolve(_ origins: [RowOrigin], in file: SourceFile) throws(SourceError) -> [RecordPosition] {
    try resolve(origins, in: SourceFiles(file))
  }

  private func resolve(
    _ origins: ArraySlice<RowOrigin>, block index: Int, in files: SourceFiles, _ block: inout SourceBlock,
    _ parser: inout BlockParser, into found: inout [RowOrigin: RecordPosition]
  ) throws(SourceError) {
    guard index < counts.count, let expected = counts[index] else {
      throw SourceError(path: files.files[0].path, reason: .changed)
    }
    let file = files.files[expected.file]
    let changed = SourceError(path: file.path, reason: .changed)
    block.clear()
    block.file = expected.file
    _ = try file.read(&block, from: expected.offset, count: expected.byteCount)
    guard block.transcode(isFinal: true) else { throw SourceError(path: file.path, reason: .outOfMemory) }
    block.index = index
    let parsed = try parser.parse(block)
    guard parsed.counts == expected else { throw changed }
    let before = totals(before: index, files)
    for origin in origins {
      guard origin.record < parsed.records.count else { throw changed }
      let record = parsed.records[origin.record]
      let range = block.sourceRange(ofText: Int(record.offset), count: Int(record.length))
      found[origin] = RecordPosition(
        file: expected.file, record: before.records + origin.record + 1, line: before.lines + Int(record.line) + 1,
        byteOffset: expected.offset + range.lowerBound, sourceBytes: Array(block.sourceBytes[range]))
    }
  }

  /// The records and lines of a block's file that stand before it.
  private func totals(before block: Int, _ files: SourceFiles) -> (records: Int, lines: Int) {
    let file = block < counts.count ? counts[block]?.file ?? 0 : 0
    var records = 0
    var lines = files.files[file].header.lineCount
    for index in 0..<block {
      guard index < counts.count, let earlier = counts[index] else {
        preconditionFailure("positions are asked for before all earlier blocks were counted")
      }
      if earlier.file != file { continue }
      records += earlier.recordCount
      lines += earlier.lineCount
    }
    return (records, lines)
  }
}
