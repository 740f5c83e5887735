import PeilTable
import PeilValues

/// Turns the values of some columns into keys, column by column.
struct KeyEncoder: Hashable, Sendable {
  /// A column and how it stands in the key.
  struct Field: Hashable, Sendable {
    let position: Int
    let part: KeyPart
  }

  let fields: [Field]
  /// Whether a missing value is a value of its own; otherwise it makes the whole key missing.
  let keepsMissing: Bool

  /// Keys of these columns of a schema, each with the part of its own type.
  init(_ names: [String], in schema: Schema, keepsMissing: Bool) {
    self.init(
      fields: names.compactMap { name in
        schema.position(of: name).map { Field(position: $0, part: KeyPart(schema.columns[$0].type)) }
      },
      keepsMissing: keepsMissing)
    precondition(fields.count == names.count, "a key column is not in the schema")
  }

  init(fields: [Field], keepsMissing: Bool) {
    self.fields = fields
    self.keepsMissing = keepsMissing
  }

  /// The keys of a chunk's rows; `isHashed` says whether their hashes are computed along with them.
  func encode(_ chunk: Chunk, isHashed: Bool = true) -> EncodedKeys {
    encode(chunk.columns, rowCount: chunk.rowCount, isHashed: isHashed)
  }

  func encode(_ columns: [ColumnBuffer], rowCount: Int, isHashed: Bool = true) -> EncodedKeys {
    var missing: [UInt8]?
    if !keepsMissing {
      for field in fields {
        guard let known = columns[field.position].known else { continue }
        var marks = missing ?? [UInt8](repeating: 0, count: rowCount)
        for row in 0..<rowCount { marks[row] |= known[row] ^ 1 }
        missing = marks
      }
    }
    if let plain = plainText(columns) {
      return EncodedKeys(
        bytes: plain.bytes, offsets: plain.offsets, hashes: isHashed ? hashes(plain.bytes, plain.offsets) : [],
        missing: missing)
    }
    let offsets = offsets(columns, rowCount)
    let bytes = [UInt8](unsafeUninitializedCapacity: offsets[rowCount]) { target, count in
      let base = UnsafeMutableRawPointer(target.baseAddress)
      var cursors = offsets
      if let base { for field in fields { write(columns[field.position], field.part, to: base, &cursors, rowCount) } }
      count = offsets[rowCount]
    }
    return EncodedKeys(bytes: bytes, offsets: offsets, hashes: isHashed ? hashes(bytes, offsets) : [], missing: missing)
  }

  /// A key of one text needs neither length nor tag: the column's own bytes serve.
  private func plainText(_ columns: [ColumnBuffer]) -> TextStorage? {
    guard isPlainText, case .text(let storage) = columns[fields[0].position].values else { return nil }
    return storage
  }

  var isPlainText: Bool { !keepsMissing && fields.count == 1 && fields[0].part == .text }

  private func hashes(_ bytes: [UInt8], _ offsets: [Int]) -> [UInt64] {
    let rowCount = offsets.count - 1
    return [UInt64](unsafeUninitializedCapacity: rowCount) { target, count in
      bytes.withUnsafeBytes { source in
        offsets.withUnsafeBufferPointer { offsets in
          // An empty array may have no address; no key reads a byte then.
          let base = source.baseAddress ?? UnsafeRawPointer(bitPattern: 8)
          guard let base else { return }
          for row in 0..<rowCount {
            let hash = KeyHash.of(base + offsets[row], count: offsets[row &+ 1] &- offsets[row])
            target.initializeElement(at: row, to: hash)
          }
        }
      }
      count = rowCount
    }
  }

  private func offsets(_ columns: [ColumnBuffer], _ rowCount: Int) -> [Int] {
    let hasBareSpelling = isBareSpelling
    var fixed = 0
    for field in fields {
      switch field.part {
      case .word: fixed += 8
      case .scaled: fixed += 16
      case .ratio: fixed += 32
      case .text, .spelled: fixed += hasBareSpelling ? 0 : 8
      }
      if keepsMissing { fixed += 1 }
    }
    var offsets = [Int](repeating: 0, count: rowCount + 1)
    for row in 0..<rowCount { offsets[row + 1] = fixed }
    for field in fields {
      switch (field.part, columns[field.position].values) {
      case (.text, .text(let storage)):
        for row in 0..<rowCount { offsets[row + 1] += storage.offsets[row + 1] - storage.offsets[row] }
      case (.spelled(let words), .codes(let codes)):
        for row in 0..<rowCount { offsets[row + 1] += words.isEmpty ? 0 : words[Int(codes[row])].count }
      default: break
      }
    }
    for row in 0..<rowCount { offsets[row + 1] += offsets[row] }
    return offsets
  }

  /// A single code that meets a single text is compared with the text's bare bytes.
  private var isBareSpelling: Bool {
    guard !keepsMissing, fields.count == 1, case .spelled = fields[0].part else { return false }
    return true
  }

  private func write(
    _ column: ColumnBuffer, _ part: KeyPart, to base: UnsafeMutableRawPointer, _ cursors: inout [Int], _ rowCount: Int
  ) {
    if keepsMissing {
      for row in 0..<rowCount {
        base.storeBytes(of: column.isKnown(row) ? 1 : 0, toByteOffset: cursors[row], as: UInt8.self)
        cursors[row] += 1
      }
    }
    switch (part, column.values) {
    case (.word, .integers(let values)): writeWords(rowCount, to: base, &cursors) { UInt64(bitPattern: values[$0]) }
    case (.scaled(let factor), .integers(let values)):
      for row in 0..<rowCount {
        base.storeBytes(of: Int128(values[row]) * Int128(factor), toByteOffset: cursors[row], as: Int128.self)
        cursors[row] += 16
      }
    case (.word, .codes(let values)): writeWords(rowCount, to: base, &cursors) { UInt64(values[$0]) }
    case (.word, .bits(let values)): writeWords(rowCount, to: base, &cursors) { UInt64(values[$0]) }
    case (.word, .masks(let values)): writeWords(rowCount, to: base, &cursors) { values[$0] }
    case (.word, .doubles(let values)):
      // Both noughts are one number.
      writeWords(rowCount, to: base, &cursors) { values[$0] == 0 ? 0 : values[$0].bitPattern }
    case (.ratio, .ratios(let values)):
      for row in 0..<rowCount {
        base.storeBytes(of: values[row].numerator, toByteOffset: cursors[row], as: Int128.self)
        base.storeBytes(of: values[row].denominator, toByteOffset: cursors[row] + 16, as: Int128.self)
        cursors[row] += 32
      }
    case (.text, .text(let storage)):
      storage.bytes.withUnsafeBytes { source in
        for row in 0..<rowCount { writeRun(source, storage.range(at: row), hasLength: true, to: base, &cursors[row]) }
      }
    case (.spelled(let words), .codes(let codes)):
      let hasLength = !isBareSpelling
      for row in 0..<rowCount where !words.isEmpty {
        words[Int(codes[row])].withUnsafeBytes {
          writeRun($0, 0..<$0.count, hasLength: hasLength, to: base, &cursors[row])
        }
      }
    default: preconditionFailure("a key column is stored in another form than its type says")
    }
  }

  @inline(__always)
  private func writeWords(
    _ rowCount: Int, to base: UnsafeMutableRawPointer, _ cursors: inout [Int], _ word: (Int) -> UInt64
  ) {
    for row in 0..<rowCount {
      base.storeBytes(of: word(row), toByteOffset: cursors[row], as: UInt64.self)
      cursors[row] &+= 8
    }
  }

  @inline(__always)
  private func writeRun(
    _ source: UnsafeRawBufferPointer, _ range: Range<Int>, hasLength: Bool, to base: UnsafeMutableRawPointer,
    _ cursor: inout Int
  ) {
    if hasLength {
      base.storeBytes(of: UInt64(range.count), toByteOffset: cursor, as: UInt64.self)
      cursor += 8
    }
    if let from = source.baseAddress, !range.isEmpty {
      (base + cursor).copyMemory(from: from + range.lowerBound, byteCount: range.count)
    }
    cursor += range.count
  }
}
