public import PeilTable

/// Makes chunks of blocks, records first and then columns; each worker has its own.
public struct ChunkReader: ~Copyable {
  private let source: Int
  private var parser: BlockParser
  private var readers: [ColumnReader]
  /// Where each column stands in the header, and among the columns that are read.
  private let positions: [Int]
  private let compactPositions: [Int]
  private let constraints: [ConstraintCheck?]
  /// What the columns without a header come to for one row of each file; nil for the others.
  private let fixed: [[ColumnReading]?]
  private var expectations: [Int: [FieldProblem.Reason: String?]] = [:]

  /// A reader of these columns of files, which are source number `source` of the plan.
  ///
  /// Throws when a header is absent or there more than once, or a description has no single reading.
  public init(_ files: SourceFiles, columns: [ColumnFormat], source: Int) throws {
    var readers: [ColumnReader] = []
    var positions: [Int] = []
    var constraints: [ConstraintCheck?] = []
    var fixed: [[ColumnReading]?] = []
    for column in columns {
      let described = files.format.trims ? Self.trimming(column) : column
      var reader = try ColumnReader(described, encoding: column.fixedWords == nil ? files.format.encoding : .utf8)
      fixed.append(column.fixedWords.map { $0.map { reader.read(word: $0) } })
      positions.append(column.fixedWords == nil ? try Self.position(of: column, in: files.header) : 0)
      readers.append(reader)
      constraints.append(try ConstraintCheck(column, encoding: files.format.encoding))
    }
    parser = try BlockParser(files, columns: positions)
    self.source = source
    self.readers = readers
    self.positions = positions
    let wanted = Set(positions).sorted()
    compactPositions = positions.map { wanted.firstIndex(of: $0) ?? 0 }
    self.constraints = constraints
    self.fixed = fixed
  }

  /// A reader of these columns of one file.
  public init(_ file: SourceFile, columns: [ColumnFormat], source: Int) throws {
    try self.init(SourceFiles(file), columns: columns, source: source)
  }

  /// Blanks around a word mean something in a text, and where words are compared letter for letter; nowhere else.
  private static func trimming(_ column: ColumnFormat) -> ColumnFormat {
    guard column.type == .text || column.match == .exact, !column.clean.contains(.trim) else { return column }
    var column = column
    column.clean.insert(.trim, at: 0)
    return column
  }

  private static func position(
    of column: ColumnFormat, in header: SourceHeader
  ) throws(ColumnFormatError) -> Int {
    if let position = header.position(of: column.header) { return position }
    let isThere = header.names.contains(column.header)
    throw ColumnFormatError(
      column: column.name, reason: isThere ? .duplicateHeader(column.header) : .noSuchHeader(column.header))
  }

  /// Reads a block that the queue handed out.
  public mutating func read(_ block: borrowing SourceBlock) throws(SourceError) -> SourceChunk {
    let parsed = try parser.parse(block)
    var buffers: [ColumnBuffer] = []
    buffers.reserveCapacity(readers.count)
    var madeMissing: [InvalidMadeMissing] = []
    var faults: [Int: Fault] = [:]
    for column in readers.indices {
      let position = parsed.grid.isCompact ? compactPositions[column] : positions[column]
      var reading =
        fixed[column]?[block.file].repeated(parsed.grid.rowCount)
        ?? readers[column].read(parsed.grid, column: position)
      if fixed[column] == nil { constraints[column]?.check(&reading, parsed.grid, column: position) }
      buffers.append(reading.buffer)
      if readers[column].makesInvalidMissing {
        madeMissing += invalidMadeMissing(column, reading.problems)
      } else {
        for problem in reading.problems { note(problem, column, &faults) }
      }
    }
    return sourceChunk(block, parsed, buffers, faults, madeMissing)
  }

  /// What ends a row: its first invalid word in column order, and whether one of its invalid words stops the run.
  private struct Fault {
    var column: Int
    var problem: FieldProblem
    var stops: Bool
  }

  private func note(_ problem: FieldProblem, _ column: Int, _ faults: inout [Int: Fault]) {
    let stops = readers[column].format.invalid == .stop
    guard let earlier = faults[problem.row], earlier.stops || !stops else {
      faults[problem.row] = Fault(column: column, problem: problem, stops: stops)
      return
    }
  }

  private func invalidMadeMissing(_ column: Int, _ problems: [FieldProblem]) -> [InvalidMadeMissing] {
    guard !problems.isEmpty else { return [] }
    let first = Array(problems.prefix(InvalidMadeMissing.keptCount))
    return [InvalidMadeMissing(column: column, count: problems.count, first: first)]
  }

  /// What the column at fault was declared to hold; put into words once, however many rows are at fault.
  private mutating func expectation(of fault: Fault) -> String? {
    if let known = expectations[fault.column]?[fault.problem.reason] { return known }
    let words = readers[fault.column].format.expectation(for: fault.problem.reason)
    expectations[fault.column, default: [:]][fault.problem.reason] = .some(words)
    return words
  }

  /// Where the rows of a block stand; indexes grow, so they are a run where the last one is as far as there are others.
  private func origins(_ records: UnsafeBufferPointer<UInt32>, block: Int) -> RowOrigins {
    guard let first = records.first, let last = records.last, Int(last - first) == records.count - 1 else {
      return RowOrigins(records.map { RowOrigin(source: source, block: block, record: Int($0)) })
    }
    return RowOrigins(from: RowOrigin(source: source, block: block, record: Int(first)), count: records.count)
  }

  private mutating func sourceChunk(
    _ block: borrowing SourceBlock, _ parsed: ParsedBlock, _ buffers: [ColumnBuffer], _ faults: [Int: Fault],
    _ madeMissing: [InvalidMadeMissing]
  ) -> SourceChunk {
    let origins = origins(parsed.grid.recordIndexes, block: block.index)
    var chunk = Chunk(index: block.index, columns: buffers, origins: origins)
    var rejected = parsed.rejected
    var stop: RejectedRecord?
    if !faults.isEmpty {
      for row in faults.keys.sorted() {
        guard let fault = faults[row] else { continue }
        let header = readers[fault.column].format.header
        let record = parser.rejectedRecord(
          fault.problem, header: header, expectation: expectation(of: fault), in: parsed, block)
        rejected.append(record)
        if fault.stops && stop == nil { stop = record }
      }
      rejected.sort { $0.recordInBlock < $1.recordInBlock }
      chunk = chunk.gathered((0..<origins.count).filter { faults[$0] == nil })
    }
    return SourceChunk(
      chunk: chunk, rejected: rejected, counts: parsed.counts, invalidMadeMissing: madeMissing, stop: stop)
  }
}
