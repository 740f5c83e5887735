import PeilTable
import PeilValues

/// Turns keys back into columns; the keys must have been made with `keepsMissing` or of values that are all known.
struct KeyDecoder {
  let types: [ValueType]
  let keepsMissing: Bool

  /// The columns of some keys of a table, in the order given.
  func columns(_ table: KeyTable, _ ids: [Int]) -> [ColumnBuffer] {
    var cursors = [Int](repeating: 0, count: ids.count)
    let isPlainText = !keepsMissing && types.count == 1 && types[0].storageKind == .text
    return types.map { column($0, table, ids, &cursors, isPlainText: isPlainText) }
  }

  private func column(
    _ type: ValueType, _ table: KeyTable, _ ids: [Int], _ cursors: inout [Int], isPlainText: Bool
  ) -> ColumnBuffer {
    var known: [UInt8]?
    if keepsMissing {
      let marks = ids.indices.map { table.key(ids[$0])[cursors[$0]] }
      for index in cursors.indices { cursors[index] += 1 }
      if marks.contains(0) { known = marks }
    }
    switch type.storageKind {
    case .text:
      var storage = TextStorage()
      for (index, id) in ids.enumerated() {
        let key = table.key(id)
        var length = key.count
        if !isPlainText {
          length = Int(key.loadUnaligned(fromByteOffset: cursors[index], as: UInt64.self))
          cursors[index] += 8
        }
        storage.append(key[cursors[index]..<cursors[index] + length])
        cursors[index] += length
      }
      return ColumnBuffer(.text(storage), known: known)
    case .ratios:
      let values = ids.enumerated().map { index, id in
        let key = table.key(id)
        let numerator = key.loadUnaligned(fromByteOffset: cursors[index], as: Int128.self)
        let denominator = key.loadUnaligned(fromByteOffset: cursors[index] + 16, as: Int128.self)
        cursors[index] += 32
        return Rational(numerator, denominator) ?? .zero
      }
      return ColumnBuffer(.ratios(values), known: known)
    case .bits, .codes, .masks, .integers, .doubles:
      let words = ids.enumerated().map { index, id in
        let word = table.key(id).loadUnaligned(fromByteOffset: cursors[index], as: UInt64.self)
        cursors[index] += 8
        return word
      }
      return ColumnBuffer(Self.values(words, type.storageKind), known: known)
    }
  }

  private static func values(_ words: [UInt64], _ kind: StorageKind) -> ColumnBuffer.Values {
    switch kind {
    case .bits: .bits(words.map { UInt8(truncatingIfNeeded: $0) })
    case .codes: .codes(words.map { UInt32(truncatingIfNeeded: $0) })
    case .masks: .masks(words)
    case .doubles: .doubles(words.map { Double(bitPattern: $0) })
    default: .integers(words.map { Int64(bitPattern: $0) })
    }
  }
}
