import PeilCore
import PeilTable

/// A part of a cell's key inside the engine, where texts are equal only byte for byte.
enum CellPart: Hashable {
  case code(UInt32)
  case text([UInt8])
  case integer(Int64)
  case missing
  case summedOut

  var value: DimensionValue {
    switch self {
    case .code(let code): .code(code)
    case .text(let bytes): .text(String(decoding: bytes, as: UTF8.self))
    case .integer(let integer): .integer(integer)
    case .missing: .missing
    case .summedOut: .summedOut
    }
  }

}

/// Numbers the groups of a table's rows by some of its dimensions.
///
/// Closed lists whose product is small are numbered by mixed radix; everything else by a table of keys.
final class GroupKeys {
  /// A dimension and where its column stands in the chunk.
  struct Member {
    let place: Int
    let column: Int
    let type: ValueType
    let isSpread: Bool
  }

  /// Tables up to this size are addressed directly.
  private static let directLimit = 1 << 16

  private let members: [Member]
  /// The stride of each member; nil where keys are looked up.
  private let strides: [Int]?
  private let directCount: Int
  private let table = KeyTable()
  private let dimensionCount: Int

  init(_ members: [Member], dimensionCount: Int) {
    self.members = members
    self.dimensionCount = dimensionCount
    var strides: [Int] = []
    var product = 1
    for member in members {
      strides.append(product)
      let codes = member.type.domain?.count ?? Self.directLimit
      product = min(product * (codes + 1), Self.directLimit + 1)
    }
    self.strides = product <= Self.directLimit ? strides : nil
    directCount = product
  }

  /// How many groups there may be so far.
  var count: Int { strides == nil ? table.count : directCount }

  /// The groups of a chunk's rows; `condition` tells which rows count.
  func select(_ chunk: Chunk, where condition: [UInt8]?) -> Selection {
    var selection = rows(chunk, condition)
    if strides != nil {
      for index in members.indices { apply(index, chunk, &selection) }
      return selection
    }
    return look(
      Pending(rows: selection.rows, chunk: condition == nil ? chunk : chunk.gathered(selection.rows.map { Int($0) })))
  }

  private func rows(_ chunk: Chunk, _ condition: [UInt8]?) -> Selection {
    let count = chunk.rowCount
    let rows = [UInt32](unsafeUninitializedCapacity: count) { rows, taken in
      guard let condition else {
        for row in 0..<count { rows.initializeElement(at: row, to: UInt32(truncatingIfNeeded: row)) }
        taken = count
        return
      }
      // Every row is written where the next one that counts belongs.
      for row in 0..<count {
        rows.initializeElement(at: taken, to: UInt32(truncatingIfNeeded: row))
        taken &+= condition[row] == 1 ? 1 : 0
      }
    }
    return Selection(rows: rows, groups: [UInt32](repeating: 0, count: rows.count))
  }

  private func apply(_ index: Int, _ chunk: Chunk, _ selection: inout Selection) {
    guard let strides else { return }
    let member = members[index]
    let stride = UInt32(strides[index])
    let missing = UInt32(member.type.domain?.count ?? 0)
    let column = chunk.columns[member.column]
    switch column.values {
    case .codes(let codes): add(codes, column.known, &selection, stride, missing: missing)
    case .bits(let bits): add(bits, column.known, &selection, stride, missing: missing)
    case .masks(let masks):
      selection = spread(selection, masks, column.known) { group, code in group &+ (code ?? missing) &* stride }
    default: preconditionFailure("a closed dimension is stored in another form than its type says")
    }
  }

  /// Adds a member's code times its stride to each row's group.
  @inline(__always)
  private func add<Code: FixedWidthInteger>(
    _ codes: [Code], _ known: [UInt8]?, _ selection: inout Selection, _ stride: UInt32, missing: UInt32
  ) {
    let rows = selection.rows
    precondition(rows.last.map { Int($0) < codes.count } ?? true, "rows beyond the column")
    codes.withUnsafeBufferPointer { codes in
      rows.withUnsafeBufferPointer { rows in
        selection.groups.withUnsafeMutableBufferPointer { groups in
          guard let known else {
            for place in 0..<rows.count {
              groups[place] &+= UInt32(truncatingIfNeeded: codes[Int(rows[place])]) &* stride
            }
            return
          }
          for place in 0..<rows.count {
            let row = Int(rows[place])
            groups[place] &+= (known[row] != 0 ? UInt32(truncatingIfNeeded: codes[row]) : missing) &* stride
          }
        }
      }
    }
  }

  /// Each row once for each code of its set; an answered empty set counts in none.
  @inline(__always)
  private func spread(
    _ selection: Selection, _ masks: [UInt64], _ known: [UInt8]?, _ group: (UInt32, UInt32?) -> UInt32
  ) -> Selection {
    var total = 0
    for row in selection.rows {
      total &+= known.map { $0[Int(row)] == 0 } ?? false ? 1 : masks[Int(row)].nonzeroBitCount
    }
    var groups = [UInt32](repeating: 0, count: total)
    let rows = [UInt32](unsafeUninitializedCapacity: total) { rows, count in
      groups.withUnsafeMutableBufferPointer { groups in
        for place in selection.rows.indices {
          let row = selection.rows[place]
          if let known, known[Int(row)] == 0 {
            rows.initializeElement(at: count, to: row)
            groups[count] = group(selection.groups[place], nil)
            count &+= 1
            continue
          }
          var left = masks[Int(row)]
          while left != 0 {
            rows.initializeElement(at: count, to: row)
            groups[count] = group(selection.groups[place], UInt32(truncatingIfNeeded: left.trailingZeroBitCount))
            count &+= 1
            left &= left &- 1
          }
        }
      }
    }
    return Selection(rows: rows, groups: groups)
  }

  /// Rows that were spread already, with the place each came from.
  private struct Pending {
    var rows: [UInt32]
    var chunk: Chunk
  }

  /// Sets are spread first, into rows with a code each; then whole keys are looked up.
  private func look(_ pending: Pending) -> Selection {
    var pending = pending
    for member in members where member.isSpread {
      guard case .masks(let masks) = pending.chunk.columns[member.column].values else { continue }
      var codes: [UInt32] = []
      var marks: [UInt8] = []
      let all = (0..<pending.rows.count).map { UInt32($0) }
      let known = pending.chunk.columns[member.column].known
      let spread = spread(Selection(rows: all, groups: all), masks, known) { place, code in
        codes.append(code ?? 0)
        marks.append(code == nil ? 0 : 1)
        return place
      }
      let places = spread.rows.map { Int($0) }
      pending.chunk = pending.chunk.gathered(places)
      pending.chunk.columns[member.column] = ColumnBuffer(.codes(codes), known: marks)
      pending.rows = places.map { pending.rows[$0] }
    }
    let keys = encoder.encode(pending.chunk)
    return Selection(rows: pending.rows, groups: table.number(keys))
  }

  private var encoder: KeyEncoder {
    KeyEncoder(
      fields: members.map {
        KeyEncoder.Field(position: $0.column, part: $0.type.storageKind == .text ? .text : .word)
      }, keepsMissing: true)
  }

  /// Puts the groups away; those that are numbered by mixed radix are known.
  func write(to encoder: inout StateEncoder) {
    if strides == nil { table.write(to: &encoder) }
  }

  /// Takes up groups that were put away, where there are none yet.
  func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    if strides == nil { try table.read(from: &decoder) }
  }

  /// Where another worker's groups stand here.
  func numbers(of other: GroupKeys) -> [UInt32] {
    strides == nil ? table.number(other.table) : (0..<UInt32(directCount)).map { $0 }
  }

  /// The key of every group, with the dimensions that are no members summed out.
  func keys() -> [[CellPart]] {
    let none = [CellPart](repeating: .summedOut, count: dimensionCount)
    var result = [[CellPart]](repeating: none, count: count)
    guard let strides else {
      let types = members.map { $0.isSpread ? ValueType.integer : $0.type }
      let columns = KeyDecoder(types: types, keepsMissing: true).columns(table, Array(0..<count))
      for (member, column) in zip(members, columns) {
        for group in 0..<count { result[group][member.place] = Self.part(column, member, group) }
      }
      return result
    }
    for (member, stride) in zip(members, strides) {
      let codes = member.type.domain?.count ?? 0
      for group in 0..<count {
        let code = group / stride % (codes + 1)
        result[group][member.place] = code == codes ? .missing : .code(UInt32(code))
      }
    }
    return result
  }

  private static func part(_ column: ColumnBuffer, _ member: Member, _ row: Int) -> CellPart {
    guard column.isKnown(row) else { return .missing }
    switch column.values {
    case .text(let storage): return .text(Array(storage.bytes[storage.range(at: row)]))
    case .integers(let values): return member.isSpread ? .code(UInt32(values[row])) : .integer(values[row])
    case .codes(let values): return .code(values[row])
    case .bits(let values): return .code(UInt32(values[row]))
    case .doubles, .masks, .ratios: return .missing
    }
  }
}
