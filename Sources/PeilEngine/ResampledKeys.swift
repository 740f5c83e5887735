import PeilCore
import PeilTable

/// The units of a resampled figure, numbered; a row that lacks a part of the key is told apart by further columns.
final class ResampledKeys {
  /// Keys of one form.
  private final class Form {
    let encoder: KeyEncoder
    let types: [ValueType]
    let table = KeyTable()

    init(_ names: [String], in schema: Schema) {
      encoder = KeyEncoder(names, in: schema, keepsMissing: true)
      types = names.compactMap { schema[$0]?.type }
    }

    init(emptied other: Form) {
      encoder = other.encoder
      types = other.types
    }

    /// These keys' places in the order of their values.
    func order(_ numbers: [Int]) -> [Int] {
      let columns = KeyDecoder(types: types, keepsMissing: true).columns(table, numbers)
      return SortOrder(keys: columns.map { SortOrder.Key(column: $0, isDescending: false) }).sorted(numbers.indices)
    }
  }

  private let whole: Form
  private let apart: Form
  private let keyCount: Int
  /// What the number of a key with further columns has beside its place.
  private static let mark: UInt32 = 1 << 31

  init(_ resampling: Resampling, in schema: Schema) {
    whole = Form(resampling.key, in: schema)
    apart = Form(resampling.key + resampling.apart, in: schema)
    keyCount = resampling.key.count
  }

  /// The same without any unit.
  init(emptied other: ResampledKeys) {
    whole = Form(emptied: other.whole)
    apart = Form(emptied: other.apart)
    keyCount = other.keyCount
  }

  /// The keys of a chunk's rows.
  struct Rows {
    fileprivate let keys: EncodedKeys
    /// The keys with further columns, and which rows they are taken of.
    fileprivate let apart: EncodedKeys?
    fileprivate let lacks: [Bool]

    fileprivate func isApart(_ row: Int) -> Bool { apart != nil && lacks[row] }

    /// The hash of a row's key.
    func hash(_ row: Int) -> UInt64 {
      if let apart, lacks[row] { return apart.hashes[row] }
      return keys.hashes[row]
    }
  }

  func rows(_ chunk: Chunk) -> Rows {
    let parts = whole.encoder.fields.map { chunk.columns[$0.position] }
    let keys = whole.encoder.encode(chunk)
    guard parts.contains(where: { $0.known != nil }), apart.types.count > whole.types.count else {
      return Rows(keys: keys, apart: nil, lacks: [])
    }
    return Rows(
      keys: keys, apart: apart.encoder.encode(chunk),
      lacks: (0..<chunk.rowCount).map { row in parts.contains { !$0.isKnown(row) } })
  }

  /// The keys of lines whose columns are those of the key and then the further ones.
  func rows(_ columns: [ColumnBuffer], count: Int) -> Rows {
    func encoded(_ form: Form) -> EncodedKeys {
      let fields = form.encoder.fields.enumerated().map { KeyEncoder.Field(position: $0, part: $1.part) }
      return KeyEncoder(fields: fields, keepsMissing: true).encode(columns, rowCount: count)
    }
    let keys = encoded(whole)
    guard columns.prefix(keyCount).contains(where: { $0.known != nil }), apart.types.count > whole.types.count else {
      return Rows(keys: keys, apart: nil, lacks: [])
    }
    return Rows(
      keys: keys, apart: encoded(apart),
      lacks: (0..<count).map { row in columns.prefix(keyCount).contains { !$0.isKnown(row) } })
  }

  /// The number of a row's unit.
  func number(_ row: Int, of rows: Rows) -> UInt32 {
    if let keys = rows.apart, rows.isApart(row) {
      return UInt32(keys.withKey(row) { apart.table.number($0, hash: keys.hashes[row]).id }) | Self.mark
    }
    return UInt32(rows.keys.withKey(row) { whole.table.number($0, hash: rows.keys.hashes[row]).id })
  }

  /// The number here of another's unit.
  func number(_ unit: UInt32, of other: ResampledKeys) -> UInt32 {
    let (table, isApart) = other.table(unit)
    let place = Int(unit & ~Self.mark)
    let mine = isApart ? apart.table : whole.table
    return UInt32(mine.number(table.key(place), hash: table.hash(of: place)).id) | (isApart ? Self.mark : 0)
  }

  /// Puts the units away.
  func write(to encoder: inout StateEncoder) {
    whole.table.write(to: &encoder)
    apart.table.write(to: &encoder)
  }

  /// Takes up units that were put away.
  func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    try whole.table.read(from: &decoder)
    try apart.table.read(from: &decoder)
  }

  /// Whether there is a unit of this number.
  func has(_ unit: UInt32) -> Bool { Int(unit & ~Self.mark) < table(unit).table.count }

  func hash(of unit: UInt32) -> UInt64 { table(unit).table.hash(of: Int(unit & ~Self.mark)) }

  private func table(_ unit: UInt32) -> (table: KeyTable, isApart: Bool) {
    unit & Self.mark == 0 ? (whole.table, false) : (apart.table, true)
  }

  /// These units in the order of their keys, those with further columns last.
  func sorted(_ units: [UInt32]) -> [UInt32] {
    [(whole, UInt32(0)), (apart, Self.mark)].flatMap { form, mark in
      let own = units.filter { $0 & Self.mark == mark }.map { Int($0 & ~Self.mark) }.sorted()
      return own.isEmpty ? [] : form.order(own).map { UInt32(own[$0]) | mark }
    }
  }
}
