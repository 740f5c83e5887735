import PeilCSV
import PeilDiagnostics
import PeilTable

/// Chunks on disk, in the form in which they stand in memory: for this process alone.
///
/// Each worker writes to a file of its own; what stands where is kept in memory, a few words for each chunk.
final class ChunkFile {
  /// Where a chunk stands.
  struct Entry {
    let offset: Int
    let byteCount: Int
  }

  private let file: NamelessFile
  private var end = 0
  private var buffer: [UInt8] = []

  init() throws(RowFailure) {
    do {
      file = try NamelessFile()
    } catch {
      throw RowFailure(spilling: error)
    }
  }

  /// Writes a chunk behind the others.
  func append(_ chunk: Chunk) throws(RowFailure) -> Entry {
    buffer.removeAll(keepingCapacity: true)
    var writer = ChunkBytes(bytes: buffer)
    writer.write(chunk)
    buffer = writer.bytes
    let entry = Entry(offset: end, byteCount: buffer.count)
    do {
      try file.write(buffer, at: end)
    } catch {
      throw RowFailure(spilling: error)
    }
    end += buffer.count
    return entry
  }

  /// Reads a chunk back.
  func chunk(at entry: Entry) throws(RowFailure) -> Chunk {
    do {
      var reader = ChunkBytes(bytes: try file.read(entry.byteCount, at: entry.offset))
      return reader.readChunk()
    } catch {
      throw RowFailure(spilling: error)
    }
  }
}

/// A chunk as a run of bytes.
private struct ChunkBytes {
  private(set) var bytes: [UInt8]
  private var place = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  // MARK: Writing

  mutating func write(_ chunk: Chunk) {
    write([chunk.index, chunk.columns.count])
    write(Array(chunk.origins))
    for column in chunk.columns {
      switch column.values {
      case .bits(let values): write(.bits, values)
      case .integers(let values): write(.integers, values)
      case .doubles(let values): write(.doubles, values)
      case .codes(let values): write(.codes, values)
      case .masks(let values): write(.masks, values)
      case .ratios(let values): write(.ratios, values)
      case .text(let text):
        write([Form.text.rawValue])
        write(text.offsets)
        write(text.bytes)
      }
      write(column.known.map { [$0] } ?? [])
    }
  }

  private enum Form: Int {
    case bits, integers, doubles, codes, masks, ratios, text
  }

  private mutating func write<Value: BitwiseCopyable>(_ form: Form, _ values: [Value]) {
    write([form.rawValue])
    write(values)
  }

  private mutating func write(_ known: [[UInt8]]) {
    write([known.count])
    for marks in known { write(marks) }
  }

  private mutating func write<Value: BitwiseCopyable>(_ values: [Value]) {
    withUnsafeBytes(of: values.count) { bytes.append(contentsOf: $0) }
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  // MARK: Reading

  mutating func readChunk() -> Chunk {
    let head: [Int] = read()
    let origins: [RowOrigin] = read()
    let columns = (0..<head[1]).map { _ in readColumn() }
    return Chunk(index: head[0], columns: columns, origins: origins)
  }

  private mutating func readColumn() -> ColumnBuffer {
    let form: [Int] = read()
    let values: ColumnBuffer.Values =
      switch Form(rawValue: form[0]) {
      case .bits: .bits(read())
      case .integers: .integers(read())
      case .doubles: .doubles(read())
      case .codes: .codes(read())
      case .masks: .masks(read())
      case .ratios: .ratios(read())
      case .text:
        {
          let offsets: [Int] = read()
          return .text(TextStorage(bytes: read(), offsets: offsets))
        }()
      case nil: preconditionFailure("not what was written")
      }
    let knownCount: [Int] = read()
    return ColumnBuffer(values, known: knownCount[0] == 0 ? nil : read())
  }

  private mutating func read<Value: BitwiseCopyable>() -> [Value] {
    let count = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: Int.self) }
    place += MemoryLayout<Int>.size
    let byteCount = count * MemoryLayout<Value>.stride
    let values = [Value](unsafeUninitializedCapacity: count) { target, initialized in
      bytes.withUnsafeBytes { bytes in
        UnsafeMutableRawBufferPointer(target).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[place..<place + byteCount]))
      }
      initialized = count
    }
    place += byteCount
    return values
  }
}

extension RowFailure {
  /// A file for what does not fit into memory cannot be written or read.
  init(spilling error: SystemError) {
    self.init(
      "no-room-on-disk", "a temporary file in /var/tmp cannot be used: \(error.message)",
      details: [
        "what does not fit into the memory that '--memory' allows is kept there while a run works: make room, or allow more"
      ])
    diagnostic.exit = .inputOutput
  }
}
