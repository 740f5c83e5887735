import PeilTable
import Testing

@testable import PeilCSV

@Suite("A block becomes a chunk")
struct ChunkReaderTests {
  static let text = """
    nummer;bedrag;soort;over
    A1;1,00;x;
    A2;fout;y;
    A3;2,00;z;
    A4;te;veel;velden;hier
    A5;3,00;x"y;
    A6;fout;z;
    A7;4,00;x;

    """

  private func columns(
    amount: ColumnFormat.InvalidPolicy = .reject, kind: ColumnFormat.InvalidPolicy = .reject
  ) -> [ColumnFormat] {
    let domain = Domain(codes: ["x", "y"])
    return [
      ColumnFormat(
        name: "kind", header: "soort", type: .category(domain), fields: .dutch,
        words: [.init(raw: "x", code: 0), .init(raw: "y", code: 1)], invalid: kind),
      ColumnFormat(name: "id", header: "nummer", type: .text, fields: .dutch),
      ColumnFormat(name: "amount", header: "bedrag", type: .money, fields: .dutch, invalid: amount),
    ]
  }

  private func read(_ columns: [ColumnFormat], blockSize: Int = 1 << 19) throws -> [SourceChunk] {
    let source = try TemporarySource(Self.text)
    let format = CSVFormat(delimiter: UInt8(ascii: ";"))
    let file = try SourceFile(path: source.path, format: format)
    let queue = try BlockQueue(file, blockSize: blockSize)
    var block = SourceBlock(encoding: format.encoding)
    var reader = try ChunkReader(file, columns: columns, source: 3)
    var chunks: [SourceChunk] = []
    while try queue.next(into: &block) { chunks.append(try reader.read(block)) }
    return chunks
  }

  private func texts(_ chunk: Chunk, _ column: Int) -> [String] {
    guard case .text(let text) = chunk.columns[column].values else { return [] }
    return (0..<text.count).map(text.string(at:))
  }

  @Test("in which rejected records and rows add up to the records")
  func rejects() throws {
    let result = try #require(try read(columns()).first)
    #expect(result.counts.recordCount == 7)
    #expect(texts(result.chunk, 1) == ["A1", "A7"])
    #expect(result.chunk.origins.map(\.record) == [0, 6])
    #expect(result.chunk.origins.allSatisfy { $0.source == 3 && $0.block == 0 })
    #expect(
      result.rejected.map(\.reason) == [
        .field(.notANumber), .field(.unknownWord), .fieldCount(found: 5, expected: 4), .malformedQuote,
        .field(.unknownWord),
      ])
    #expect(result.rejected.map(\.recordInBlock) == [1, 2, 3, 4, 5])
    #expect(result.rejected.map(\.lineInBlock) == [1, 2, 3, 4, 5])
    #expect(result.rejected.map(\.header) == ["bedrag", "soort", nil, nil, "soort"])
    #expect(result.rejected.map(\.rawValue) == ["fout", "z", nil, nil, "z"])
    #expect(result.rejected[0].sourceBytes == Array("A2;fout;y;\n".utf8))
    #expect(result.rejected[0].sourceOffset == 36)
    #expect(result.stop == nil)
  }

  @Test("in which invalid words become missing where the column says so, and are counted")
  func madeMissing() throws {
    let result = try #require(try read(columns(amount: .missing, kind: .missing)).first)
    #expect(texts(result.chunk, 1) == ["A1", "A2", "A3", "A6", "A7"])
    #expect(result.chunk.columns[0].known == [1, 1, 0, 0, 1])
    #expect(result.chunk.columns[2].known == [1, 0, 1, 0, 1])
    #expect(result.invalidMadeMissing.map(\.column) == [0, 2])
    #expect(result.invalidMadeMissing.map(\.count) == [2, 2])
    #expect(result.invalidMadeMissing[1].first.map(\.rawValue) == ["fout", "fout"])
    #expect(result.rejected.count == 2)
  }

  @Test("that names the first record which stops the run")
  func stops() throws {
    let result = try #require(try read(columns(amount: .stop)).first)
    #expect(result.stop?.recordInBlock == 1)
    #expect(result.stop?.rawValue == "fout")
  }

  @Test("and small blocks give the same rows")
  func smallBlocks() throws {
    let chunks = try read(columns(), blockSize: 1)
    #expect(chunks.count == 7)
    #expect(chunks.flatMap { texts($0.chunk, 1) } == ["A1", "A7"])
    #expect(chunks.map(\.chunk.index) == Array(0..<7))
    #expect(chunks.flatMap(\.rejected).count == 5)
  }

  @Test("unless a header is absent or there twice")
  func headers() throws {
    let source = try TemporarySource("a,b,a\n1,2,3\n")
    let file = try SourceFile(path: source.path, format: CSVFormat())
    #expect(throws: ColumnFormatError(column: "x", reason: .noSuchHeader("c"))) {
      _ = try ChunkReader(file, columns: [ColumnFormat(name: "x", header: "c", type: .text)], source: 0)
    }
    #expect(throws: ColumnFormatError(column: "x", reason: .duplicateHeader("a"))) {
      _ = try ChunkReader(file, columns: [ColumnFormat(name: "x", header: "a", type: .text)], source: 0)
    }
  }
}
